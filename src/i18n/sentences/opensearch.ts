/** What is said of an OpenSearch cluster, by its English texts, as in the catalogues beside. */
export const openSearchZhCN = {
  'has a user or password in it: set OPENSEARCH_USER and OPENSEARCH_PASSWORD instead':
    '里面含有用户名或密码：请改用 OPENSEARCH_USER 和 OPENSEARCH_PASSWORD',
  'is not a name of small letters, digits, - and _': '不是由小写字母、数字、- 和 _ 组成的名称',
  'OPENSEARCH_USER and OPENSEARCH_PASSWORD (or OPENSEARCH_PASSWORD_FILE) belong together, and one of them is missing':
    'OPENSEARCH_USER 和 OPENSEARCH_PASSWORD（或 OPENSEARCH_PASSWORD_FILE）要一起设置，现在缺了一个',
  'OPENSEARCH_USER and OPENSEARCH_API_KEY are both set, and a cluster is entered in one way: remove one of them':
    'OPENSEARCH_USER 和 OPENSEARCH_API_KEY 都设置了，而登录集群只用一种方式：请去掉一个',
  'OPENSEARCH_URL is set, but the client for OpenSearch is not installed. Install it with: npm install --no-save @opensearch-project/opensearch':
    '设置了 OPENSEARCH_URL，但没有安装 OpenSearch 的客户端。请运行：npm install --no-save @opensearch-project/opensearch',
  "The file {{file}}, which the settings of OpenSearch name, can't be read ({{reason}}).":
    '读不了 OpenSearch 设置里指定的文件 {{file}}（{{reason}}）。',
  'What answers at {{url}} is {{found}}, and Verbatim needs OpenSearch from {{from}} to below {{below}}. Correct OPENSEARCH_URL, or use another version of the cluster.':
    '{{url}} 上运行的是 {{found}}，而 Verbatim 需要 OpenSearch {{from}} 及以上、{{below}} 以下的版本。请改正 OPENSEARCH_URL，或更换集群的版本。',
  'The OpenSearch cluster at {{url}} does not answer ({{reason}}). Look whether it runs and whether OPENSEARCH_URL is right; nothing is lost, and what needs it goes on once it answers.':
    '{{url}} 上的 OpenSearch 集群没有响应（{{reason}}）。请检查它是否在运行、OPENSEARCH_URL 是否正确；没有丢失任何内容，恢复响应后即可继续。',
  'The OpenSearch cluster at {{url}} is not ready (HTTP {{status}}): a part of the index is on no node that runs, or the cluster has no manager. Start its nodes again; nothing is lost, and what needs it goes on by itself.':
    '{{url}} 上的 OpenSearch 集群还没有就绪（HTTP {{status}}）：索引的一部分不在任何正在运行的节点上，或集群没有主节点。请重新启动它的节点；没有丢失任何内容，之后会自动继续。',
  'The OpenSearch cluster at {{url}} takes no more requests for now (HTTP 429), even after some waiting. Wait, or give it more memory or nodes, then run again.':
    '{{url}} 上的 OpenSearch 集群暂时不接受更多请求（HTTP 429），等待之后仍是如此。请稍候，或为它增加内存或节点，再重新运行。',
  'The OpenSearch cluster at {{url}} takes nothing that is written: its disk is nearly full, or somebody has made it read-only. The old index goes on. Free some space there or lift the block (index.blocks.read_only_allow_delete, cluster.blocks.read_only), then run again.':
    '{{url}} 上的 OpenSearch 集群不接受写入：它的磁盘快满了，或被设成了只读。旧索引继续使用。请在那里腾出空间，或解除限制（index.blocks.read_only_allow_delete、cluster.blocks.read_only），再重新运行。',
  'The OpenSearch cluster at {{url}} does not accept who asks (HTTP 401). Correct OPENSEARCH_USER with OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY, or the file that holds it.':
    '{{url}} 上的 OpenSearch 集群不接受登录（HTTP 401）。请改正 OPENSEARCH_USER 和 OPENSEARCH_PASSWORD，或 OPENSEARCH_API_KEY，或存放它们的文件。',
  'The OpenSearch cluster at {{url}} refuses something that Verbatim has to do there (HTTP 403). Give its user the rights that docs/en/scale.md lists.':
    '{{url}} 上的 OpenSearch 集群拒绝了 Verbatim 必须做的操作（HTTP 403）。请给它的用户 docs/zh-CN/scale.md 中列出的权限。',
  'The certificate of the OpenSearch cluster at {{url}} is not trusted ({{reason}}). Name the file of its authority in OPENSEARCH_CA_FILE, and look whether OPENSEARCH_URL has the name that the certificate is for.':
    '{{url}} 上的 OpenSearch 集群的证书不受信任（{{reason}}）。请用 OPENSEARCH_CA_FILE 指定签发机构的证书文件，并检查 OPENSEARCH_URL 里的名称是否与证书一致。',
  'The indexer is running already ({{owner}}). Wait for it; one that was killed is passed over after {{seconds}} seconds.':
    '索引程序已经在运行（{{owner}}）。请等它结束；如果它已被强制终止，{{seconds}} 秒后就不再算数。',
  'The indexer is running already ({{owner}}), with the model {{theirs}}. This one has {{own}}, or another version of it, and can embed nothing for it. Set EMBEDDING_MODEL to the same, or wait for it to end.':
    '索引程序已经在运行（{{owner}}），用的模型是 {{theirs}}。这里用的是 {{own}}，或它的另一个版本，无法一起计算向量。请把 EMBEDDING_MODEL 设成相同的，或等它结束。',
  'it is not what this version (format {{version}}) writes': '它不是这个版本（格式 {{version}}）写的',
  'it is not complete': '它不完整',
  'it has {{found}} of its {{passages}} passages': '它的 {{passages}} 个段落只剩 {{found}} 个',
  'there is none of that id; there are: {{ids}}': '没有这个编号的版本；现有：{{ids}}',
  'The certificate of the OpenSearch cluster at {{url}} is for other names ({{reason}}). Write a name that it is for into OPENSEARCH_URL, or give the cluster a certificate for this one.':
    '{{url}} 上的 OpenSearch 集群的证书是给别的名称用的（{{reason}}）。请在 OPENSEARCH_URL 里写证书上的名称，或为集群换一份包含这个名称的证书。',
  'What answers at {{url}} does not speak HTTPS. Write http:// instead of https:// into OPENSEARCH_URL, or turn HTTPS on in the cluster.':
    '{{url}} 上的服务不使用 HTTPS。请把 OPENSEARCH_URL 里的 https:// 改成 http://，或在集群上启用 HTTPS。',
  'An index that was to be read at {{url}} is no longer there: somebody has deleted it. If questions keep failing, run the indexer, which builds it again.':
    '要读取的索引已经不在 {{url}} 上：有人删除了它。如果提问一直失败，请运行索引程序，它会重新建立索引。',
  'The OpenSearch cluster at {{url}} has no k-NN plugin, which compares vectors. Install it on every node (opensearch-plugin install opensearch-knn) or use an official package, which contains it.':
    '{{url}} 上的 OpenSearch 集群没有用来比较向量的 k-NN 插件。请在每个节点上安装它（opensearch-plugin install opensearch-knn），或使用自带该插件的官方安装包。',
  'The OpenSearch cluster at {{url}} runs no scripts, which the scores need. Allow inline scripts in Painless there (script.allowed_types, script.allowed_contexts).':
    '{{url}} 上的 OpenSearch 集群不执行脚本，而计算分数需要脚本。请在那里允许 Painless 内联脚本（script.allowed_types、script.allowed_contexts）。',
  'The OpenSearch cluster at {{url}} has as many shards as it may have. Delete indices that nobody needs, add a node, or raise cluster.max_shards_per_node; then run again.':
    '{{url}} 上的 OpenSearch 集群的分片已达上限。请删除没人需要的索引、增加节点，或调高 cluster.max_shards_per_node，再重新运行。',
  'it takes too long': '等待时间过长',
  'The file {{file}}, which OPENSEARCH_CA_FILE names, has no certificate in it. It must begin with -----BEGIN CERTIFICATE-----.':
    'OPENSEARCH_CA_FILE 指定的文件 {{file}} 里没有证书。里面应有 -----BEGIN CERTIFICATE----- 开头的内容。',
  'The file {{file}}, which the settings of OpenSearch name, is empty: write the secret into it.':
    'OpenSearch 设置里指定的文件 {{file}} 是空的：请把密码或密钥写进去。',
  'The key in OPENSEARCH_API_KEY or its file has characters that no key has. Copy it once more, in one line.':
    'OPENSEARCH_API_KEY 或其文件里的密钥含有密钥不可能有的字符。请重新复制一遍，写成一行。',
  'The local copy is up to date, and answers until then.': '本地副本已是最新，在此之前由它回答。',
  'The local copy of the index could not be brought up to date: {{reason}}':
    '索引的本地副本未能更新：{{reason}}',
  '{{problem}} {{became}}': '{{problem}}{{became}}',
  'none yet': '还没有',
  '{{command}} brings it up to date': '{{command}} 会更新它',
  '{{articles}}, {{passages}}, generation {{id}}; it answers while the cluster does not':
    '{{articles}}，{{passages}}，版本 {{id}}；集群没有响应时由它回答',
} as const;

export const openSearchZhTW = {
  'has a user or password in it: set OPENSEARCH_USER and OPENSEARCH_PASSWORD instead':
    '裡面含有使用者名稱或密碼：請改用 OPENSEARCH_USER 和 OPENSEARCH_PASSWORD',
  'is not a name of small letters, digits, - and _': '不是由小寫字母、數字、- 和 _ 組成的名稱',
  'OPENSEARCH_USER and OPENSEARCH_PASSWORD (or OPENSEARCH_PASSWORD_FILE) belong together, and one of them is missing':
    'OPENSEARCH_USER 和 OPENSEARCH_PASSWORD（或 OPENSEARCH_PASSWORD_FILE）要一起設定，現在缺了一個',
  'OPENSEARCH_USER and OPENSEARCH_API_KEY are both set, and a cluster is entered in one way: remove one of them':
    'OPENSEARCH_USER 和 OPENSEARCH_API_KEY 都設定了，而登入叢集只用一種方式：請去掉一個',
  'OPENSEARCH_URL is set, but the client for OpenSearch is not installed. Install it with: npm install --no-save @opensearch-project/opensearch':
    '設定了 OPENSEARCH_URL，但沒有安裝 OpenSearch 的用戶端。請執行：npm install --no-save @opensearch-project/opensearch',
  "The file {{file}}, which the settings of OpenSearch name, can't be read ({{reason}}).":
    '讀不了 OpenSearch 設定裡指定的檔案 {{file}}（{{reason}}）。',
  'What answers at {{url}} is {{found}}, and Verbatim needs OpenSearch from {{from}} to below {{below}}. Correct OPENSEARCH_URL, or use another version of the cluster.':
    '{{url}} 上執行的是 {{found}}，而 Verbatim 需要 OpenSearch {{from}} 及以上、{{below}} 以下的版本。請改正 OPENSEARCH_URL，或更換叢集的版本。',
  'The OpenSearch cluster at {{url}} does not answer ({{reason}}). Look whether it runs and whether OPENSEARCH_URL is right; nothing is lost, and what needs it goes on once it answers.':
    '{{url}} 上的 OpenSearch 叢集沒有回應（{{reason}}）。請檢查它是否在執行、OPENSEARCH_URL 是否正確；沒有遺失任何內容，恢復回應後即可繼續。',
  'The OpenSearch cluster at {{url}} is not ready (HTTP {{status}}): a part of the index is on no node that runs, or the cluster has no manager. Start its nodes again; nothing is lost, and what needs it goes on by itself.':
    '{{url}} 上的 OpenSearch 叢集還沒有就緒（HTTP {{status}}）：索引的一部分不在任何正在執行的節點上，或叢集沒有主節點。請重新啟動它的節點；沒有遺失任何內容，之後會自動繼續。',
  'The OpenSearch cluster at {{url}} takes no more requests for now (HTTP 429), even after some waiting. Wait, or give it more memory or nodes, then run again.':
    '{{url}} 上的 OpenSearch 叢集暫時不接受更多請求（HTTP 429），等待之後仍是如此。請稍候，或為它增加記憶體或節點，再重新執行。',
  'The OpenSearch cluster at {{url}} takes nothing that is written: its disk is nearly full, or somebody has made it read-only. The old index goes on. Free some space there or lift the block (index.blocks.read_only_allow_delete, cluster.blocks.read_only), then run again.':
    '{{url}} 上的 OpenSearch 叢集不接受寫入：它的磁碟快滿了，或被設成了唯讀。舊索引繼續使用。請在那裡騰出空間，或解除限制（index.blocks.read_only_allow_delete、cluster.blocks.read_only），再重新執行。',
  'The OpenSearch cluster at {{url}} does not accept who asks (HTTP 401). Correct OPENSEARCH_USER with OPENSEARCH_PASSWORD, or OPENSEARCH_API_KEY, or the file that holds it.':
    '{{url}} 上的 OpenSearch 叢集不接受登入（HTTP 401）。請改正 OPENSEARCH_USER 和 OPENSEARCH_PASSWORD，或 OPENSEARCH_API_KEY，或存放它們的檔案。',
  'The OpenSearch cluster at {{url}} refuses something that Verbatim has to do there (HTTP 403). Give its user the rights that docs/en/scale.md lists.':
    '{{url}} 上的 OpenSearch 叢集拒絕了 Verbatim 必須做的操作（HTTP 403）。請給它的使用者 docs/zh-CN/scale.md 中列出的權限。',
  'The certificate of the OpenSearch cluster at {{url}} is not trusted ({{reason}}). Name the file of its authority in OPENSEARCH_CA_FILE, and look whether OPENSEARCH_URL has the name that the certificate is for.':
    '{{url}} 上的 OpenSearch 叢集的憑證不受信任（{{reason}}）。請用 OPENSEARCH_CA_FILE 指定簽發機構的憑證檔案，並檢查 OPENSEARCH_URL 裡的名稱是否與憑證一致。',
  'The indexer is running already ({{owner}}). Wait for it; one that was killed is passed over after {{seconds}} seconds.':
    '索引程式已經在執行（{{owner}}）。請等它結束；如果它已被強制終止，{{seconds}} 秒後就不再算數。',
  'The indexer is running already ({{owner}}), with the model {{theirs}}. This one has {{own}}, or another version of it, and can embed nothing for it. Set EMBEDDING_MODEL to the same, or wait for it to end.':
    '索引程式已經在執行（{{owner}}），用的模型是 {{theirs}}。這裡用的是 {{own}}，或它的另一個版本，無法一起計算向量。請把 EMBEDDING_MODEL 設成相同的，或等它結束。',
  'it is not what this version (format {{version}}) writes': '它不是這個版本（格式 {{version}}）寫的',
  'it is not complete': '它不完整',
  'it has {{found}} of its {{passages}} passages': '它的 {{passages}} 個段落只剩 {{found}} 個',
  'there is none of that id; there are: {{ids}}': '沒有這個編號的版本；現有：{{ids}}',
  'The certificate of the OpenSearch cluster at {{url}} is for other names ({{reason}}). Write a name that it is for into OPENSEARCH_URL, or give the cluster a certificate for this one.':
    '{{url}} 上的 OpenSearch 叢集的憑證是給別的名稱用的（{{reason}}）。請在 OPENSEARCH_URL 裡寫憑證上的名稱，或為叢集換一份包含這個名稱的憑證。',
  'What answers at {{url}} does not speak HTTPS. Write http:// instead of https:// into OPENSEARCH_URL, or turn HTTPS on in the cluster.':
    '{{url}} 上的服務不使用 HTTPS。請把 OPENSEARCH_URL 裡的 https:// 改成 http://，或在叢集上啟用 HTTPS。',
  'An index that was to be read at {{url}} is no longer there: somebody has deleted it. If questions keep failing, run the indexer, which builds it again.':
    '要讀取的索引已經不在 {{url}} 上：有人刪除了它。如果提問一直失敗，請執行索引程式，它會重新建立索引。',
  'The OpenSearch cluster at {{url}} has no k-NN plugin, which compares vectors. Install it on every node (opensearch-plugin install opensearch-knn) or use an official package, which contains it.':
    '{{url}} 上的 OpenSearch 叢集沒有用來比較向量的 k-NN 外掛。請在每個節點上安裝它（opensearch-plugin install opensearch-knn），或使用自帶該外掛的官方安裝包。',
  'The OpenSearch cluster at {{url}} runs no scripts, which the scores need. Allow inline scripts in Painless there (script.allowed_types, script.allowed_contexts).':
    '{{url}} 上的 OpenSearch 叢集不執行指令碼，而計算分數需要指令碼。請在那裡允許 Painless 內嵌指令碼（script.allowed_types、script.allowed_contexts）。',
  'The OpenSearch cluster at {{url}} has as many shards as it may have. Delete indices that nobody needs, add a node, or raise cluster.max_shards_per_node; then run again.':
    '{{url}} 上的 OpenSearch 叢集的分片已達上限。請刪除沒人需要的索引、增加節點，或調高 cluster.max_shards_per_node，再重新執行。',
  'it takes too long': '等待時間過長',
  'The file {{file}}, which OPENSEARCH_CA_FILE names, has no certificate in it. It must begin with -----BEGIN CERTIFICATE-----.':
    'OPENSEARCH_CA_FILE 指定的檔案 {{file}} 裡沒有憑證。裡面應有 -----BEGIN CERTIFICATE----- 開頭的內容。',
  'The file {{file}}, which the settings of OpenSearch name, is empty: write the secret into it.':
    'OpenSearch 設定裡指定的檔案 {{file}} 是空的：請把密碼或金鑰寫進去。',
  'The key in OPENSEARCH_API_KEY or its file has characters that no key has. Copy it once more, in one line.':
    'OPENSEARCH_API_KEY 或其檔案裡的金鑰含有金鑰不可能有的字元。請重新複製一遍，寫成一行。',
  'The local copy is up to date, and answers until then.': '本機副本已是最新，在此之前由它回答。',
  'The local copy of the index could not be brought up to date: {{reason}}':
    '索引的本機副本未能更新：{{reason}}',
  '{{problem}} {{became}}': '{{problem}}{{became}}',
  'none yet': '還沒有',
  '{{command}} brings it up to date': '{{command}} 會更新它',
  '{{articles}}, {{passages}}, generation {{id}}; it answers while the cluster does not':
    '{{articles}}，{{passages}}，版本 {{id}}；叢集沒有回應時由它回答',
} as const;

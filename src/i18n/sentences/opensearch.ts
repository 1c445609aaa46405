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
} as const;

/** The texts of errors, findings and reports, by the English ones. */
export const zhCN = {
  'There is no collection {{name}}. There are: {{names}}.': '没有合集 {{name}}。现有：{{names}}。',
  'It has not been said yet which collections of articles this server is for.':
    '还没有指定这个服务器可用哪些文章合集。',
  'Its name is not written in UTF-8, as by an archive from an older Chinese system: rename it, for example with convmv -f gbk -t utf8.':
    '文件名不是 UTF-8 编码，可能来自较旧的中文系统的压缩包：请改名，例如用 convmv -f gbk -t utf8。',
  'It is not a file but a pipe, a socket or a device.': '它不是文件，而是管道、套接字或设备。',
  'Create it, or name another one with --articles or ARTICLES_DIR.':
    '请新建它，或用 --articles 或 ARTICLES_DIR 指定别的文件夹。',
  "The articles' folder {{folder}} can't be opened: {{why}}. {{help}}":
    '打不开文章文件夹 {{folder}}：{{why}}。{{help}}',
  "The articles' folder {{folder}} does not exist. {{help}}": '文章文件夹 {{folder}} 不存在。{{help}}',
  '{{folder}} is not a folder. Name the folder that holds the articles with --articles or ARTICLES_DIR.':
    '{{folder}} 不是文件夹。请用 --articles 或 ARTICLES_DIR 指定放文章的文件夹。',
  "It can't be looked at: {{why}}.": '无法查看：{{why}}。',
  "The folder can't be read: {{why}}.": '无法读取这个文件夹：{{why}}。',
  'The link leads nowhere: remove it, or restore what it points to.':
    '这个链接指向的东西不存在：请删除它，或恢复它指向的文件。',
  "The link leads out of the articles' folder: copy the file into it instead.":
    '这个链接指向文章文件夹之外：请改为把文件复制进来。',
  'The link leads back to a folder that it stands in.': '这个链接指回了它自己所在的文件夹。',
  'the bot has no permission to read it': '没有读取权限',
  'it has just been removed': '它刚刚被删除了',
  'What this run saw could not be written to {{stampsFile}} ({{reason}}): the next one reads what is new or changed once more.':
    '这次运行看到的内容无法写入 {{stampsFile}}（{{reason}}）：下次运行会再读一遍新增和改动的文件。',
  '{{problem}} What was indexed of it before is kept.': '{{problem}}之前编入索引的内容会保留。',
  "The file can't be read: {{why}}.": '无法读取这个文件：{{why}}。',
  'The file holds nothing but white space.': '文件里只有空白。',
  'The file holds front matter but no text.': '文件里只有文首信息（front matter），没有正文。',
  'The file holds no text beside pictures, markup and its address.': '除了图片、标记和网址，文件里没有文字。',
  'The file is empty.': '文件是空的。',
  'The file is larger ({{size}}) than an article may be ({{most}}): split it.':
    '文件太大（{{size}}），一篇文章最多 {{most}}：请拆开它。',
  'The file holds no text that can be read: save it as UTF-8 text, or move it out of the folder.':
    '文件里没有能读出来的文字：请把它存为 UTF-8 文本，或移出这个文件夹。',
  'it is longer than 64 KB': '它超过了 64 KB',
  'it is nested too deeply': '它嵌套得太深',
  'it is marked as "{{label}}", and only YAML, JSON and TOML are read':
    '它标记为“{{label}}”，而能读的只有 YAML、JSON 和 TOML',
  "The front matter can't be read: {{what}}. Correct it at the top of the file.":
    '读不懂文首信息（front matter）：{{what}}。请改正文件开头。',
  'The file was given up: the work on it took longer than {{seconds}} s. Split it, or take out what repeats without end in it.':
    '处理这个文件超过了 {{seconds}} 秒，已放弃。请拆开它，或去掉其中无休止重复的内容。',
  'DISCORD_TOKEN is not set: questions can be asked only in the browser and the terminal':
    '没有设置 DISCORD_TOKEN：只能在浏览器和终端里提问',
  'get one on {{page}} under Bot, and put it into .env': '请在 {{page}} 的 Bot 一栏取得令牌，写进 .env',
  '{{apiUrl}} does not answer ({{reason}})': '{{apiUrl}} 没有回应（{{reason}}）',
  'check the network, a proxy, or DISCORD_API_URL': '请检查网络、代理或 DISCORD_API_URL',
  'Discord accepts it': 'Discord 认可这个令牌',
  'Discord refuses it (HTTP {{status}})': 'Discord 不认可这个令牌（HTTP {{status}}）',
  'reset it on {{page}} under Bot': '请在 {{page}} 的 Bot 一栏重置令牌',
  'unknown without a valid token': '没有有效的令牌，无从得知',
  "can't be read (HTTP {{status}})": '无法读取（HTTP {{status}}）',
  'invite the bot to that server, or correct DISCORD_GUILD_ID':
    '请把机器人邀请到那个服务器，或改正 DISCORD_GUILD_ID',
  'none registered yet': '还没有登记',
  'npm start registers them': 'npm start 会登记它们',
  "Discord's answer has no date to compare": 'Discord 的回应里没有可以比较的时间',
  "{{seconds}} s off Discord's": '与 Discord 的时间相差 {{seconds}} 秒',
  'set the clock: interactions are timed by it': '请校准时钟：交互的时限以它为准',
  'EMBEDDING_MODEL is {{embeddingModel}}, which is not known':
    'EMBEDDING_MODEL 是 {{embeddingModel}}，没有这个模型',
  'set it to one of {{models}}': '请设为以下之一：{{models}}',
  'every SHA-256 is right': '每个文件的 SHA-256 都正确',
  'as it was got first': '与最初取得的一样',
  '{{embeddingModel}} in {{modelsDir}}, {{proof}}': '{{embeddingModel}}，在 {{modelsDir}}，{{proof}}',
  "{{embeddingModel}} in {{modelsDir}} can't be used: {{problem}}":
    '{{modelsDir}} 里的 {{embeddingModel}} 无法使用：{{problem}}',
  '{{embeddingModel}} is not in {{modelsDir}} yet': '{{embeddingModel}} 还不在 {{modelsDir}} 里',
  'it is fetched by the next {{command}}; without it only keywords are searched':
    '下次运行 {{command}} 会取得它；没有它就只按关键词搜索',
  '{{files}} in {{articlesDir}}': '{{articlesDir}} 里有 {{files}}',
  'none in {{articlesDir}}': '{{articlesDir}} 里没有文章',
  'put .md or .txt files there': '请放入 .md 或 .txt 文件',
  'set ARTICLES_DIR': '请设置 ARTICLES_DIR',
  'none in {{dataDir}} yet': '{{dataDir}} 里还没有索引',
  'npm start builds it, or {{command}}': 'npm start 会建立索引，或运行 {{command}}',
  'build it anew with {{command}}': '请重建：{{command}}',
  'generation {{id}} serves ({{size}}), since a newer one is damaged. {{reason}}':
    '较新的版本已损坏，现在用的是版本 {{id}}（{{size}}）。{{reason}}',
  'build a new one with {{command}}': '请建一个新的：{{command}}',
  '{{articles}}, {{passages}}': '{{articles}}，{{passages}}',
  'made of {{folder}} and not of {{articlesDir}}': '它是用 {{folder}} 建的，不是 {{articlesDir}}',
  'behind the articles: {{added}} new, {{changed}} changed, {{removed}} removed':
    '文章已有变动：新增 {{added}}，修改 {{changed}}，删除 {{removed}}',
  '{{message}}; {{what}}': '{{message}}；{{what}}',
  'run /reindex, or {{command}}': '请用 /reindex，或运行 {{command}}',
  '{{size}}, generation {{id}}, {{model}}': '{{size}}，版本 {{id}}，{{model}}',
  'keywords only': '只有关键词',
  '{{message}}; {{percent}} % of the articles are in other languages than the model was made for':
    '{{message}}；{{percent}}% 的文章不是这个模型所针对的语言',
  'set EMBEDDING_MODEL={{model}}, which finds more in them, and build the index anew with {{command}}':
    '请设置 EMBEDDING_MODEL={{model}}，它能找到更多，再重建索引：{{command}}',
  'complete it with {{command}} once the model is there': '有了模型之后，请补全：{{command}}',
  'made with another version of the model {{name}}': '它是用模型 {{name}} 的另一个版本建的',
  'made with {{name}}, and EMBEDDING_MODEL is {{embeddingModel}}':
    '它是用 {{name}} 建的，而 EMBEDDING_MODEL 是 {{embeddingModel}}',
  ', or set EMBEDDING_MODEL back': '，或把 EMBEDDING_MODEL 改回去',
  'build it anew with {{command}}{{orElse}}': '请重建：{{command}}{{orElse}}',
  '{{gib}} GiB free in {{dataDir}}': '{{dataDir}} 还有 {{gib}} GiB 空间',
  'free some space: a build writes the new index beside the old one':
    '请腾出一些空间：重建时新旧索引同时存在',
  'set DATA_DIR to a folder that can be written': '请把 DATA_DIR 设为可以写入的文件夹',
  'The native modules in node_modules were compiled for another Node.js than this one ({{version}})':
    'node_modules 里的原生模块是为另一个 Node.js 编译的，不是现在这个（{{version}}）',
  "A native module in node_modules can't be used by this Node.js ({{version}}): {{reason}}":
    '现在的 Node.js（{{version}}）无法使用 node_modules 里的一个原生模块：{{reason}}',
  '{{what}}. Run this by npm start or the other npm scripts, which bring the right one; or delete node_modules and run npm start, which installs them anew. To see which can be used: npm run --silent cli -- doctor':
    '{{what}}。请用 npm start 或其他 npm 脚本运行，它们会自带合适的 Node.js；或删除 node_modules 后运行 npm start 重新安装。想知道哪些能用：npm run --silent cli -- doctor',
  'This is Node {{version}}, and {{oldest}} or later is needed. npm start and the other npm scripts bring one by themselves; for anything else install it from https://nodejs.org.':
    '现在是 Node {{version}}，需要 {{oldest}} 或更新的版本。npm start 和其他 npm 脚本会自己取得；否则请从 https://nodejs.org 安装。',
  '{{host}} through {{proxy}}': '{{host}} 经由 {{proxy}}',
  '{{message}}: {{reason}}': '{{message}}：{{reason}}',
  'start that proxy, correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the host in NO_PROXY':
    '请启动那个代理，改正 HTTPS_PROXY、HTTP_PROXY 或 ALL_PROXY，或把主机写进 NO_PROXY',
  '{{message}} is too old': '{{message}} 太旧了',
  'install Node.js {{oldest}} or newer, or run this by npm, whose scripts bring one':
    '请安装 Node.js {{oldest}} 或更新的版本，或用 npm 脚本运行，它们会自带',
  '{{name}} ({{why}})': '{{name}}（{{why}}）',
  '{{names}} load': '{{names}} 都能载入',
  'not usable: {{modules}}': '无法使用：{{modules}}',
  'if this Node is one that is supported, delete node_modules and run npm start: it installs them and says what a build lacks':
    '如果这个 Node 受支持，请删除 node_modules 后运行 npm start：它会重新安装，并说明编译缺什么',
  'it ends the process: {{signal}}': '它使进程终止：{{signal}}',
  'it ends the process: exit code {{code}}': '它使进程终止：退出码 {{code}}',
  'ask needs a question, or --json and one question a line on stdin. Example: ask "AGI 是什么？"':
    'ask 需要一个问题，或者用 --json 并在标准输入里每行写一个问题。例如：ask "AGI 是什么？"',
  'No day is from {{since}} on and up to {{until}}.': '没有哪一天既在 {{since}} 以后又在 {{until}} 以前。',
  'Name folders that are sets, or else both a folder with --articles and a file with --questions.':
    '请指定题集的文件夹，或者同时用 --articles 指定文件夹、用 --questions 指定文件。',
  "The report can't be written: {{reason}}. Name another file with --report.":
    '无法写入报告：{{reason}}。请用 --report 指定别的文件。',
  '{{articlesDir}} holds no article (.md, .markdown or .txt). Put some there, or name another folder with --articles.':
    '{{articlesDir}} 里没有文章（.md、.markdown 或 .txt）。请放入文章，或用 --articles 指定别的文件夹。',
  'The index was made with another version of the model {{name}}. Run the indexer again.':
    '索引是用模型 {{name}} 的另一个版本建的。请重新建立索引。',
  'The index was made with {{madeWith}}, and the model that is set now ({{name}}) makes other vectors. Run the indexer again, or set EMBEDDING_MODEL back.':
    '索引是用 {{madeWith}} 建的，而现在设置的模型（{{name}}）产生的向量不同。请重新建立索引，或把 EMBEDDING_MODEL 改回去。',
  "error: unknown command '{{name}}'": '错误：没有“{{name}}”这个命令',
  "error: unknown option '{{name}}'": '错误：没有“{{name}}”这个选项',
  "error: missing required argument '{{name}}'": '错误：缺少参数“{{name}}”',
  "error: option '{{name}}' argument missing": '错误：选项“{{name}}”缺少值',
  "error: option '{{name}}' argument '{{value}}' is invalid. {{why}}":
    '错误：选项“{{name}}”的值“{{value}}”不对。{{why}}',
  'error: too many arguments: {{given}}': '错误：参数太多：{{given}}',
  'The run was stopped. The index is as it was before.': '这次建立索引已停止，索引保持原样。',
  '1 file': '1 个文件',
  '1 article': '1 篇文章',
  '1 passage': '1 个段落',
  '{{count}} files': '{{count}} 个文件',
  '{{count}} articles': '{{count}} 篇文章',
  '{{count}} passages': '{{count}} 个段落',
  "The file {{path}} can't be read: it says which channels the bot may be used in. Free some space, give the bot the right to read and write it, bring it back from a copy, or delete it, and start the bot again.":
    '无法读取文件 {{path}}，里面记着机器人可以在哪些频道使用。请腾出空间、给机器人读写它的权限、从备份恢复它，或删除它，然后重新启动机器人。',
  'is not an id: Discord ids are 15 to 21 digits': '不是 ID：Discord 的 ID 是 15 到 21 位数字',
  'is not an address that begins with http:// or https://': '不是以 http:// 或 https:// 开头的网址',
  'is not a proxy: it looks like http://127.0.0.1:7890 or socks5://127.0.0.1:1080':
    '不是代理：写法如 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080',
  'is not a whole number from {{from}} to {{to}}': '不是 {{from}} 到 {{to}} 的整数',
  'is none of {{values}}': '不是以下之一：{{values}}',
  'is not a token: it holds characters that no token has. Copy it once more on https://discord.com/developers/applications under Bot':
    '不是令牌：其中有令牌里不会有的字符。请在 https://discord.com/developers/applications 的 Bot 一栏重新复制',
  'is not a model name: it looks like Xenova/bge-small-zh-v1.5':
    '不是模型名：写法如 Xenova/bge-small-zh-v1.5',
  '{{name}} is no setting of Verbatim, and has no effect. Is {{meant}} meant?':
    '{{name}} 不是 Verbatim 的设置，不起作用。是不是 {{meant}}？',
  '{{name}} is no setting of Verbatim, and has no effect.': '{{name}} 不是 Verbatim 的设置，不起作用。',
  '{{name}} {{problem}}': '{{name}} {{problem}}',
  "The configuration can't be used. Correct this in .env or the environment: {{problems}}.":
    '设置有误，无法使用。请在 .env 或环境变量里改正：{{problems}}。',
  'DISCORD_TOKEN is not set. Get a token on https://discord.com/developers/applications under Bot, and put it into .env.':
    '没有设置 DISCORD_TOKEN。请在 https://discord.com/developers/applications 的 Bot 一栏取得令牌，写进 .env。',
  "Discord can't be reached at {{apiUrl}} ({{reason}}). Check the network, HTTPS_PROXY and DISCORD_API_URL, then start again. Without DISCORD_TOKEN the start serves only the pages.":
    '连不上 Discord（{{apiUrl}}，{{reason}}）。请检查网络、HTTPS_PROXY 和 DISCORD_API_URL，然后重新启动。去掉 DISCORD_TOKEN，就可以只用浏览器页面。',
  "Discord has ended the connection for good (close code {{code}}: {{name}}). Start the bot again; if it stays so, look at the application's settings on https://discord.com/developers/applications.":
    'Discord 终止了连接（关闭码 {{code}}：{{name}}）。请重新启动机器人；如果仍然如此，请在 https://discord.com/developers/applications 查看应用的设置。',
  'The token in DISCORD_TOKEN is not valid: get a new one on https://discord.com/developers/applications under Bot, “Reset Token”.':
    'DISCORD_TOKEN 里的令牌无效：请在 https://discord.com/developers/applications 的 Bot 一栏按 “Reset Token” 取得新的。',
  'The connection to Discord has been down for {{seconds}} seconds. The bot ends, so that a supervisor starts it anew; HEALTH_EXIT_AFTER says how long it waits.':
    '与 Discord 的连接已断开 {{seconds}} 秒。机器人就此退出，由监管它的程序重新启动；等待多久由 HEALTH_EXIT_AFTER 决定。',
  'The bot is not in the server {{guildId}} that DISCORD_GUILD_ID names. Invite it with {{link}} or correct the id, then start again.':
    '机器人不在 DISCORD_GUILD_ID 指定的服务器 {{guildId}} 里。请用 {{link}} 邀请它，或改正 ID，然后重新启动。',
  "Discord refuses the bot's commands (HTTP {{status}}, code {{code}}: {{reason}}). Start the bot again; if it stays so, look at the application on https://discord.com/developers/applications.":
    'Discord 拒绝了机器人的命令（HTTP {{status}}，代码 {{code}}：{{reason}}）。请重新启动机器人；如果仍然如此，请在 https://discord.com/developers/applications 查看应用。',
  'The file {{path}} is not a key of {{bytes}} bytes. Delete it: the bot makes a new one, and buttons on older messages stop working.':
    '文件 {{path}} 不是 {{bytes}} 字节的密钥。请删除它：机器人会生成新的，旧消息上的按钮将失效。',
  "The file {{path}} can't be read ({{reason}}): buttons are signed with what is in it. Give the bot the right to read it, or delete it, and start the bot again.":
    '无法读取文件 {{path}}（{{reason}}），按钮要用其中的内容签名。请给机器人读取它的权限，或删除它，然后重新启动机器人。',
  'The cache of embeddings {{path}} is locked by another program. Run again when that one has finished.':
    '向量缓存 {{path}} 被另一个程序锁住了。请等它结束后再运行。',
  'The embedding model failed on a text: {{reason}}.': '向量模型处理一段文字时出错：{{reason}}。',
  "The embedding model's thread has stopped: {{reason}}. Start the program again; if that does not help, delete the model's folder, and it is fetched anew.":
    '向量模型的线程停止了：{{reason}}。请重新启动程序；如果没用，请删除模型的文件夹，它会重新取得。',
  'The embedding was stopped before it was done.': '计算向量时被中途停止了。',
  'The run was stopped before the model had arrived.': '模型还没取得，就被停止了。',
  'the folder': '本机文件夹',
  'the Hugging Face hub': 'Hugging Face',
  'Maven Central': 'Maven Central',
  '{{source}} ({{reason}})': '{{source}}（{{reason}}）',
  'The embedding model was found in none of its sources: {{tried}}.':
    '在所有来源都没有找到向量模型：{{tried}}。',
  'The embedding model {{name}} is not known. Set EMBEDDING_MODEL to one of {{models}}.':
    '没有 {{name}} 这个向量模型。请把 EMBEDDING_MODEL 设为以下之一：{{models}}。',
  "The questions can't be read: {{reason}}. Name a file with --questions.":
    '无法读取题目：{{reason}}。请用 --questions 指定文件。',
  '{{where}} is no question: it takes {"id","question","article","answers"} as one line of JSON.':
    '{{where}} 不是题目：需要一行 JSON，写法如 {"id","question","article","answers"}。',
  '{{folder}} is no set of questions: it takes a folder articles and files of questions (*.jsonl) beside it.':
    '{{folder}} 不是题集：需要一个 articles 文件夹，旁边放题目文件（*.jsonl）。',
  "The set can't be read: {{reason}}. Name a folder.": '无法读取题集：{{reason}}。请指定一个文件夹。',
  'There is no index yet. Build one with: npm run --silent cli -- index':
    '还没有索引。请建立：npm run --silent cli -- index',
  'There is no generation {{to}}. There are: {{ids}}.': '没有版本 {{to}}。现有：{{ids}}。',
  'There is no generation but {{current}}, which serves.': '除了现在用的 {{current}}，没有别的版本。',
  'There is no generation older than {{current}}, which serves. There is a newer one: go to it with: npm run --silent cli -- rollback {{newer}}':
    '没有比现在用的 {{current}} 更早的版本。有一个更新的，可以换过去：npm run --silent cli -- rollback {{newer}}',
  'No generation can go on from {{id}}: that was made with another model or in another way. Build it anew with: npm run --silent cli -- index':
    '无法在版本 {{id}} 的基础上继续：它用的是别的模型或别的做法。请重建：npm run --silent cli -- index',
  'The indexer is running already (process {{pid}}). Wait for it, or end it first.':
    '已经在建立索引了（进程 {{pid}}）。请等它完成，或先结束它。',
  'Another indexer has just started. Wait for it to end, then run again.':
    '另一个程序刚刚开始建立索引。请等它完成后再运行。',
  'it is not complete: {{file}} is missing': '它不完整：缺少 {{file}}',
  '{{name}} is missing': '缺少 {{name}}',
  '{{name}} is damaged: it has {{found}} bytes instead of {{bytes}}':
    '{{name}} 已损坏：应有 {{bytes}} 字节，实有 {{found}} 字节',
  '{{name}} is damaged': '{{name}} 已损坏',
  "The index in {{dir}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index":
    '{{dir}} 里的索引无法使用：{{why}}。请重建：npm run --silent cli -- index',
  '{{file}} is not what this version (format {{version}}) writes':
    '{{file}} 不是这个版本的程序（格式 {{version}}）写的',
  '{{file}} is damaged': '{{file}} 已损坏',
  'it was made by another version (format {{format}} instead of {{version}})':
    '它是另一个版本的程序建的（格式是 {{format}}，不是 {{version}}）',
  'one of its files is damaged ({{reason}})': '其中一个文件已损坏（{{reason}}）',
  'The indexer is running already. Wait for it.': '已经在建立索引了。请等它完成。',
  'There is no generation {{id}}. There are: {{ids}}.': '没有版本 {{id}}。现有：{{ids}}。',
  "The generation {{id}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index":
    '版本 {{id}} 无法使用：{{why}}。请重建：npm run --silent cli -- index',
  '{{stage}} {{made}} instead of {{now}}': '{{stage}} 是 {{made}}，不是 {{now}}',
  'it was made by another version ({{stages}})': '它是另一个版本的程序建的（{{stages}}）',
  'its word “{{term}}”': '其中的词“{{term}}”',
  'its vector': '它的向量',
  'The new index does not find {{article}} by {{by}}, so it was not put in place; the old one goes on. Run the indexer again, and report this if it happens twice.':
    '新索引用{{by}}找不到 {{article}}，所以没有启用，旧索引继续使用。请重新建立索引；如果再次发生，请报告这个问题。',
  '; the first problem: {{path}}: {{reason}}': '；第一个问题：{{path}}：{{reason}}',
  '{{articlesDir}} holds no article that can be read{{why}}. Put some there, or name another folder with --articles.':
    '{{articlesDir}} 里没有能读的文章{{why}}。请放入文章，或用 --articles 指定别的文件夹。',
  "The rule could not be kept: nothing can be written to the bot's data folder ({{reason}}). Free some space, or give the bot the right to write there, and start it again.":
    '规则没能保存：机器人的数据文件夹无法写入（{{reason}}）。请腾出空间，或给机器人写入的权限，然后重新启动。',
  'Port {{port}} of {{host}} is in use. Set METRICS_PORT to another one, or end what uses it.':
    '{{host}} 的端口 {{port}} 已被占用。请把 METRICS_PORT 设为别的端口，或结束占用它的程序。',
  'Nothing can be served at {{host}}, port {{port}} ({{reason}}). Set METRICS_HOST to an address of this machine and METRICS_PORT to a port that the bot may use.':
    '无法在 {{host}} 的端口 {{port}} 提供服务（{{reason}}）。请把 METRICS_HOST 设为本机的地址，把 METRICS_PORT 设为机器人可以使用的端口。',
  '{{first}}; {{rest}}': '{{first}}；{{rest}}',
  'The disk that holds {{dataDir}} is full, so no new index could be written; the old one goes on. Free some space, then run again.':
    '{{dataDir}} 所在的磁盘满了，新索引无法写入，旧索引继续使用。请腾出空间后再运行。',
  'The disk that holds {{dataDir}} did not take what was written or give what was read ({{reason}}), so the old index goes on. Look whether it has room and is sound, then run again.':
    '{{dataDir}} 所在的磁盘读写失败（{{reason}}），旧索引继续使用。请检查磁盘的空间和状况后再运行。',
  "The folder {{dataDir}} can't be written to ({{reason}}). Give the bot the right to write there, or set DATA_DIR to another folder.":
    '文件夹 {{dataDir}} 无法写入（{{reason}}）。请给机器人写入的权限，或把 DATA_DIR 设为别的文件夹。',
  "{{dataDir}} can't be used as the data folder: something else lies where a file or folder of the index has to be ({{reason}}). Remove it, or name another folder with --data or DATA_DIR.":
    '{{dataDir}} 不能用作数据文件夹：索引的文件或文件夹的位置被别的东西占了（{{reason}}）。请移走它，或用 --data 或 DATA_DIR 指定别的文件夹。',
  'It is a whole number from {{from}} to {{to}}.': '请写 {{from}} 到 {{to}} 的整数。',
  'It is a date like 2025-02-11.': '请写 2025-02-11 这样的日期。',
  'was not checked': '没有检查',
  'run doctor once more when that is mended': '修好之后，请再运行一次 doctor',
  'API_KEYS_FILE names {{keysFile}}, which holds no key: write one a line.':
    'API_KEYS_FILE 指定的 {{keysFile}} 里没有密钥：请每行写一个。',
  'names no collection behind the “@”: write them there, with commas between, or leave the “@” out':
    '“@”后面没有写合集：请写上（用逗号隔开），或去掉“@”',
  'has a key that is set already, for other collections: leave one of the two out':
    '里的密钥已经设置过，对应的合集不同：请去掉其中一个',
  "API_KEYS_FILE names {{file}}, which can't be read ({{reason}}). Name a file that the bot may read.":
    '无法读取 API_KEYS_FILE 指定的 {{file}}（{{reason}}）。请指定机器人可以读取的文件。',
  '{{file}}, line {{line}}': '{{file}} 第 {{line}} 行',
  '{{where}} {{problem}}.': '{{where}}：{{problem}}。',
  'has a key with fewer than 16 characters, or with one that no key may have: make one with "openssl rand -hex 24"':
    '有密钥不足 16 个字符，或含有密钥里不能有的字符：请用 "openssl rand -hex 24" 生成',
  'find needs a text. Example: find "训练这个模型一共花了六百万美元"':
    'find 需要一段文字。例如：find "训练这个模型一共花了六百万美元"',
  'timeline needs a topic. Example: timeline 推理成本': 'timeline 需要一个话题。例如：timeline 推理成本',
  'is neither a whole number from 0 to 65535 nor off': '既不是 0 到 65535 的整数，也不是 off',
  'is too short: it needs {{least}} characters, since anybody may try':
    '太短：任何人都可能尝试，至少要 {{least}} 个字符',
  'is more than an address like https://articles.example.org: leave out what follows the name':
    '不只是 https://articles.example.org 这样的地址：请去掉域名后面的部分',
  'The ports {{port}} to {{last}} of {{host}} are all in use. Set WEB_PORT to another one, or to off.':
    '{{host}} 的端口 {{port}} 到 {{last}} 都已被占用。请把 WEB_PORT 设为别的端口，或设为 off。',
  "The page can't be served at {{host}}, port {{port}} ({{reason}}). Set WEB_HOST to an address of this machine and WEB_PORT to a port that may be used, or WEB_PORT=off.":
    '无法在 {{host}} 的端口 {{port}} 提供页面（{{reason}}）。请把 WEB_HOST 设为本机的地址，把 WEB_PORT 设为可以使用的端口，或设 WEB_PORT=off。',
  'WEB_HOST={{host}} would show the articles to everyone who reaches this machine. Set WEB_PASSWORD to a password for the pages (or API_KEYS for only the API), or leave WEB_HOST at 127.0.0.1.':
    'WEB_HOST={{host}} 会让所有能访问这台机器的人看到文章。请用 WEB_PASSWORD 为页面设置密码（只提供 API 时可设 API_KEYS），或让 WEB_HOST 保持 127.0.0.1。',
  '1 pin': '1 个置顶',
  '{{count}} pins': '{{count}} 个置顶',
  '1 other name': '1 组别名',
  '{{count}} other names': '{{count}} 组别名',
  '{{pins}} and {{names}} in {{file}}': '{{file}} 里有 {{pins}}和 {{names}}',
  ' (and {{count}} more: {{command}})': '（另有 {{count}} 个问题：{{command}}）',
  '{{message}}. {{problem}}{{more}}': '{{message}}。{{problem}}{{more}}',
  'correct {{file}}': '请改正 {{file}}',
  '{{message}}, not compared with the articles: {{reason}}': '{{message}}，未与文章核对：{{reason}}',
  'run doctor once more when the index can be used': '索引可用之后，请再运行一次 doctor',

  // Pins
  "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or put these lines into the file by hand:\n{{lines}}":
    '无法写入 {{file}}（{{reason}}）。请给机器人写入权限，或者手动把下面几行加进去：\n{{lines}}',
  "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or take these lines out of the file by hand:\n{{lines}}":
    '无法写入 {{file}}（{{reason}}）。请给机器人写入权限，或者手动删去下面几行：\n{{lines}}',
  'it is in {{encoding}}: save it as UTF-8 first': '它的编码是 {{encoding}}：请先另存为 UTF-8',

  // What is worth knowing of articles
  '{{path}}: {{warning}}': '{{path}}：{{warning}}',
  'More than half of it was left out as part of the page, not of the article. Look at the file.':
    '超过一半的内容被当作网页的一部分而不是文章略去了。请看一下这个文件。',
  '{{lost}} of its characters could not be read and stand as {{mark}}.':
    '其中 {{lost}} 个字符无法读取，显示为 {{mark}}。',
  'It holds too many marks to be read as Markdown and was read line by line.':
    '其中的标记太多，无法当作 Markdown 读取，因此逐行读取。',
  'The {{key}} "{{written}}" is not a date that can be read.': '{{key}} 的值“{{written}}”不是能读取的日期。',
  'The address {{address}} is one of a private network, and is not linked.':
    '地址 {{address}} 属于私有网络，不会作为链接。',
  'The address names a user before its host, which was left out: it leads to {{host}}.':
    '地址的主机名前写有用户名，已略去：它指向 {{host}}。',
  'The front matter has no closing line (---): it was taken to end at the first empty line.':
    '文首信息缺少结束行（---），视为到第一个空行为止。',
  'The front matter is no valid JSON and was left out: {{reason}}.':
    '文首信息不是有效的 JSON，已略去：{{reason}}。',
  "Line {{line}} can't be read: {{reason}}.": '第 {{line}} 行无法读取：{{reason}}。',
  'Line {{line}} of the front matter is no YAML: {{fault}}.':
    '文首信息的第 {{line}} 行不是 YAML：{{fault}}。',
  'it has no key, and was left out': '没有键名，已略去',
  'a key stands there twice': '同一个键名出现了两次',
  'a key stands there twice, and the first one counts': '同一个键名出现了两次，以第一个为准',
  'a space is missing after the colon': '冒号后面少了一个空格',
  'a tab stands where spaces belong': '应该用空格的地方用了制表符',
  'a value with a colon in it needs quotes round it': '含有冒号的值要用引号括起来',
  'a quote or a bracket is not closed': '有引号或括号没有关闭',
  'a value that begins with such a character needs quotes round it': '以这种字符开头的值要用引号括起来',
  'there is more behind the closing quote': '右引号后面还有内容',
  'it is no list of keys and values': '不是键名和值的列表',
  'it refers to other parts that are not there or too many': '它引用的部分不存在或者太多',
  '{{what}}, and it was left out': '{{what}}，已略去',
  '{{what}}, and it was read as it stands': '{{what}}，已按原样读取',
  // What admins write beside the articles
  '{{file}} {{problem}}. It has no effect.': '{{file}} {{problem}}。它不起作用。',
  'is larger than {{size}} MB': '超过了 {{size}} MB',
  "can't be read ({{reason}})": '无法读取（{{reason}}）',
  'is no JSON: {{reason}}': '不是 JSON：{{reason}}',
  'has a key “{{key}}”, which is none of its keys ({{keys}})':
    '有一个键“{{key}}”，而它只能有这些键：{{keys}}',
  'is no object like {{example}}': '不是像 {{example}} 这样的对象',
  'has a key “{{where}}” that is no list': '的键“{{where}}”不是列表',
  'has an entry {{where}} that is no text': '的 {{where}} 不是文字',
  '{{file}} names “{{name}}” in originals[{{i}}], and no article has that path or id.':
    '{{file}} 的 originals[{{i}}] 写的是“{{name}}”，但没有路径或 ID 与它相同的文章。',
  '{{file}}: line {{line}} {{problem}}.': '{{file}}：第 {{line}} 行{{problem}}。',
  '{{file}} has more than {{most}} pins or aliases: those after them have no effect.':
    '{{file}} 里的置顶或别名超过 {{most}} 条：超出的部分不起作用。',
  'stands before the question that it belongs to (a line that begins with “?”)':
    '写在了它所属的问题（以“?”开头的行）之前',
  'names no article behind the “@”': '的“@”后面没有文章',
  'names a second article: a pin has one': '又写了一篇文章：一个置顶只能有一篇',
  'has no question behind the “?”': '的“?”后面没有问题',
  'is neither a pin’s (“?”, “@” or “>”) nor an alias (“name = other name”); a remark begins with “#”':
    '既不属于置顶（“?”“@”或“>”），也不是别名（“名称 = 另一名称”）；注释以“#”开头',
  'lacks a name beside a “=”': '的“=”旁边少了名称',
  'has the same name on both sides': '的“=”两边名称相同',
  'has a name of one character (“{{short}}”), which stands in too many words':
    '有一个单字名称（“{{short}}”），含有它的词太多',
  'begins a pin without an article (a line that begins with “@”)': '开始的置顶没有文章（以“@”开头的行）',
  'begins a pin without a quotation (lines that begin with “>”)': '开始的置顶没有原文（以“>”开头的行）',
  'begins a pin with more than {{most}} characters to quote': '开始的置顶，原文超过了 {{most}} 个字符',
  'pins a passage of “{{article}}”, and no article has that path, id or title':
    '置顶的是“{{article}}”里的一段，但没有路径、ID 或标题与它相同的文章',
  'quotes words that don’t stand in “{{article}}” (any more): “{{begin}} …”':
    '引用的文字不在（或不再在）“{{article}}”里：“{{begin}}……”',
} as const;

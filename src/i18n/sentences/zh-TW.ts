import type { zhCN } from './zh-CN.js';

export const zhTW: Readonly<Record<keyof typeof zhCN, string>> = {
  'There is no collection {{name}}. There are: {{names}}.': '沒有合集 {{name}}。現有：{{names}}。',
  'It has not been said yet which collections of articles this server is for.':
    '還沒有指定這個伺服器可用哪些文章合集。',
  'Its name is not written in UTF-8, as by an archive from an older Chinese system: rename it, for example with convmv -f gbk -t utf8.':
    '檔名不是 UTF-8 編碼，可能來自較舊的中文系統的壓縮包：請改名，例如用 convmv -f gbk -t utf8。',
  'It is not a file but a pipe, a socket or a device.': '它不是檔案，而是管線、通訊端或裝置。',
  'Create it, or name another one with --articles or ARTICLES_DIR.':
    '請新建它，或用 --articles 或 ARTICLES_DIR 指定別的資料夾。',
  "The articles' folder {{folder}} can't be opened: {{why}}. {{help}}":
    '打不開文章資料夾 {{folder}}：{{why}}。{{help}}',
  "The articles' folder {{folder}} does not exist. {{help}}": '文章資料夾 {{folder}} 不存在。{{help}}',
  '{{folder}} is not a folder. Name the folder that holds the articles with --articles or ARTICLES_DIR.':
    '{{folder}} 不是資料夾。請用 --articles 或 ARTICLES_DIR 指定放文章的資料夾。',
  "It can't be looked at: {{why}}.": '無法查看：{{why}}。',
  "The folder can't be read: {{why}}.": '無法讀取這個資料夾：{{why}}。',
  'The link leads nowhere: remove it, or restore what it points to.':
    '這個連結指向的東西不存在：請刪除它，或恢復它指向的檔案。',
  "The link leads out of the articles' folder: copy the file into it instead.":
    '這個連結指向文章資料夾之外：請改為把檔案複製進來。',
  'The link leads back to a folder that it stands in.': '這個連結指回了它自己所在的資料夾。',
  'the bot has no permission to read it': '沒有讀取權限',
  'it has just been removed': '它剛剛被刪除了',
  'What this run saw could not be written to {{stampsFile}} ({{reason}}): the next one reads what is new or changed once more.':
    '這次執行看到的內容無法寫入 {{stampsFile}}（{{reason}}）：下次執行會再讀一遍新增和改動的檔案。',
  '{{problem}} What was indexed of it before is kept.': '{{problem}}之前編入索引的內容會保留。',
  "The file can't be read: {{why}}.": '無法讀取這個檔案：{{why}}。',
  'The file holds nothing but white space.': '檔案裡只有空白。',
  'The file holds front matter but no text.': '檔案裡只有文首資訊（front matter），沒有正文。',
  'The file holds no text beside pictures, markup and its address.': '除了圖片、標記和網址，檔案裡沒有文字。',
  'The file is empty.': '檔案是空的。',
  'The file is larger ({{size}}) than an article may be ({{most}}): split it.':
    '檔案太大（{{size}}），一篇文章最多 {{most}}：請拆開它。',
  'The file holds no text that can be read: save it as UTF-8 text, or move it out of the folder.':
    '檔案裡沒有能讀出來的文字：請把它存為 UTF-8 純文字，或移出這個資料夾。',
  'it is longer than 64 KB': '它超過了 64 KB',
  'it is nested too deeply': '它巢狀得太深',
  'it is marked as "{{label}}", and only YAML, JSON and TOML are read':
    '它標記為「{{label}}」，而能讀的只有 YAML、JSON 和 TOML',
  "The front matter can't be read: {{what}}. Correct it at the top of the file.":
    '讀不懂文首資訊（front matter）：{{what}}。請改正檔案開頭。',
  'The file was given up: the work on it took longer than {{seconds}} s. Split it, or take out what repeats without end in it.':
    '處理這個檔案超過了 {{seconds}} 秒，已放棄。請拆開它，或去掉其中無休止重複的內容。',
  'DISCORD_TOKEN is not set: questions can be asked only in the browser and the terminal':
    '沒有設定 DISCORD_TOKEN：只能在瀏覽器和終端機裡提問',
  'get one on {{page}} under Bot, and put it into .env': '請在 {{page}} 的 Bot 一欄取得權杖，寫進 .env',
  '{{apiUrl}} does not answer ({{reason}})': '{{apiUrl}} 沒有回應（{{reason}}）',
  'check the network, a proxy, or DISCORD_API_URL': '請檢查網路、代理伺服器或 DISCORD_API_URL',
  'Discord accepts it': 'Discord 接受這個權杖',
  'Discord refuses it (HTTP {{status}})': 'Discord 不接受這個權杖（HTTP {{status}}）',
  'reset it on {{page}} under Bot': '請在 {{page}} 的 Bot 一欄重設權杖',
  'unknown without a valid token': '沒有有效的權杖，無從得知',
  "can't be read (HTTP {{status}})": '無法讀取（HTTP {{status}}）',
  'invite the bot to that server, or correct DISCORD_GUILD_ID':
    '請把機器人邀請到那個伺服器，或改正 DISCORD_GUILD_ID',
  'none registered yet': '還沒有登記',
  'npm start registers them': 'npm start 會登記它們',
  "Discord's answer has no date to compare": 'Discord 的回應裡沒有可以比較的時間',
  "{{seconds}} s off Discord's": '與 Discord 的時間相差 {{seconds}} 秒',
  'set the clock: interactions are timed by it': '請校準時鐘：互動的時限以它為準',
  'EMBEDDING_MODEL is {{embeddingModel}}, which is not known':
    'EMBEDDING_MODEL 是 {{embeddingModel}}，沒有這個模型',
  'set it to one of {{models}}': '請設為以下之一：{{models}}',
  'every SHA-256 is right': '每個檔案的 SHA-256 都正確',
  'as it was got first': '與最初取得的一樣',
  '{{embeddingModel}} in {{modelsDir}}, {{proof}}': '{{embeddingModel}}，在 {{modelsDir}}，{{proof}}',
  "{{embeddingModel}} in {{modelsDir}} can't be used: {{problem}}":
    '{{modelsDir}} 裡的 {{embeddingModel}} 無法使用：{{problem}}',
  '{{embeddingModel}} is not in {{modelsDir}} yet': '{{embeddingModel}} 還不在 {{modelsDir}} 裡',
  'it is fetched by the next {{command}}; without it only keywords are searched':
    '下次執行 {{command}} 會取得它；沒有它就只按關鍵字搜尋',
  '{{files}} in {{articlesDir}}': '{{articlesDir}} 裡有 {{files}}',
  'none in {{articlesDir}}': '{{articlesDir}} 裡沒有文章',
  'put .md or .txt files there': '請放入 .md 或 .txt 檔案',
  'set ARTICLES_DIR': '請設定 ARTICLES_DIR',
  'none in {{dataDir}} yet': '{{dataDir}} 裡還沒有索引',
  'npm start builds it, or {{command}}': 'npm start 會建立索引，或執行 {{command}}',
  'build it anew with {{command}}': '請重建：{{command}}',
  'generation {{id}} serves ({{size}}), since a newer one is damaged. {{reason}}':
    '較新的版本已損壞，現在用的是版本 {{id}}（{{size}}）。{{reason}}',
  'build a new one with {{command}}': '請建一個新的：{{command}}',
  '{{articles}}, {{passages}}': '{{articles}}，{{passages}}',
  'made of {{folder}} and not of {{articlesDir}}': '它是用 {{folder}} 建的，不是 {{articlesDir}}',
  'behind the articles: {{added}} new, {{changed}} changed, {{removed}} removed':
    '文章已有變動：新增 {{added}}，修改 {{changed}}，刪除 {{removed}}',
  '{{message}}; {{what}}': '{{message}}；{{what}}',
  'run /reindex, or {{command}}': '請用 /reindex，或執行 {{command}}',
  '{{size}}, generation {{id}}, {{model}}': '{{size}}，版本 {{id}}，{{model}}',
  'keywords only': '只有關鍵字',
  '{{message}}; {{percent}} % of the articles are in other languages than the model was made for':
    '{{message}}；{{percent}}% 的文章不是這個模型所針對的語言',
  'set EMBEDDING_MODEL={{model}}, which finds more in them, and build the index anew with {{command}}':
    '請設定 EMBEDDING_MODEL={{model}}，它能找到更多，再重建索引：{{command}}',
  'complete it with {{command}} once the model is there': '有了模型之後，請補全：{{command}}',
  'made with another version of the model {{name}}': '它是用模型 {{name}} 的另一個版本建的',
  'made with {{name}}, and EMBEDDING_MODEL is {{embeddingModel}}':
    '它是用 {{name}} 建的，而 EMBEDDING_MODEL 是 {{embeddingModel}}',
  ', or set EMBEDDING_MODEL back': '，或把 EMBEDDING_MODEL 改回去',
  'build it anew with {{command}}{{orElse}}': '請重建：{{command}}{{orElse}}',
  '{{gib}} GiB free in {{dataDir}}': '{{dataDir}} 還有 {{gib}} GiB 空間',
  'free some space: a build writes the new index beside the old one':
    '請騰出一些空間：重建時新舊索引同時存在',
  'set DATA_DIR to a folder that can be written': '請把 DATA_DIR 設為可以寫入的資料夾',
  'The native modules in node_modules were compiled for another Node.js than this one ({{version}})':
    'node_modules 裡的原生模組是為另一個 Node.js 編譯的，不是現在這個（{{version}}）',
  "A native module in node_modules can't be used by this Node.js ({{version}}): {{reason}}":
    '現在的 Node.js（{{version}}）無法使用 node_modules 裡的一個原生模組：{{reason}}',
  '{{what}}. Run this by npm start or the other npm scripts, which bring the right one; or delete node_modules and run npm start, which installs them anew. To see which can be used: npm run --silent cli -- doctor':
    '{{what}}。請用 npm start 或其他 npm 指令碼執行，它們會自備合適的 Node.js；或刪除 node_modules 後執行 npm start 重新安裝。想知道哪些能用：npm run --silent cli -- doctor',
  'This is Node {{version}}, and {{oldest}} or later is needed. npm start and the other npm scripts bring one by themselves; for anything else install it from https://nodejs.org.':
    '現在是 Node {{version}}，需要 {{oldest}} 或更新的版本。npm start 和其他 npm 指令碼會自己取得；否則請從 https://nodejs.org 安裝。',
  '{{host}} through {{proxy}}': '{{host}} 經由 {{proxy}}',
  '{{message}}: {{reason}}': '{{message}}：{{reason}}',
  'start that proxy, correct HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, or name the host in NO_PROXY':
    '請啟動那個代理伺服器，改正 HTTPS_PROXY、HTTP_PROXY 或 ALL_PROXY，或把主機寫進 NO_PROXY',
  '{{message}} is too old': '{{message}} 太舊了',
  'install Node.js {{oldest}} or newer, or run this by npm, whose scripts bring one':
    '請安裝 Node.js {{oldest}} 或更新的版本，或用 npm 指令碼執行，它們會自備',
  '{{name}} ({{why}})': '{{name}}（{{why}}）',
  '{{names}} load': '{{names}} 都能載入',
  'not usable: {{modules}}': '無法使用：{{modules}}',
  'if this Node is one that is supported, delete node_modules and run npm start: it installs them and says what a build lacks':
    '如果這個 Node 受支援，請刪除 node_modules 後執行 npm start：它會重新安裝，並說明編譯缺什麼',
  'it ends the process: {{signal}}': '它使行程終止：{{signal}}',
  'it ends the process: exit code {{code}}': '它使行程終止：結束代碼 {{code}}',
  'ask needs a question, or --json and one question a line on stdin. Example: ask "AGI 是什么？"':
    'ask 需要一個問題，或者用 --json 並在標準輸入裡每行寫一個問題。例如：ask "AGI 是什麼？"',
  'No day is from {{since}} on and up to {{until}}.': '沒有哪一天既在 {{since}} 以後又在 {{until}} 以前。',
  'Name folders that are sets, or else both a folder with --articles and a file with --questions.':
    '請指定題集的資料夾，或者同時用 --articles 指定資料夾、用 --questions 指定檔案。',
  "The report can't be written: {{reason}}. Name another file with --report.":
    '無法寫入報告：{{reason}}。請用 --report 指定別的檔案。',
  '{{articlesDir}} holds no article (.md, .markdown or .txt). Put some there, or name another folder with --articles.':
    '{{articlesDir}} 裡沒有文章（.md、.markdown 或 .txt）。請放入文章，或用 --articles 指定別的資料夾。',
  'The index was made with another version of the model {{name}}. Run the indexer again.':
    '索引是用模型 {{name}} 的另一個版本建的。請重新建立索引。',
  'The index was made with {{madeWith}}, and the model that is set now ({{name}}) makes other vectors. Run the indexer again, or set EMBEDDING_MODEL back.':
    '索引是用 {{madeWith}} 建的，而現在設定的模型（{{name}}）產生的向量不同。請重新建立索引，或把 EMBEDDING_MODEL 改回去。',
  "error: unknown command '{{name}}'": '錯誤：沒有「{{name}}」這個指令',
  "error: unknown option '{{name}}'": '錯誤：沒有「{{name}}」這個選項',
  "error: missing required argument '{{name}}'": '錯誤：缺少參數「{{name}}」',
  "error: option '{{name}}' argument missing": '錯誤：選項「{{name}}」缺少值',
  "error: option '{{name}}' argument '{{value}}' is invalid. {{why}}":
    '錯誤：選項「{{name}}」的值「{{value}}」不對。{{why}}',
  'error: too many arguments: {{given}}': '錯誤：參數太多：{{given}}',
  'The run was stopped. The index is as it was before.': '這次建立索引已停止，索引保持原樣。',
  '1 file': '1 個檔案',
  '1 article': '1 篇文章',
  '1 passage': '1 個段落',
  '{{count}} files': '{{count}} 個檔案',
  '{{count}} articles': '{{count}} 篇文章',
  '{{count}} passages': '{{count}} 個段落',
  "The file {{path}} can't be read: it says which channels the bot may be used in. Free some space, give the bot the right to read and write it, bring it back from a copy, or delete it, and start the bot again.":
    '無法讀取檔案 {{path}}，裡面記著機器人可以在哪些頻道使用。請騰出空間、給機器人讀寫它的權限、從備份恢復它，或刪除它，然後重新啟動機器人。',
  'is not an id: Discord ids are 15 to 21 digits': '不是 ID：Discord 的 ID 是 15 到 21 位數字',
  'is not an address that begins with http:// or https://': '不是以 http:// 或 https:// 開頭的網址',
  'is not a proxy: it looks like http://127.0.0.1:7890 or socks5://127.0.0.1:1080':
    '不是代理伺服器：寫法如 http://127.0.0.1:7890 或 socks5://127.0.0.1:1080',
  'is not a whole number from {{from}} to {{to}}': '不是 {{from}} 到 {{to}} 的整數',
  'is none of {{values}}': '不是以下之一：{{values}}',
  'is not a token: it holds characters that no token has. Copy it once more on https://discord.com/developers/applications under Bot':
    '不是權杖：其中有權杖裡不會有的字元。請在 https://discord.com/developers/applications 的 Bot 一欄重新複製',
  'is not a model name: it looks like Xenova/bge-small-zh-v1.5':
    '不是模型名稱：寫法如 Xenova/bge-small-zh-v1.5',
  '{{name}} is no setting of Verbatim, and has no effect. Is {{meant}} meant?':
    '{{name}} 不是 Verbatim 的設定，不起作用。是不是 {{meant}}？',
  '{{name}} is no setting of Verbatim, and has no effect.': '{{name}} 不是 Verbatim 的設定，不起作用。',
  '{{name}} {{problem}}': '{{name}} {{problem}}',
  "The configuration can't be used. Correct this in .env or the environment: {{problems}}.":
    '設定有誤，無法使用。請在 .env 或環境變數裡改正：{{problems}}。',
  'DISCORD_TOKEN is not set. Get a token on https://discord.com/developers/applications under Bot, and put it into .env.':
    '沒有設定 DISCORD_TOKEN。請在 https://discord.com/developers/applications 的 Bot 一欄取得權杖，寫進 .env。',
  "Discord can't be reached at {{apiUrl}} ({{reason}}). Check the network, HTTPS_PROXY and DISCORD_API_URL, then start again. Without DISCORD_TOKEN the start serves only the pages.":
    '連不上 Discord（{{apiUrl}}，{{reason}}）。請檢查網路、HTTPS_PROXY 和 DISCORD_API_URL，然後重新啟動。拿掉 DISCORD_TOKEN，就可以只用瀏覽器頁面。',
  "Discord has ended the connection for good (close code {{code}}: {{name}}). Start the bot again; if it stays so, look at the application's settings on https://discord.com/developers/applications.":
    'Discord 終止了連線（關閉碼 {{code}}：{{name}}）。請重新啟動機器人；如果仍然如此，請在 https://discord.com/developers/applications 查看應用程式的設定。',
  'The token in DISCORD_TOKEN is not valid: get a new one on https://discord.com/developers/applications under Bot, “Reset Token”.':
    'DISCORD_TOKEN 裡的權杖無效：請在 https://discord.com/developers/applications 的 Bot 一欄按「Reset Token」取得新的。',
  'The connection to Discord has been down for {{seconds}} seconds. The bot ends, so that a supervisor starts it anew; HEALTH_EXIT_AFTER says how long it waits.':
    '與 Discord 的連線已斷開 {{seconds}} 秒。機器人就此退出，由監管它的程式重新啟動；等待多久由 HEALTH_EXIT_AFTER 決定。',
  'The bot is not in the server {{guildId}} that DISCORD_GUILD_ID names. Invite it with {{link}} or correct the id, then start again.':
    '機器人不在 DISCORD_GUILD_ID 指定的伺服器 {{guildId}} 裡。請用 {{link}} 邀請它，或改正 ID，然後重新啟動。',
  "Discord refuses the bot's commands (HTTP {{status}}, code {{code}}: {{reason}}). Start the bot again; if it stays so, look at the application on https://discord.com/developers/applications.":
    'Discord 拒絕了機器人的指令（HTTP {{status}}，代碼 {{code}}：{{reason}}）。請重新啟動機器人；如果仍然如此，請在 https://discord.com/developers/applications 查看應用程式。',
  'The file {{path}} is not a key of {{bytes}} bytes. Delete it: the bot makes a new one, and buttons on older messages stop working.':
    '檔案 {{path}} 不是 {{bytes}} 位元組的金鑰。請刪除它：機器人會產生新的，舊訊息上的按鈕將失效。',
  "The file {{path}} can't be read ({{reason}}): buttons are signed with what is in it. Give the bot the right to read it, or delete it, and start the bot again.":
    '無法讀取檔案 {{path}}（{{reason}}），按鈕要用其中的內容簽署。請給機器人讀取它的權限，或刪除它，然後重新啟動機器人。',
  'The cache of embeddings {{path}} is locked by another program. Run again when that one has finished.':
    '向量快取 {{path}} 被另一個程式鎖住了。請等它結束後再執行。',
  'The embedding model failed on a text: {{reason}}.': '向量模型處理一段文字時出錯：{{reason}}。',
  "The embedding model's thread has stopped: {{reason}}. Start the program again; if that does not help, delete the model's folder, and it is fetched anew.":
    '向量模型的執行緒停止了：{{reason}}。請重新啟動程式；如果沒用，請刪除模型的資料夾，它會重新取得。',
  'The embedding was stopped before it was done.': '計算向量時被中途停止了。',
  'The run was stopped before the model had arrived.': '模型還沒取得，就被停止了。',
  'the folder': '本機資料夾',
  'the Hugging Face hub': 'Hugging Face',
  'Maven Central': 'Maven Central',
  '{{source}} ({{reason}})': '{{source}}（{{reason}}）',
  'The embedding model was found in none of its sources: {{tried}}.':
    '在所有來源都沒有找到向量模型：{{tried}}。',
  'The embedding model {{name}} is not known. Set EMBEDDING_MODEL to one of {{models}}.':
    '沒有 {{name}} 這個向量模型。請把 EMBEDDING_MODEL 設為以下之一：{{models}}。',
  "The questions can't be read: {{reason}}. Name a file with --questions.":
    '無法讀取題目：{{reason}}。請用 --questions 指定檔案。',
  '{{where}} is no question: it takes {"id","question","article","answers"} as one line of JSON.':
    '{{where}} 不是題目：需要一行 JSON，寫法如 {"id","question","article","answers"}。',
  '{{folder}} is no set of questions: it takes a folder articles and files of questions (*.jsonl) beside it.':
    '{{folder}} 不是題集：需要一個 articles 資料夾，旁邊放題目檔案（*.jsonl）。',
  "The set can't be read: {{reason}}. Name a folder.": '無法讀取題集：{{reason}}。請指定一個資料夾。',
  'There is no index yet. Build one with: npm run --silent cli -- index':
    '還沒有索引。請建立：npm run --silent cli -- index',
  'There is no generation {{to}}. There are: {{ids}}.': '沒有版本 {{to}}。現有：{{ids}}。',
  'There is no generation but {{current}}, which serves.': '除了現在用的 {{current}}，沒有別的版本。',
  'There is no generation older than {{current}}, which serves. There is a newer one: go to it with: npm run --silent cli -- rollback {{newer}}':
    '沒有比現在用的 {{current}} 更早的版本。有一個更新的，可以換過去：npm run --silent cli -- rollback {{newer}}',
  'No generation can go on from {{id}}: that was made with another model or in another way. Build it anew with: npm run --silent cli -- index':
    '無法在版本 {{id}} 的基礎上繼續：它用的是別的模型或別的做法。請重建：npm run --silent cli -- index',
  'The indexer is running already (process {{pid}}). Wait for it, or end it first.':
    '已經在建立索引了（行程 {{pid}}）。請等它完成，或先結束它。',
  'Another indexer has just started. Wait for it to end, then run again.':
    '另一個程式剛剛開始建立索引。請等它完成後再執行。',
  'it is not complete: {{file}} is missing': '它不完整：缺少 {{file}}',
  '{{name}} is missing': '缺少 {{name}}',
  '{{name}} is damaged: it has {{found}} bytes instead of {{bytes}}':
    '{{name}} 已損壞：應有 {{bytes}} 位元組，實有 {{found}} 位元組',
  '{{name}} is damaged': '{{name}} 已損壞',
  "The index in {{dir}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index":
    '{{dir}} 裡的索引無法使用：{{why}}。請重建：npm run --silent cli -- index',
  '{{file}} is not what this version (format {{version}}) writes':
    '{{file}} 不是這個版本的程式（格式 {{version}}）寫的',
  '{{file}} is damaged': '{{file}} 已損壞',
  'it was made by another version (format {{format}} instead of {{version}})':
    '它是另一個版本的程式建的（格式是 {{format}}，不是 {{version}}）',
  'one of its files is damaged ({{reason}})': '其中一個檔案已損壞（{{reason}}）',
  'The indexer is running already. Wait for it.': '已經在建立索引了。請等它完成。',
  'There is no generation {{id}}. There are: {{ids}}.': '沒有版本 {{id}}。現有：{{ids}}。',
  "The generation {{id}} can't be used: {{why}}. Build it anew with: npm run --silent cli -- index":
    '版本 {{id}} 無法使用：{{why}}。請重建：npm run --silent cli -- index',
  '{{stage}} {{made}} instead of {{now}}': '{{stage}} 是 {{made}}，不是 {{now}}',
  'it was made by another version ({{stages}})': '它是另一個版本的程式建的（{{stages}}）',
  'its word “{{term}}”': '其中的詞「{{term}}」',
  'its vector': '它的向量',
  'The new index does not find {{article}} by {{by}}, so it was not put in place; the old one goes on. Run the indexer again, and report this if it happens twice.':
    '新索引用{{by}}找不到 {{article}}，所以沒有啟用，舊索引繼續使用。請重新建立索引；如果再次發生，請報告這個問題。',
  '; the first problem: {{path}}: {{reason}}': '；第一個問題：{{path}}：{{reason}}',
  '{{articlesDir}} holds no article that can be read{{why}}. Put some there, or name another folder with --articles.':
    '{{articlesDir}} 裡沒有能讀的文章{{why}}。請放入文章，或用 --articles 指定別的資料夾。',
  "The rule could not be kept: nothing can be written to the bot's data folder ({{reason}}). Free some space, or give the bot the right to write there, and start it again.":
    '規則沒能儲存：機器人的資料資料夾無法寫入（{{reason}}）。請騰出空間，或給機器人寫入的權限，然後重新啟動。',
  'Port {{port}} of {{host}} is in use. Set METRICS_PORT to another one, or end what uses it.':
    '{{host}} 的連接埠 {{port}} 已被佔用。請把 METRICS_PORT 設為別的連接埠，或結束佔用它的程式。',
  'Nothing can be served at {{host}}, port {{port}} ({{reason}}). Set METRICS_HOST to an address of this machine and METRICS_PORT to a port that the bot may use.':
    '無法在 {{host}} 的連接埠 {{port}} 提供服務（{{reason}}）。請把 METRICS_HOST 設為本機的位址，把 METRICS_PORT 設為機器人可以使用的連接埠。',
  '{{first}}; {{rest}}': '{{first}}；{{rest}}',
  'The disk that holds {{dataDir}} is full, so no new index could be written; the old one goes on. Free some space, then run again.':
    '{{dataDir}} 所在的磁碟滿了，新索引無法寫入，舊索引繼續使用。請騰出空間後再執行。',
  'The disk that holds {{dataDir}} did not take what was written or give what was read ({{reason}}), so the old index goes on. Look whether it has room and is sound, then run again.':
    '{{dataDir}} 所在的磁碟讀寫失敗（{{reason}}），舊索引繼續使用。請檢查磁碟的空間和狀況後再執行。',
  "The folder {{dataDir}} can't be written to ({{reason}}). Give the bot the right to write there, or set DATA_DIR to another folder.":
    '資料夾 {{dataDir}} 無法寫入（{{reason}}）。請給機器人寫入的權限，或把 DATA_DIR 設為別的資料夾。',
  "{{dataDir}} can't be used as the data folder: something else lies where a file or folder of the index has to be ({{reason}}). Remove it, or name another folder with --data or DATA_DIR.":
    '{{dataDir}} 不能用作資料資料夾：索引的檔案或資料夾的位置被別的東西佔了（{{reason}}）。請移走它，或用 --data 或 DATA_DIR 指定別的資料夾。',
  'It is a whole number from {{from}} to {{to}}.': '請寫 {{from}} 到 {{to}} 的整數。',
  'It is a date like 2025-02-11.': '請寫 2025-02-11 這樣的日期。',
  'was not checked': '沒有檢查',
  'run doctor once more when that is mended': '修好之後，請再執行一次 doctor',
  'API_KEYS_FILE names {{keysFile}}, which holds no key: write one a line.':
    'API_KEYS_FILE 指定的 {{keysFile}} 裡沒有金鑰：請每行寫一個。',
  'names no collection behind the “@”: write them there, with commas between, or leave the “@” out':
    '「@」後面沒有寫合集：請寫上（用逗號隔開），或去掉「@」',
  'has a key that is set already, for other collections: leave one of the two out':
    '裡的金鑰已經設定過，對應的合集不同：請去掉其中一個',
  "API_KEYS_FILE names {{file}}, which can't be read ({{reason}}). Name a file that the bot may read.":
    '無法讀取 API_KEYS_FILE 指定的 {{file}}（{{reason}}）。請指定機器人可以讀取的檔案。',
  '{{file}}, line {{line}}': '{{file}} 第 {{line}} 行',
  '{{where}} {{problem}}.': '{{where}}：{{problem}}。',
  'has a key with fewer than 16 characters, or with one that no key may have: make one with "openssl rand -hex 24"':
    '有金鑰不足 16 個字元，或含有金鑰裡不能有的字元：請用 "openssl rand -hex 24" 產生',
  'find needs a text. Example: find "训练这个模型一共花了六百万美元"':
    'find 需要一段文字。例如：find "訓練這個模型一共花了六百萬美元"',
  'timeline needs a topic. Example: timeline 推理成本': 'timeline 需要一個話題。例如：timeline 推理成本',
  'is neither a whole number from 0 to 65535 nor off': '既不是 0 到 65535 的整數，也不是 off',
  'is too short: it needs {{least}} characters, since anybody may try':
    '太短：任何人都可能嘗試，至少要 {{least}} 個字元',
  'is more than an address like https://articles.example.org: leave out what follows the name':
    '不只是 https://articles.example.org 這樣的位址：請去掉網域後面的部分',
  'The ports {{port}} to {{last}} of {{host}} are all in use. Set WEB_PORT to another one, or to off.':
    '{{host}} 的連接埠 {{port}} 到 {{last}} 都已被佔用。請把 WEB_PORT 設為別的連接埠，或設為 off。',
  "The page can't be served at {{host}}, port {{port}} ({{reason}}). Set WEB_HOST to an address of this machine and WEB_PORT to a port that may be used, or WEB_PORT=off.":
    '無法在 {{host}} 的連接埠 {{port}} 提供頁面（{{reason}}）。請把 WEB_HOST 設為本機的位址，把 WEB_PORT 設為可以使用的連接埠，或設 WEB_PORT=off。',
  'WEB_HOST={{host}} would show the articles to everyone who reaches this machine. Set WEB_PASSWORD to a password for the pages (or API_KEYS for only the API), or leave WEB_HOST at 127.0.0.1.':
    'WEB_HOST={{host}} 會讓所有能連到這台機器的人看到文章。請用 WEB_PASSWORD 為頁面設定密碼（只提供 API 時可設 API_KEYS），或讓 WEB_HOST 保持 127.0.0.1。',
  '1 pin': '1 個置頂',
  '{{count}} pins': '{{count}} 個置頂',
  '1 other name': '1 組別名',
  '{{count}} other names': '{{count}} 組別名',
  '{{pins}} and {{names}} in {{file}}': '{{file}} 裡有 {{pins}}和 {{names}}',
  ' (and {{count}} more: {{command}})': '（另有 {{count}} 個問題：{{command}}）',
  '{{message}}. {{problem}}{{more}}': '{{message}}。{{problem}}{{more}}',
  'correct {{file}}': '請改正 {{file}}',
  '{{message}}, not compared with the articles: {{reason}}': '{{message}}，未與文章核對：{{reason}}',
  'run doctor once more when the index can be used': '索引可用之後，請再執行一次 doctor',

  // Pins
  "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or put these lines into the file by hand:\n{{lines}}":
    '無法寫入 {{file}}（{{reason}}）。請給機器人寫入權限，或者手動把下面幾行加進去：\n{{lines}}',
  "{{file}} can't be written ({{reason}}). Give the bot the right to write there, or take these lines out of the file by hand:\n{{lines}}":
    '無法寫入 {{file}}（{{reason}}）。請給機器人寫入權限，或者手動刪去下面幾行：\n{{lines}}',
  'it is in {{encoding}}: save it as UTF-8 first': '它的編碼是 {{encoding}}：請先另存為 UTF-8',

  // What is worth knowing of articles
  '{{path}}: {{warning}}': '{{path}}：{{warning}}',
  'More than half of it was left out as part of the page, not of the article. Look at the file.':
    '超過一半的內容被當作網頁的一部分而不是文章略去了。請看一下這個檔案。',
  '{{lost}} of its characters could not be read and stand as {{mark}}.':
    '其中 {{lost}} 個字元無法讀取，顯示為 {{mark}}。',
  'It holds too many marks to be read as Markdown and was read line by line.':
    '其中的標記太多，無法當作 Markdown 讀取，因此逐行讀取。',
  'The {{key}} "{{written}}" is not a date that can be read.':
    '{{key}} 的值「{{written}}」不是能讀取的日期。',
  'The address {{address}} is one of a private network, and is not linked.':
    '地址 {{address}} 屬於私有網路，不會作為連結。',
  'The address names a user before its host, which was left out: it leads to {{host}}.':
    '地址的主機名前寫有使用者名稱，已略去：它指向 {{host}}。',
  'The front matter has no closing line (---): it was taken to end at the first empty line.':
    '文首資訊缺少結束行（---），視為到第一個空行為止。',
  'The front matter is no valid JSON and was left out: {{reason}}.':
    '文首資訊不是有效的 JSON，已略去：{{reason}}。',
  "Line {{line}} can't be read: {{reason}}.": '第 {{line}} 行無法讀取：{{reason}}。',
  'Line {{line}} of the front matter is no YAML: {{fault}}.':
    '文首資訊的第 {{line}} 行不是 YAML：{{fault}}。',
  'it has no key, and was left out': '沒有鍵名，已略去',
  'a key stands there twice': '同一個鍵名出現了兩次',
  'a key stands there twice, and the first one counts': '同一個鍵名出現了兩次，以第一個為準',
  'a space is missing after the colon': '冒號後面少了一個空格',
  'a tab stands where spaces belong': '應該用空格的地方用了定位字元',
  'a value with a colon in it needs quotes round it': '含有冒號的值要用引號括起來',
  'a quote or a bracket is not closed': '有引號或括號沒有關閉',
  'a value that begins with such a character needs quotes round it': '以這種字元開頭的值要用引號括起來',
  'there is more behind the closing quote': '右引號後面還有內容',
  'it is no list of keys and values': '不是鍵名和值的清單',
  'it refers to other parts that are not there or too many': '它引用的部分不存在或者太多',
  '{{what}}, and it was left out': '{{what}}，已略去',
  '{{what}}, and it was read as it stands': '{{what}}，已按原樣讀取',
  // What admins write beside the articles
  '{{file}} {{problem}}. It has no effect.': '{{file}} {{problem}}。它不起作用。',
  'is larger than {{size}} MB': '超過了 {{size}} MB',
  "can't be read ({{reason}})": '無法讀取（{{reason}}）',
  'is no JSON: {{reason}}': '不是 JSON：{{reason}}',
  'has a key “{{key}}”, which is none of its keys ({{keys}})':
    '有一個鍵「{{key}}」，而它只能有這些鍵：{{keys}}',
  'is no object like {{example}}': '不是像 {{example}} 這樣的物件',
  'has a key “{{where}}” that is no list': '的鍵「{{where}}」不是清單',
  'has an entry {{where}} that is no text': '的 {{where}} 不是文字',
  '{{file}} names “{{name}}” in originals[{{i}}], and no article has that path or id.':
    '{{file}} 的 originals[{{i}}] 寫的是「{{name}}」，但沒有路徑或 ID 與它相同的文章。',
  '{{file}}: line {{line}} {{problem}}.': '{{file}}：第 {{line}} 行{{problem}}。',
  '{{file}} has more than {{most}} pins or aliases: those after them have no effect.':
    '{{file}} 裡的置頂或別名超過 {{most}} 條：超出的部分不起作用。',
  'stands before the question that it belongs to (a line that begins with “?”)':
    '寫在了它所屬的問題（以「?」開頭的行）之前',
  'names no article behind the “@”': '的「@」後面沒有文章',
  'names a second article: a pin has one': '又寫了一篇文章：一個置頂只能有一篇',
  'has no question behind the “?”': '的「?」後面沒有問題',
  'is neither a pin’s (“?”, “@” or “>”) nor an alias (“name = other name”); a remark begins with “#”':
    '既不屬於置頂（「?」「@」或「>」），也不是別名（「名稱 = 另一名稱」）；註解以「#」開頭',
  'lacks a name beside a “=”': '的「=」旁邊少了名稱',
  'has the same name on both sides': '的「=」兩邊名稱相同',
  'has a name of one character (“{{short}}”), which stands in too many words':
    '有一個單字名稱（「{{short}}」），含有它的詞太多',
  'begins a pin without an article (a line that begins with “@”)': '開始的置頂沒有文章（以「@」開頭的行）',
  'begins a pin without a quotation (lines that begin with “>”)': '開始的置頂沒有原文（以「>」開頭的行）',
  'begins a pin with more than {{most}} characters to quote': '開始的置頂，原文超過了 {{most}} 個字元',
  'pins a passage of “{{article}}”, and no article has that path, id or title':
    '置頂的是「{{article}}」裡的一段，但沒有路徑、ID 或標題與它相同的文章',
  'quotes words that don’t stand in “{{article}}” (any more): “{{begin}} …”':
    '引用的文字不在（或不再在）「{{article}}」裡：「{{begin}}……」',
};

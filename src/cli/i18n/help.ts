import type { Locale } from '../../config.js';
import type { Texts } from '../../i18n/sentences/sentences.js';

const zhCN = {
  "Answers from a folder of articles in the articles' own words.":
    '用文章的原文来回答，文章放在一个文件夹里。',
  'where the index is kept (DATA_DIR)': '索引放在哪里（DATA_DIR）',
  'the folder of articles (ARTICLES_DIR)': '文章文件夹（ARTICLES_DIR）',
  'print JSON, one object per line, and nothing else on stdout':
    '在标准输出里每行输出一个 JSON 对象，不输出其他内容',
  '(use --help to see the usage)': '（加上 --help 可以看用法）',
  'display help for command': '显示用法',
  'show the version': '显示版本',
  'read the articles and build a new generation of the index': '读取文章，建立新版本的索引',
  'keep running, and index the folder two seconds after each change':
    '持续运行，文件夹每次变动后两秒更新索引',
  'read every file, even if its size and time have not changed': '读取每个文件，即使大小和时间没有变化',
  'list the kept generations of the index: * is in use, ! should be in use but is damaged':
    '列出保留的索引版本：* 正在使用，! 本应使用但已损坏',
  'go back to the previous generation of the index, or to the given one': '换回上一个索引版本，或指定的版本',
  'answer a question with quotes; with --json and no question, read one per line from stdin':
    '用引文回答问题；没有问题而有 --json 时，从标准输入每行读一个',
  'what was asked before, for a question that lacks a subject; can be repeated, the newest last':
    '之前问过什么，用来补全没有主语的问题；可以重复，最新的放最后',
  'how many quotes at most, 1 to 10': '最多几段引文，1 到 10',
  'quote this article only': '只引用这篇文章',
  'quote articles with this tag only': '只引用有这个标签的文章',
  'quote articles from this day on, YYYY-MM-DD': '只引用这一天以后的文章，YYYY-MM-DD',
  'quote articles up to this day, YYYY-MM-DD': '只引用这一天以前的文章，YYYY-MM-DD',
  'show an article by its id or its title': '按 ID 或标题显示一篇文章',
  'show what was left out of the file instead, and by which rule':
    '改为显示文件里略去的内容，以及所依据的规则',
  'list pins and other names, and check that they still hold':
    '列出管理员置顶的段落和别名，并检查是否仍然有效',
  'show as JSON all that is kept of a Discord server': '以 JSON 显示某个 Discord 服务器的全部保存内容',
  "the server's id": '服务器的 ID',
  'first say which collections the server reads, with commas between them: * for all, nothing to take it back':
    '先指定该服务器使用哪些合集，用逗号隔开：* 表示全部，留空则取消指定',
  'then erase what is kept of it': '然后删除保存的内容',
  'measure the answers against a set of questions whose answers are known': '用一组已知答案的题目来衡量回答',
  'folders that each hold articles/ and files of questions (*.jsonl)':
    '题集文件夹，里面有 articles/ 和题目文件（*.jsonl）',
  'instead of sets: one folder of articles': '不用题集时：一个文章文件夹',
  'with --articles: files of JSON lines, {"id","question","article":id|null,"answers":[…]}, optionally with "kind", "alsoIn":[id] and "before":[text]; each file is a set':
    '与 --articles 一起使用：每行一个 JSON 的文件，{"id","question","article":id|null,"answers":[…]}，还可以有 "kind"、"alsoIn":[id] 和 "before":[文字]；每个文件是一个题集',
  'ask in Traditional characters': '用繁体字提问',
  'also measure keywords alone and vectors alone': '另外衡量只用关键词和只用向量的效果',
  'list at most this many wrong answers': '最多列出多少个答错的',
  'write the result to a Markdown file': '把结果写入 Markdown 文件',
  'check everything that a start needs, and say how to fix what is missing':
    '检查启动所需的一切，缺什么就说明该怎么办',
  'build the index if there is none, then run the bot and the pages':
    '没有索引就先建立，然后运行机器人和页面',
  "It ends with 0 when it is stopped or has nothing to serve, 75 if Discord can't be reached (start it again\nlater), 78 if a setting is wrong (starting it again won't help), 1 for anything else.":
    '退出码：正常停止或无需提供服务为 0；连不上 Discord 为 75（请稍后再启动）；\n设置有误为 78（再启动也没有用）；其他情况为 1。',
  'find the article that has a text, word for word or nearly, or the nearest passage':
    '找出哪篇文章有这段话：一字不差、几乎相同，或最接近的',
  'show what the articles say on a topic, one quote from each, oldest first':
    '显示文章对一个话题的说法，每篇一段引文，从最早的开始',
  'serve the articles as tools for agents (Model Context Protocol) on stdin and stdout':
    '通过标准输入输出，把文章作为工具提供给使用 Model Context Protocol 的程序',
  'That program starts and stops it. docs/en/api.md shows how to set up a client.':
    '它由那个程序启动和结束。客户端的配置方法见 docs/zh-CN/api.md。',
} as const;

const zhTW: Readonly<Record<keyof typeof zhCN, string>> = {
  "Answers from a folder of articles in the articles' own words.":
    '用文章的原文來回答，文章放在一個資料夾裡。',
  'where the index is kept (DATA_DIR)': '索引放在哪裡（DATA_DIR）',
  'the folder of articles (ARTICLES_DIR)': '文章資料夾（ARTICLES_DIR）',
  'print JSON, one object per line, and nothing else on stdout':
    '在標準輸出裡每行輸出一個 JSON 物件，不輸出其他內容',
  '(use --help to see the usage)': '（加上 --help 可以看用法）',
  'display help for command': '顯示用法',
  'show the version': '顯示版本',
  'read the articles and build a new generation of the index': '讀取文章，建立新版本的索引',
  'keep running, and index the folder two seconds after each change':
    '持續執行，資料夾每次變動後兩秒更新索引',
  'read every file, even if its size and time have not changed': '讀取每個檔案，即使大小和時間沒有變化',
  'list the kept generations of the index: * is in use, ! should be in use but is damaged':
    '列出保留的索引版本：* 正在使用，! 本應使用但已損壞',
  'go back to the previous generation of the index, or to the given one': '換回上一個索引版本，或指定的版本',
  'answer a question with quotes; with --json and no question, read one per line from stdin':
    '用引文回答問題；沒有問題而有 --json 時，從標準輸入每行讀一個',
  'what was asked before, for a question that lacks a subject; can be repeated, the newest last':
    '之前問過什麼，用來補全沒有主語的問題；可以重複，最新的放最後',
  'how many quotes at most, 1 to 10': '最多幾段引文，1 到 10',
  'quote this article only': '只引用這篇文章',
  'quote articles with this tag only': '只引用有這個標籤的文章',
  'quote articles from this day on, YYYY-MM-DD': '只引用這一天以後的文章，YYYY-MM-DD',
  'quote articles up to this day, YYYY-MM-DD': '只引用這一天以前的文章，YYYY-MM-DD',
  'show an article by its id or its title': '按 ID 或標題顯示一篇文章',
  'show what was left out of the file instead, and by which rule':
    '改為顯示檔案裡略去的內容，以及所依據的規則',
  'list pins and other names, and check that they still hold':
    '列出管理員置頂的段落和別名，並檢查是否仍然有效',
  'show as JSON all that is kept of a Discord server': '以 JSON 顯示某個 Discord 伺服器的全部保存內容',
  "the server's id": '伺服器的 ID',
  'first say which collections the server reads, with commas between them: * for all, nothing to take it back':
    '先指定該伺服器使用哪些合集，用逗號隔開：* 表示全部，留空則取消指定',
  'then erase what is kept of it': '然後刪除保存的內容',
  'measure the answers against a set of questions whose answers are known': '用一組已知答案的題目來衡量回答',
  'folders that each hold articles/ and files of questions (*.jsonl)':
    '題集資料夾，裡面有 articles/ 和題目檔案（*.jsonl）',
  'instead of sets: one folder of articles': '不用題集時：一個文章資料夾',
  'with --articles: files of JSON lines, {"id","question","article":id|null,"answers":[…]}, optionally with "kind", "alsoIn":[id] and "before":[text]; each file is a set':
    '與 --articles 一起使用：每行一個 JSON 的檔案，{"id","question","article":id|null,"answers":[…]}，還可以有 "kind"、"alsoIn":[id] 和 "before":[文字]；每個檔案是一個題集',
  'ask in Traditional characters': '用繁體字提問',
  'also measure keywords alone and vectors alone': '另外衡量只用關鍵字和只用向量的效果',
  'list at most this many wrong answers': '最多列出多少個答錯的',
  'write the result to a Markdown file': '把結果寫入 Markdown 檔案',
  'check everything that a start needs, and say how to fix what is missing':
    '檢查啟動所需的一切，缺什麼就說明該怎麼辦',
  'build the index if there is none, then run the bot and the pages':
    '沒有索引就先建立，然後執行機器人和頁面',
  "It ends with 0 when it is stopped or has nothing to serve, 75 if Discord can't be reached (start it again\nlater), 78 if a setting is wrong (starting it again won't help), 1 for anything else.":
    '結束代碼：正常停止或無需提供服務為 0；連不上 Discord 為 75（請稍後再啟動）；\n設定有誤為 78（再啟動也沒有用）；其他情況為 1。',
  'find the article that has a text, word for word or nearly, or the nearest passage':
    '找出哪篇文章有這段話：一字不差、幾乎相同，或最接近的',
  'show what the articles say on a topic, one quote from each, oldest first':
    '顯示文章對一個話題的說法，每篇一段引文，從最早的開始',
  'serve the articles as tools for agents (Model Context Protocol) on stdin and stdout':
    '通過標準輸入輸出，把文章作為工具提供給使用 Model Context Protocol 的程式',
  'That program starts and stops it. docs/en/api.md shows how to set up a client.':
    '它由那個程式啟動和結束。客戶端的設定方法見 docs/zh-CN/api.md。',
};

/** The texts of `--help` for commands and options, by the English ones that they are made with. */
export const HELP: Readonly<Record<Locale, Texts>> = { 'en-US': {}, 'zh-CN': zhCN, 'zh-TW': zhTW };

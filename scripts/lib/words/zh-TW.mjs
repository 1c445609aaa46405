/** @type {import('./words.mjs').Texts} */
export const zhTW = {
  '{{step}} in {{seconds}} s': '{{step}}，用時 {{seconds}} 秒',
  'bringing Node {{version}} by npm, about 50 MB, to run with it: {{why}}':
    '正在用 npm 取得 Node {{version}}（約 50 MB），之後用它執行：{{why}}',
  '{{name}} asks for it': '{{name}} 要求這樣做',
  "this machine's is {{node}}, and {{oldest}} or later is needed":
    '這臺機器上的是 {{node}}，需要 {{oldest}} 或更新的版本',
  'This is Node {{node}}, and {{oldest}} or later is needed: get one from https://nodejs.org, since npm has none that could be brought for {{system}}.':
    '現在是 Node {{node}}，需要 {{oldest}} 或更新的版本：npm 沒有適合 {{system}} 的，請從 https://nodejs.org 安裝。',
  'Node {{version}} could not be brought: check the network, the proxy and the registry npm is set to,\nor install Node {{oldest}} or later yourself, from https://nodejs.org.':
    '沒能取得 Node {{version}}：請檢查網路、代理伺服器和 npm 所用的套件來源，\n或自己從 https://nodejs.org 安裝 Node {{oldest}} 或更新的版本。',
  "npm's whole output is in {{file}}": 'npm 的完整輸出在 {{file}}',
  'compiling TypeScript, a few seconds': '正在編譯 TypeScript，需要幾秒',
  compiled: '已編譯',
  'The source does not compile: correct the errors above.': '原始碼無法編譯：請改正上面的錯誤。',
  '{{program}} failed: see above.': '{{program}} 失敗了：見上文。',
  'Interrupted while compiling.': '編譯時被中斷了。',
  'installing packages and compiling one native module: about half a minute':
    '正在安裝套件，並編譯一個原生模組：大約半分鐘',
  installed: '已安裝',
  'one of {{names}} ended the process': '{{names}} 之一使行程終止了',
  'The packages are installed, but native modules among them can not be used:':
    '套件已安裝，但其中的原生模組無法使用：',
  'If npm is told to ignore install scripts (npm config get ignore-scripts), allow them for this folder.':
    '如果 npm 被設為忽略安裝指令碼（npm config get ignore-scripts），請為這個資料夾允許它們。',
  'still installing after {{seconds}} s': '仍在安裝，已過 {{seconds}} 秒',
  'Interrupted: the next start installs anew.': '被中斷了：下次啟動會重新安裝。',
  'waiting for process {{pid}}, which is preparing this folder': '正在等待行程 {{pid}}，它正在準備這個資料夾',
  'There is no target "{{name}}": take one of {{known}}.': '沒有「{{name}}」這個目標，可選的有 {{known}}。',
  'The disk is full: free about 1 GB, then start again.': '磁碟滿了：請騰出約 1 GB，然後重新啟動。',
  'package.json and package-lock.json do not agree: run npm install, then start again.':
    'package.json 和 package-lock.json 不一致：請執行 npm install，然後重新啟動。',
  'npm may not write to this folder or to its cache: correct the permissions, then start again.':
    'npm 不能寫入這個資料夾或它的快取：請改正權限，然後重新啟動。',
  "The registry's certificate is not trusted: name the file of your authorities in NODE_EXTRA_CA_CERTS or in npm's cafile.":
    '套件來源的證書不受信任：請在 NODE_EXTRA_CA_CERTS 或 npm 的 cafile 裡指定你的證書檔案。',
  'A package could not be downloaded: check the network, the proxy and the registry npm is set to.':
    '有套件無法下載：請檢查網路、代理伺服器和 npm 所用的套件來源。',
  'A native module could not be compiled.': '有一個原生模組無法編譯。',
  'npm ci failed:': 'npm ci 失敗了：',
  'Missing for compiling native modules:': '編譯原生模組缺少：',
  'To install it:': '安裝方法：',
  ' (this system)': '（本機）',
  'Python 3 (python3)': 'Python 3（python3）',
  make: 'make',
  'a C++ compiler (g++ or clang++)': 'C++ 編譯器（g++ 或 clang++）',
  "Node's headers (node.h), which are otherwise downloaded from nodejs.org":
    'Node 的標頭檔（node.h），沒有就要從 nodejs.org 下載',
  'take Node from nodejs.org or Homebrew, which bring them':
    '從 nodejs.org 或 Homebrew 安裝 Node，它們會自備',
  'allow the download from nodejs.org': '允許從 nodejs.org 下載',
};

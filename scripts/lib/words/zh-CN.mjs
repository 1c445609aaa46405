/** @type {import('./words.mjs').Texts} */
export const zhCN = {
  '{{step}} in {{seconds}} s': '{{step}}，用时 {{seconds}} 秒',
  'bringing Node {{version}} by npm, about 50 MB, to run with it: {{why}}':
    '正在用 npm 取得 Node {{version}}（约 50 MB），之后用它运行：{{why}}',
  '{{name}} asks for it': '{{name}} 要求这样做',
  "this machine's is {{node}}, and {{oldest}} or later is needed":
    '这台机器上的是 {{node}}，需要 {{oldest}} 或更新的版本',
  'This is Node {{node}}, and {{oldest}} or later is needed: get one from https://nodejs.org, since npm has none that could be brought for {{system}}.':
    '现在是 Node {{node}}，需要 {{oldest}} 或更新的版本：npm 没有适合 {{system}} 的，请从 https://nodejs.org 安装。',
  'Node {{version}} could not be brought: check the network, the proxy and the registry npm is set to,\nor install Node {{oldest}} or later yourself, from https://nodejs.org.':
    '没能取得 Node {{version}}：请检查网络、代理和 npm 所用的镜像源，\n或自己从 https://nodejs.org 安装 Node {{oldest}} 或更新的版本。',
  "npm's whole output is in {{file}}": 'npm 的完整输出在 {{file}}',
  'compiling TypeScript, a few seconds': '正在编译 TypeScript，需要几秒',
  compiled: '已编译',
  'The source does not compile: correct the errors above.': '源代码无法编译：请改正上面的错误。',
  '{{program}} failed: see above.': '{{program}} 失败了：见上文。',
  'Interrupted while compiling.': '编译时被中断了。',
  'installing packages and compiling one native module: about half a minute':
    '正在安装软件包，并编译一个原生模块：大约半分钟',
  installed: '已安装',
  'one of {{names}} ended the process': '{{names}} 之一使进程终止了',
  'The packages are installed, but native modules among them can not be used:':
    '软件包已安装，但其中的原生模块无法使用：',
  'If npm is told to ignore install scripts (npm config get ignore-scripts), allow them for this folder.':
    '如果 npm 被设为忽略安装脚本（npm config get ignore-scripts），请为这个文件夹允许它们。',
  'still installing after {{seconds}} s': '仍在安装，已过 {{seconds}} 秒',
  'Interrupted: the next start installs anew.': '被中断了：下次启动会重新安装。',
  'waiting for process {{pid}}, which is preparing this folder': '正在等待进程 {{pid}}，它正在准备这个文件夹',
  'There is no target "{{name}}": take one of {{known}}.': '没有“{{name}}”这个目标，可选的有 {{known}}。',
  'The disk is full: free about 1 GB, then start again.': '磁盘满了：请腾出约 1 GB，然后重新启动。',
  'package.json and package-lock.json do not agree: run npm install, then start again.':
    'package.json 和 package-lock.json 不一致：请运行 npm install，然后重新启动。',
  'npm may not write to this folder or to its cache: correct the permissions, then start again.':
    'npm 不能写入这个文件夹或它的缓存：请改正权限，然后重新启动。',
  "The registry's certificate is not trusted: name the file of your authorities in NODE_EXTRA_CA_CERTS or in npm's cafile.":
    '镜像源的证书不受信任：请在 NODE_EXTRA_CA_CERTS 或 npm 的 cafile 里指定你的证书文件。',
  'A package could not be downloaded: check the network, the proxy and the registry npm is set to.':
    '有软件包无法下载：请检查网络、代理和 npm 所用的镜像源。',
  'A native module could not be compiled.': '有一个原生模块无法编译。',
  'npm ci failed:': 'npm ci 失败了：',
  'Missing for compiling native modules:': '编译原生模块缺少：',
  'To install it:': '安装方法：',
  ' (this system)': '（本机）',
  'Python 3 (python3)': 'Python 3（python3）',
  make: 'make',
  'a C++ compiler (g++ or clang++)': 'C++ 编译器（g++ 或 clang++）',
  "Node's headers (node.h), which are otherwise downloaded from nodejs.org":
    'Node 的头文件（node.h），没有就要从 nodejs.org 下载',
  'take Node from nodejs.org or Homebrew, which bring them':
    '从 nodejs.org 或 Homebrew 安装 Node，它们会自带',
  'allow the download from nodejs.org': '允许从 nodejs.org 下载',
};

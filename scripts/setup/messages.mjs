// @ts-check
/**
 * What the scripts say, in Chinese where the user's locale is Chinese and in English elsewhere.
 * Plain JavaScript without dependencies: it speaks before anything is installed.
 */

/** Each text once per language; `{0}`, `{1}` … stand for the arguments. */
const table = {
  checkingDependencies: ["Installing dependencies (npm ci); about a minute the first time …", "正在安装依赖（npm ci），首次约需一分钟……"],
  retryWithoutScripts: [
    "npm ci failed. Trying again without install scripts, then building each native part by itself …",
    "npm ci 失败。正在改为跳过安装脚本重试，然后逐个构建原生组件……",
  ],
  npmFailed: ["npm ci failed (exit status {0}). Its output above says why.", "npm ci 失败（退出码 {0}），原因见上方输出。"],
  repairing: ["{0} is incomplete; repairing it …", "{0} 不完整，正在修复……"],
  noEsbuild: [
    "esbuild does not run on this machine, so the extension cannot be built. Try: npm rebuild esbuild",
    "esbuild 无法在本机运行，扩展无法构建。请尝试：npm rebuild esbuild",
  ],
  noNode24: [
    "Node 24 (the `node` package) does not run on this machine and the Node here is {0}; version 22.15 or newer is needed. Try: npm rebuild node",
    "本机无法运行 Node 24（`node` 软件包），而当前 Node 为 {0}，需要 22.15 或更高版本。请尝试：npm rebuild node",
  ],
  noNodejieba: [
    "nodejieba could not be built or loaded (a C++ compiler, make and Python are needed). Everything works without it except that names are found by lists and patterns alone. Once a compiler is there: npm rebuild nodejieba",
    "nodejieba 无法构建或加载（需要 C++ 编译器、make 和 Python）。其余功能照常可用，但实体只靠名录和规则识别。装好编译器后请执行：npm rebuild nodejieba",
  ],
  oldNode: ["Node 20 or newer is needed; this is {0}.", "需要 Node 20 或更高版本，当前为 {0}。"],
  waitingForLock: ["Waiting for another run that is installing ({0}) …", "正在等待另一个安装过程结束（{0}）……"],
  installingVscode: ["Installing VS Code ({0}); about half a minute, once …", "正在安装 VS Code（{0}），约半分钟，仅此一次……"],
  vscodeFailed: ["VS Code could not be installed: {0}", "无法安装 VS Code：{0}"],
  vscodeNative: [
    "Some native parts of VS Code could not be built ({0}). It works without them, with fewer comforts (such as the terminal).",
    "VS Code 的部分原生组件未能构建（{0}）。仍可使用，但少数功能（如终端）可能缺失。",
  ],
  noChinese: ["VS Code's own Chinese texts could not be had, so its menus are in English: {0}", "未能取得 VS Code 自身的中文文本，菜单将显示英文：{0}"],
  building: ["Building the extension …", "正在构建扩展……"],
  buildFailed: ["The build failed.", "构建失败。"],
  unknownFlag: ["Unknown option: {0}", "未知选项：{0}"],
  needsValue: ["{0} needs a value.", "{0} 需要一个值。"],
  tooMany: ["Only one folder can be given.", "只能指定一个文件夹。"],
  badPort: ["Not a port number: {0}", "不是有效的端口号：{0}"],
  portTaken: [
    "Port {0} is in use by another program. Choose another with --port, or leave --port out and a free one is taken.",
    "端口 {0} 已被其他程序占用。请用 --port 指定另一个端口，或去掉 --port 自动选用空闲端口。",
  ],
  noFolder: ["No such folder: {0}", "文件夹不存在：{0}"],
  noDesktop: [
    "The `code` command was not found. Install desktop VS Code and its command (Command Palette: “Shell Command: Install 'code' command in PATH”), or leave --desktop out to use the browser.",
    "未找到 `code` 命令。请安装桌面版 VS Code 及其命令（命令面板中的“Shell 命令: 在 PATH 中安装 ‘code’ 命令”），或去掉 --desktop 改用浏览器。",
  ],
  desktopStarted: ["Zhupi is open in desktop VS Code on {0}.", "已在桌面版 VS Code 中打开朱批：{0}。"],
  ready: ["Zhupi is running in VS Code at", "朱批已在 VS Code 中运行，地址："],
  readyFolder: ["Folder: {0}", "文件夹：{0}"],
  readyStop: ["Press Ctrl-C to stop.", "按 Ctrl-C 停止。"],
  openYourself: ["(The browser could not be opened; open the address yourself.)", "（无法自动打开浏览器，请自行打开上面的地址。）"],
  stopped: ["Stopped.", "已停止。"],
  serverDied: ["VS Code's server ended by itself (status {0}):", "VS Code 服务器意外退出（状态 {0}）："],
  serverSlow: ["VS Code's server did not come up within {0} s:", "VS Code 服务器未能在 {0} 秒内启动："],
  noBrowser: [
    "No Chromium was found for the tests. Install Chrome, Edge or Chromium, or set ZHUPI_CHROMIUM to its path.",
    "未找到用于测试的 Chromium。请安装 Chrome、Edge 或 Chromium，或将 ZHUPI_CHROMIUM 设为其路径。",
  ],
  startHelp: [
    `Usage: npm start -- [FOLDER] [options]

Opens VS Code in the browser with Zhupi installed, on FOLDER (default: samples/).
Does all its own set-up the first time. Nothing outside this folder is changed.

  --port N     use this port (default: 7190, or a free one where it is taken)
  --no-open    do not open the browser, only print the address
  --desktop    use the desktop VS Code on this machine (its \`code\` command)
  --help       show this help

The server listens on 127.0.0.1 only and wants the secret token in the address.`,
    `用法：npm start -- [文件夹] [选项]

在浏览器中打开已安装朱批的 VS Code，并打开“文件夹”（默认 samples/）。
首次运行会自动完成全部准备工作，不会改动本目录以外的任何内容。

  --port N     使用指定端口（默认 7190；若被占用则自动选用空闲端口）
  --no-open    不自动打开浏览器，只打印地址
  --desktop    使用本机的桌面版 VS Code（\`code\` 命令）
  --help       显示本帮助

服务只监听 127.0.0.1，并要求携带地址中的随机令牌。`,
  ],
};

/** @typedef {keyof typeof table} MessageKey */

/**
 * Whether the user's locale asks for Chinese, by the usual precedence of the POSIX variables.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function isChinese(env = process.env) {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || (process.platform === "win32" ? Intl.DateTimeFormat().resolvedOptions().locale : "");
  return /^zh\b|^zh_/i.test(locale);
}

/**
 * The text for `key` in the user's language, with its arguments filled in.
 * @param {MessageKey} key
 * @param {...(string | number)} args
 * @returns {string}
 */
export function say(key, ...args) {
  const text = table[key][isChinese() ? 1 : 0] ?? key;
  return text.replace(/\{(\d)\}/g, (whole, index) => String(args[Number(index)] ?? whole));
}

import path from 'node:path';
import { makeSetupCode, setupNeeded } from './accounts/setup.ts';
import { buildApp, listeningPort } from './app.ts';
import { ConfigError, optionHelp, publicUrlOf, readConfig, type Config } from './config.ts';
import { isUntouched, openDatabase, type Database } from './db/open.ts';
import { consoleAddress } from './http/closedPage.ts';
import { importFolder } from './import/importFolder.ts';

/** Starts the server; it stops on Ctrl-C or SIGTERM. */
async function main(args: string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`电子法务服务器。选项（环境变量或命令行）：\n${optionHelp}`);
    return;
  }
  const config = readConfig(process.env, args);
  const db = await openDatabase(config);
  try {
    if (await isUntouched(db)) await importSample(config, db);
    const setupCode = (await setupNeeded(db)) ? makeSetupCode() : undefined;
    const app = await buildApp({ config, db, ...(setupCode !== undefined && { setupCode }) });
    await app.listen({ port: config.port, host: config.host });
    sayAddresses(config, listeningPort(app) ?? config.port, setupCode);
    await stopSignal();
    console.log('正在停止……');
    await app.close();
  } finally {
    await db.close();
  }
}

/** On the first run there is something to see at once. */
async function importSample(config: Config, db: Database): Promise<void> {
  console.log('第一次启动，正在导入示例内容……');
  const folder = path.join(config.appRoot, 'sample');
  const report = await importFolder(db, { folder, dataDir: config.dataDir });
  console.log(`导入了 ${report.added} 条示例内容。`);
}

function sayAddresses(config: Config, port: number, setupCode: string | undefined): void {
  const { url, reachable } = publicUrlOf(config, port);
  console.log(`\n电子法务已经启动：\n  电视      ${url}/tv/\n  手机      ${url}/\n  接口文档  ${url}/api/`);
  if (!reachable) {
    console.log('这台机器没有局域网地址，手机扫码打不开；连上网络后重启，或者设置 PUBLIC_URL。');
  }
  const address = consoleAddress(config, port);
  const here = address.startsWith('http:') ? '（只能在这台机器上打开；办公室要用，请配 https 并设置 PUBLIC_URL）' : '';
  console.log(`  管理后台  ${address}${here}`);
  if (address.startsWith('https:') && config.trustedProxies.length === 0) {
    console.log('没有设置 TRUSTED_PROXIES：经过代理来的人看起来都是同一个地址，登录输错的次数会算在一起。请把代理的地址写上。');
  }
  if (setupCode !== undefined) {
    console.log(`还没有管理员：打开管理后台，输入开通码 ${setupCode}（这次启动有效），或者运行 npm run admin -- account add`);
  }
  console.log('按 Ctrl-C 停止。\n');
}

/** Resolves at the first signal; a second one ends the process at once, as is its usual way. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** What went wrong in one line; an unforeseen error is shown whole, for whoever mends it. */
function explain(error: unknown): unknown {
  if (error instanceof ConfigError) return error.message;
  type Cause = NodeJS.ErrnoException & { port?: number; address?: string };
  const { code, message, port, address } = error as Cause;
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被别的程序占用，请换一个：PORT=8081 npm start`;
    case 'EACCES':
      return port === undefined ? `没有权限：${message}` : `没有权限使用端口 ${port}，请用 1024 以上的端口`;
    case 'EADDRNOTAVAIL':
      return `HOST 的地址 ${address} 不是这台机器的`;
    case 'ENOTFOUND':
      return `找不到主机：${message}`;
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
      return '连不上 DATABASE_URL 所写的数据库，请检查地址以及它有没有启动';
    case '28P01':
    case '28000':
    case '3D000':
      return `DATABASE_URL 所写的数据库不让进：${message}`;
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_NOTADB':
    case 'SQLITE_READONLY':
    case 'EROFS':
    case 'EEXIST':
    case 'ENOTDIR':
      return `DATA_DIR 里的数据库打不开：${message}`;
    default:
      return error;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
});

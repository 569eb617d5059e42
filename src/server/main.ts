import { ConfigError, optionHelp, publicUrlOf, readConfig } from './config.ts';
import { buildApp, listeningPort } from './app.ts';
import { openDatabase } from './db/open.ts';

/** Starts the server and stops it on Ctrl-C or SIGTERM. Exit codes: 0 stopped, 1 failed, 2 wrong option. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(`电子法务服务器。选项（环境变量或命令行）：\n${optionHelp}`);
    return;
  }
  const config = readConfig(process.env, args);
  const db = await openDatabase(config);
  const app = await buildApp({ config, db });
  await app.listen({ port: config.port, host: config.host });
  const port = listeningPort(app) ?? config.port;
  const { url } = publicUrlOf(config, port);
  console.log(`电视     ${url}/tv/\n手机     ${url}/\n接口文档 ${url}/api/`);
  const stop = async () => {
    await app.close();
    await db.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
});

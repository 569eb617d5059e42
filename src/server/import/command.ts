import { parseArgs } from 'node:util';
import { ConfigError, configFrom, optionFlags } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { importFolder } from './importFolder.ts';
import { showProgress } from './progress.ts';
import { reportText } from './report.ts';

const options = '<文件夹> [--column 栏目] [--region 地区代码] [--topics 对照表] [--withdraw-missing] [--dry-run]';
export const importUsage = `import ${options}`;
const usage = `用法：npm run import -- ${options}`;

const flags = {
  column: { type: 'string' },
  region: { type: 'string' },
  topics: { type: 'string' },
  'withdraw-missing': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** Runs `import`; returns its exit code: 0 all went in, 3 some files were refused. */
export async function runImport(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parsedArgs(args);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new ConfigError(`要写一个文件夹。${usage}`);
  }
  const config = configFrom(env, values);
  if (config.dataDir === ':memory:') throw new ConfigError('导入要有存放内容的地方，DATA_DIR 不能是 :memory:');
  const db = await openDatabase(config);
  const progress = showProgress(process.stdout);
  try {
    const dryRun = values['dry-run'] === true;
    const report = await importFolder(db, {
      folder,
      dataDir: config.dataDir,
      ...(values.column !== undefined && { column: values.column }),
      ...(values.region !== undefined && { region: values.region }),
      ...(values.topics !== undefined && { topicsFile: values.topics }),
      withdrawMissing: values['withdraw-missing'] === true,
      dryRun,
      onProgress: (each) => { progress.step(each); },
    });
    progress.end();
    console.log(reportText(report, dryRun));
    return report.refused.length > 0 ? 3 : 0;
  } finally {
    progress.end();
    await db.close();
  }
}

const nameOf = (flag: string) => flag.replace(/^-+/, '').split('=')[0] ?? '';

function parsedArgs(args: string[]) {
  try {
    return parseArgs({ args, options: { ...optionFlags, ...flags }, allowPositionals: true, strict: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
      const known = new Set(Object.keys({ ...optionFlags, ...flags }));
      const wrong = args.find((arg) => arg.startsWith('-') && !known.has(nameOf(arg)));
      throw new ConfigError(`不认识选项“${wrong ?? ''}”。${usage}`);
    }
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new ConfigError(`有选项缺少值或多写了值。${usage}`);
    }
    throw error;
  }
}

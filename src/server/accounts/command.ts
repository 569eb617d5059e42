import { parseArgs } from 'node:util';
import { roleNames, roles, type Role, userNamePattern } from '../../contract/admin/index.ts';
import { audited, system } from '../audit/audit.ts';
import { ConfigError, configFrom, optionFlags } from '../config.ts';
import { minuteOf } from '../content/time.ts';
import { openDatabase, type Database } from '../db/open.ts';
import { Refusal } from '../http/errors.ts';
import { change, newAccount, setPassword } from './accounts.ts';
import { checkPassword } from './ownAccount.ts';
import { generatePassword, hashPassword } from './passwords.ts';
import * as store from './store.ts';
import { askHidden, type Terminal } from './terminal.ts';

export const accountUsage = 'account add|password|suspend|resume|list';
const usage = `用法：npm run admin --
  account add <登录名> --name 姓名 --role 角色 [--region 地区代码] [--generate]   新建账号
  account password <登录名> [--generate]                                         重设密码，动态码同时关闭
  account suspend <登录名>                                                       停用，正在用的登录立刻失效
  account resume <登录名>                                                        恢复
  account list                                                                   列出全部账号
角色：${roles.map((role) => `${role}（${roleNames[role]}）`).join('、')}
密码在终端里输入，不显示；写了 --generate 就由程序生成，第一次登录时必须更改。`;

const flags = {
  name: { type: 'string' },
  role: { type: 'string' },
  region: { type: 'string' },
  generate: { type: 'boolean' },
} as const;

interface Order {
  db: Database;
  userName: string;
  values: { name?: string; role?: string; region?: string; generate?: boolean };
  terminal: Terminal;
}

const actor = { ...system, name: '命令行' };
const words: Record<string, (order: Order) => Promise<void>> = {
  add,
  password: resetPassword,
  suspend: (order) => setSuspended(order, true),
  resume: (order) => setSuspended(order, false),
};

/** Runs `account …`; returns its exit code. */
export async function runAccount(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parsedArgs(args);
  const [what = '', userName, ...more] = positionals;
  const word = Object.hasOwn(words, what) ? words[what] : undefined;
  const wrong = more.length > 0 || (what === 'list' ? userName !== undefined : word === undefined || userName === undefined);
  if (wrong) throw new ConfigError(usage);
  const config = configFrom(env, values);
  if (config.dataDir === ':memory:') throw new ConfigError('账号要有存放的地方，DATA_DIR 不能是 :memory:');
  const db = await openDatabase(config);
  try {
    const terminal = { input: process.stdin, output: process.stdout };
    if (word === undefined || userName === undefined) await list(db);
    else await word({ db, userName: userName.toLowerCase(), values, terminal });
    return 0;
  } catch (error) {
    throw error instanceof Refusal ? new ConfigError(error.message) : error;
  } finally {
    await db.close();
  }
}

async function add({ db, userName, values, terminal }: Order): Promise<void> {
  const { name, generate = false } = values;
  const role = roles.find((each) => each === values.role || roleNames[each] === values.role);
  if (name === undefined || role === undefined) throw new ConfigError(`要写 --name 和 --role。${usage}`);
  if (!new RegExp(userNamePattern).test(userName)) {
    throw new ConfigError(`登录名“${userName}”不行：3 到 32 个小写字母、数字、点或横线，以字母开头`);
  }
  const region = values.region ?? (await onlyCity(db, role));
  const { password, hash } = await askPassword(terminal, userName, generate);
  const row = await audited(db, actor, Date.now(), (query, record) =>
    newAccount(query, record, { userName, name, role, region }, { hash, mustChange: generate }, Date.now()),
  );
  console.log(`已新建账号：${row.user_name}（${row.name}，${roleNames[role]}，${row.region_name}）`);
  sayGenerated(generate, password);
}

/** What an administrator is made for most often. */
async function onlyCity(db: Database, role: Role): Promise<string> {
  const city = await store.firstCity(db.query);
  if (city === undefined) throw new ConfigError('还没有地区：请先启动一次服务器（会带来示例），或者先导入地区');
  if (!['administrator', 'issuer', 'auditor', 'adviser'].includes(role)) throw new ConfigError(`${roleNames[role]}要写 --region 地区代码`);
  return city.code;
}

async function resetPassword({ db, userName, values, terminal }: Order): Promise<void> {
  const { generate = false } = values;
  await accountNamed(db, userName);
  const { password, hash } = await askPassword(terminal, userName, generate);
  await audited(db, actor, Date.now(), async (query, record) => {
    const row = await store.accountByName(query, userName);
    if (row !== undefined) await setPassword(query, record, row, { hash, mustChange: generate });
  });
  console.log(`${userName} 的密码已重设，动态码已关闭，其他地方的登录已失效。`);
  sayGenerated(generate, password);
}

async function setSuspended({ db, userName }: Order, suspended: boolean): Promise<void> {
  await audited(db, actor, Date.now(), async (query, record) => {
    const row = await store.accountByName(query, userName);
    if (row === undefined) throw unknown(userName);
    if ((row.suspended === 1) !== suspended) await change(query, record, row, { suspended }, row.version);
  });
  console.log(suspended ? `${userName} 已停用，正在用的登录已失效。` : `${userName} 已恢复。`);
}

async function list(db: Database): Promise<void> {
  const rows = await store.allAccounts(db.query);
  if (rows.length === 0) console.log('还没有账号。');
  for (const row of rows) {
    const login = row.last_login_at === null ? '还没登录过' : `上次登录 ${minuteOf(row.last_login_at)}`;
    const marks = [row.suspended === 1 ? '已停用' : '', row.totp_secret === null ? '' : '动态码'].filter((mark) => mark !== '');
    console.log([row.user_name, row.name, roleNames[row.role], `${row.region_name} ${row.region}`, login, ...marks].join('  '));
  }
}

const unknown = (userName: string) => new ConfigError(`没有账号“${userName}”`);

async function accountNamed(db: Database, userName: string): Promise<void> {
  if ((await store.accountByName(db.query, userName)) === undefined) throw unknown(userName);
}

/** Never an option: what stands on a command line everybody on the machine can read. */
async function askPassword(terminal: Terminal, userName: string, generate: boolean): Promise<{ password: string; hash: string }> {
  if (generate) {
    const password = generatePassword();
    return { password, hash: await hashPassword(password) };
  }
  const password = await askHidden(terminal, `${userName} 的密码（不显示）：`);
  if (password === undefined) throw new ConfigError('没有输入密码；不在终端里运行时请写 --generate，由程序生成');
  checkPassword(password, userName);
  if ((await askHidden(terminal, '再输一遍：')) !== password) throw new ConfigError('两遍不一样，没有改动');
  return { password, hash: await hashPassword(password) };
}

function sayGenerated(generated: boolean, password: string): void {
  if (generated) console.log(`初始密码（只显示这一次，第一次登录时要更改）：${password}`);
}

function parsedArgs(args: string[]) {
  try {
    return parseArgs({ args, options: { ...optionFlags, ...flags }, allowPositionals: true, strict: true });
  } catch {
    throw new ConfigError(usage);
  }
}

import { isIP } from 'node:net';
import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Everything an operator may set. Read once at start, never changed afterwards. */
export interface Config {
  /** 0 takes any free port. */
  port: number;
  /** Address to listen on. */
  host: string;
  /** Holds the embedded database and the media files; `:memory:` keeps nothing after closing. */
  dataDir: string;
  /** PostgreSQL address; the embedded database when absent. */
  databaseUrl?: string;
  /** What the QR carries, without a slash at its end; this machine's LAN address when absent. */
  publicUrl?: string;
  /** The only host name under which the officials' console answers; any that is safe when absent. */
  consoleHost?: string;
  /** Portals that the television may return to when it is left, as origins. */
  returnOrigins: string[];
  /** Who may read /metrics. */
  metrics: 'loopback' | 'public';
  /** Proxies whose forwarded headers count. */
  trustedProxies: string[];
  /** Requests a minute from one address; 0 sets no limit. */
  rateLimit: number;
  /** Months for which the audit keeps what stood before and after a change; 6 at least (Cybersecurity Law, article 21). */
  auditMonths: number;
  logLevel: LogLevel;
  /** The folder that holds package.json, build/, sample/ and static/. */
  appRoot: string;
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A mistake of the operator, told in one line of Chinese. */
export class ConfigError extends Error {}

/** One option: its environment variable, and what stands in the help. The flag follows from it. */
const options = {
  PORT: '监听的端口，默认 8080',
  HOST: '监听的地址，默认 0.0.0.0（本机所有地址）',
  DATA_DIR: '存放数据库和媒体文件的文件夹，默认 ./data',
  DATABASE_URL: 'PostgreSQL 地址，如 postgres://用户@主机/库；不填用内置数据库',
  PUBLIC_URL: '二维码里的网址，默认本机的局域网地址',
  CONSOLE_HOST: '管理后台单独用的域名，如 houtai.example.cn；不填就用 PUBLIC_URL 的域名',
  RETURN_ORIGINS: '离开频道时可以回到的门户网址，如 http://epg.example.cn:8080，多个用逗号隔开',
  METRICS: 'loopback（只许本机看 /metrics，默认）或 public',
  TRUSTED_PROXIES: '可信的反向代理地址，多个用逗号隔开',
  RATE_LIMIT: '每个地址每分钟最多多少次请求，默认 3000，0 为不限',
  AUDIT_MONTHS: '审计里改动前后的值留多少个月，默认 12，最少 6',
  LOG_LEVEL: `日志级别：${logLevels.join('、')}，默认 info`,
} as const;
type OptionName = keyof typeof options;
const optionNames = Object.keys(options) as OptionName[];

const flagOf = (name: OptionName) => name.toLowerCase().replaceAll('_', '-');

/** The options as an operator reads them, one a line. */
export const optionHelp = optionNames
  .map((name) => `  ${name.padEnd(16)} --${flagOf(name).padEnd(16)} ${options[name]}`)
  .join('\n');

/** Flags that the server knows, for `parseArgs` of other commands over the same data. */
export const optionFlags = Object.fromEntries(
  optionNames.map((name) => [flagOf(name), { type: 'string' as const }]),
);

/**
 * Reads options from the environment and from flags of the same names; a flag wins.
 * Throws ConfigError for an unknown flag or a value out of range.
 */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  return configFrom(env, parseFlags(args));
}

/** The same for a command that has parsed its flags itself (see `optionFlags`). */
export function configFrom(env: NodeJS.ProcessEnv, flags: Record<string, unknown>): Config {
  const value = (name: OptionName): string | undefined => {
    const given = flags[flagOf(name)] ?? env[name];
    return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
  };
  const databaseUrl = checkedUrl('DATABASE_URL', value('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const publicUrl = checkedUrl('PUBLIC_URL', value('PUBLIC_URL'), ['http:', 'https:']);
  const consoleHost = hostName('CONSOLE_HOST', value('CONSOLE_HOST'));
  const dataDir = value('DATA_DIR') ?? 'data';
  return {
    port: wholeNumber('PORT', value('PORT') ?? '8080', 0, 65535),
    host: value('HOST') ?? '0.0.0.0',
    dataDir: dataDir === ':memory:' ? dataDir : path.resolve(dataDir),
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(publicUrl !== undefined && { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(consoleHost !== undefined && { consoleHost }),
    returnOrigins: origins('RETURN_ORIGINS', value('RETURN_ORIGINS') ?? ''),
    metrics: oneOf('METRICS', value('METRICS') ?? 'loopback', ['loopback', 'public'] as const),
    trustedProxies: addresses('TRUSTED_PROXIES', value('TRUSTED_PROXIES') ?? ''),
    rateLimit: wholeNumber('RATE_LIMIT', value('RATE_LIMIT') ?? '3000', 0, 1e9),
    auditMonths: wholeNumber('AUDIT_MONTHS', value('AUDIT_MONTHS') ?? '12', 6, 1200),
    logLevel: oneOf('LOG_LEVEL', value('LOG_LEVEL') ?? 'info', logLevels),
    appRoot: findAppRoot(),
  };
}

function parseFlags(args: string[]): Record<string, unknown> {
  try {
    return parseArgs({ args, options: optionFlags, strict: true }).values;
  } catch {
    const known = new Set(optionNames.map((name) => `--${flagOf(name)}`));
    const wrong = args.find((arg) => !known.has(arg.split('=')[0] ?? ''));
    throw new ConfigError(
      wrong === undefined
        ? '有选项缺少值，请写成 --选项=值；--help 列出全部选项'
        : `不认识“${wrong}”；--help 列出全部选项`,
    );
  }
}

function wholeNumber(name: OptionName, text: string, min: number, max: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max) {
    throw new ConfigError(`${name} 应是 ${min} 到 ${max} 的整数，现在是“${text}”`);
  }
  return number;
}

/** A host name, with its port when it is not the usual one. */
function hostName(name: OptionName, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const host = URL.canParse(`https://${text}`) ? new URL(`https://${text}`).host : '';
  if (host !== text.toLowerCase()) throw new ConfigError(`${name} 只写域名，如 houtai.example.cn，现在是“${text}”`);
  return host;
}

/** Parts between commas or spaces. */
const listed = (text: string) => text.split(/[,，\s]+/).filter((part) => part !== '');

function origins(name: OptionName, text: string): string[] {
  const parts = listed(text);
  const wrong = parts.find((part) => !URL.canParse(part) || !/^https?:$/.test(new URL(part).protocol));
  if (wrong !== undefined) throw new ConfigError(`${name} 应是以 http:// 或 https:// 开头的网址，现在有“${wrong}”`);
  return parts.map((part) => new URL(part).origin);
}

/** Addresses or networks (10.0.0.0/8). */
function addresses(name: OptionName, text: string): string[] {
  const parts = listed(text);
  const wrong = parts.find((part) => {
    const [address = '', bits = '0'] = part.split('/');
    return isIP(address) === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > (isIP(address) === 4 ? 32 : 128);
  });
  if (wrong !== undefined) throw new ConfigError(`${name} 应是 IP 地址或网段，现在有“${wrong}”`);
  return parts;
}

function oneOf<T extends string>(name: OptionName, text: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === text);
  if (found === undefined) {
    throw new ConfigError(`${name} 应是 ${allowed.join('、')} 之一，现在是“${text}”`);
  }
  return found;
}

/** The value itself is not repeated in the message: a database address holds a password. */
function checkedUrl(name: OptionName, text: string | undefined, schemes: string[]) {
  if (text === undefined) return undefined;
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    throw new ConfigError(`${name} 应是以 ${schemes[0]}// 开头的完整地址`);
  }
  return text;
}

function findAppRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new ConfigError('找不到程序所在的文件夹（缺少 package.json）');
    folder = above;
  }
  return folder;
}

/** Names of interfaces that lead to containers and tunnels rather than to the house. */
const virtualInterface = /^(docker|veth|br-|virbr|cni|flannel|tun|tap|tailscale|zt|wg)/;

/** The IPv4 address under which a phone in the same network reaches this machine, if there is one. */
export function lanAddress(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): string | undefined {
  const found = Object.entries(interfaces)
    .filter(([name]) => !virtualInterface.test(name))
    .flatMap(([, addresses]) => addresses ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal && !each.address.startsWith('169.254.'))
    .map((each) => each.address);
  const privateRange = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;
  return found.find((address) => privateRange.test(address)) ?? found[0];
}

/** What the QR carries: as configured, or made of this machine's address and its real port. */
export function publicUrlOf(config: Config, port: number): { url: string; reachable: boolean } {
  if (config.publicUrl !== undefined) return { url: config.publicUrl, reachable: true };
  const address = lanAddress();
  return { url: `http://${address ?? '127.0.0.1'}:${port}`, reachable: address !== undefined };
}

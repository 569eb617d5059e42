import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { base32 } from '../../qr/codes.ts';

const derive = promisify(argon2);

/** What one hash costs: KiB of memory, passes over it, lanes. */
export interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, argon2id, second of its equal settings. */
export const usualCost: Cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };

const tagLength = 32;
const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** argon2id as PHC writes it: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string, cost: Cost = usualCost): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: message(password), nonce, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** For names that nobody has: they cost the same time as those that somebody has. */
const nobodys = `$argon2id$v=19$m=${usualCost.memory},t=${usualCost.passes},p=1$${unpadded(randomBytes(16))}$${unpadded(randomBytes(tagLength))}`;

/** Whether the password is the one that was hashed; false, after the same work, without a hash. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = phc.exec(hash ?? nobodys);
  if (parts === null) throw new Error('a stored password is not one that we hashed');
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
  const expected = Buffer.from(tag, 'base64');
  const found = await derive('argon2id', {
    message: message(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(found, expected) && hash !== undefined;
}

/** One person's keyboard composes a character that another's sends in parts. */
const message = (password: string) => Buffer.from(password.normalize('NFKC'));

/** 60 bits in three groups that can be read out over the telephone: `k7mq-3xwd-9rta`. */
export function generatePassword(): string {
  return base32(randomBytes(8), 12).toLowerCase().replace(/(.{4})(?=.)/g, '$1-');
}

const shortest = 10;

/** What many try first, without digits and signs at their end. */
const worst = new Set([
  'password', 'passw0rd', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'zxcvbnm', 'administrator', 'admin', 'adminadmin', 'root',
  'iloveyou', 'woaini', 'welcome', 'letmein', 'dragon', 'monkey', 'abcdefghij', 'abcdefg', 'abc', 'aa', 'a', 'qq', 'test',
  'fawu', 'dianzifawu', 'dzfw', 'siwutong', 'cunwei', 'cunweihui', 'zhijiang', 'qazwsx', 'qazwsxedc', '电子法务', '密码',
  'changeme', 'default', 'guest', 'user', 'login', 'p@ssw0rd', 'p@ssword', 'mima', 'nihao',
]);

/** What is wrong with a password that somebody chose, as it stands beside the field; undefined for a good one. */
export function problemOf(password: string, userName: string): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < shortest) return `不能少于 ${shortest} 个字，可以用一句只有您记得的话`;
  if (plain.includes(userName) || plain.replace(/[\d\W_]+/g, '') === userName.replace(/[\d\W_]+/g, '')) return '里不能有登录名';
  if (new Set(plain).size < 4) return '太简单：来回只有几个字';
  if (isRun(plain)) return '太简单：是按顺序排的数字或字母';
  const core = plain.replace(/^[\d\s!@#$%^&*._-]+|[\d\s!@#$%^&*._-]+$/g, '');
  if (worst.has(core) || worst.has(plain)) return '太常见，别人一试就中';
  if (/^\d+$/.test(plain) && plain.length < 14) return '不能只有数字：电话、生日、身份证号别人猜得到';
  return undefined;
}

/** 1234567890, abcdefghijkl, 9876543210, and the same again: 1234512345. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.codePointAt(0)! - text.codePointAt(at)!);
  const even = steps.filter((step) => Math.abs(step) <= 1).length;
  return even >= steps.length * 0.8;
}

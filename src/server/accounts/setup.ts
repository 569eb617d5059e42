import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { SetupBody } from '../../contract/admin/index.ts';
import { base32, readDigits } from '../../qr/codes.ts';
import { audited, system } from '../audit/audit.ts';
import type { Database } from '../db/open.ts';
import { Refusal } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { newAccount } from './accounts.ts';
import { begin, type Begun, type Browser } from './login.ts';
import { checkPassword } from './ownAccount.ts';
import { hashPassword } from './passwords.ts';
import * as store from './store.ts';
import { addressSubject, beginAttempt, setupSubject } from './throttle.ts';

/** 60 bits to be typed from the server's terminal: `7K3M-9QXW-4RTA`. Another one at every start. */
export const makeSetupCode = (): string => base32(randomBytes(8), 12).replace(/(.{4})(?=.)/g, '$1-');

/** Whether nobody is there yet who could let others in. */
export const setupNeeded = async (db: Database): Promise<boolean> => (await store.activeCityAdministrators(db.query)) === 0;

/** Makes the first administrator, of the city, and logs them in. */
export async function setUp(
  { db, now, setupCode }: Pick<Services, 'db' | 'now' | 'setupCode'>,
  { code, userName, name, password }: SetupBody,
  browser: Browser,
): Promise<Begun> {
  if (!(await setupNeeded(db))) throw done();
  const attempt = await beginAttempt(db.query, [setupSubject, addressSubject(browser.address)], now());
  if (setupCode === undefined || !sameCode(code, setupCode)) {
    throw new Refusal(422, 'unprocessable', '开通码不对', [{ field: 'code', problem: '不对，请看服务器终端里这次启动时显示的' }]);
  }
  await attempt.release(db.query);
  checkPassword(password, userName);
  const hash = await hashPassword(password);
  const actor = { ...system, name: '首次开通', address: browser.address };
  return audited(db, actor, now(), async (query, record) => {
    // Two may have asked at once: whoever is second finds somebody there.
    if ((await store.activeCityAdministrators(query)) > 0) throw done();
    const city = await store.firstCity(query);
    if (city === undefined) throw new Refusal(409, 'conflict', '还没有地区，请先导入地区再开通');
    const row = await newAccount(query, record, { userName, name, role: 'administrator', region: city.code }, { hash, mustChange: false }, now());
    return begin(query, row, browser, now());
  });
}

const done = () => new Refusal(409, 'conflict', '已经开通过了，请直接登录');

function sameCode(typed: string, code: string): boolean {
  const [given, expected] = [Buffer.from(readDigits(typed)), Buffer.from(readDigits(code))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

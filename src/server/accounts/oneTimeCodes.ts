import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { base32, readDigits } from '../../qr/codes.ts';
import type { Query } from '../db/open.ts';
import * as store from './store.ts';

const period = 30;

const totpOf = (secret: string, userName: string) =>
  new TOTP({ issuer: '电子法务', label: userName, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });

/** 160 random bits, as an authenticator takes them: as text, and as an address for its QR reader. */
export function newSecret(userName: string): { secret: string; uri: string } {
  const secret = new Secret({ size: 20 }).base32;
  return { secret, uri: totpOf(secret, userName).toString() };
}

/** The counter of the code, at most one step off; undefined for a wrong one. */
export function counterOf(secret: string, code: string, now: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : TOTP.counter({ period, timestamp: now }) + delta;
}

/** Whether the second proof holds. What was taken is used up. */
export async function takeCode(query: Query, account: store.AccountRow, typed: string, now: number): Promise<boolean> {
  const code = typed.normalize('NFKC').replace(/\s/g, '');
  if (account.totp_secret === null) return true;
  const counter = counterOf(account.totp_secret, code, now);
  if (counter !== undefined) return store.takeCounter(query, account.id, counter);
  return store.takeRecoveryCode(query, account.id, recoveryHash(account.id, code));
}

/** Ten codes of 50 bits for when the telephone is lost; the ones before them are no longer good. */
export async function newRecoveryCodes(query: Query, account: string): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => base32(randomBytes(7), 10).toLowerCase().replace(/^(.{5})/, '$1-'));
  await store.setRecoveryCodes(query, account, codes.map((code) => recoveryHash(account, code)));
  return codes;
}

const recoveryHash = (account: string, code: string) =>
  createHash('sha256').update(`${account} ${readDigits(code)}`).digest('hex');

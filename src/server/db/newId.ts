import { randomBytes } from 'node:crypto';
import { base32 } from '../../qr/codes.ts';

/** Ten characters of Crockford base 32 in lower case that say nothing about what they name. */
export const newId = () => base32(randomBytes(7), 10).toLowerCase();

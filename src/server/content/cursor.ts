/** A place in a list: the last item that was shown. */
export interface Position {
  /** What the list is ordered by, latest first: time of publishing, or end of the 公示期. Epoch ms. */
  at: number;
  key: number;
}

/** Opaque: 6 bytes of time, 6 of key, 2 that betray a cursor made by hand or cut off. */
const cursorBytes = 14;

export function writeCursor({ at, key }: Position): string {
  const bytes = Buffer.alloc(cursorBytes);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUIntBE(key, 6, 6);
  bytes.writeUInt16BE(checkSum(bytes), 12);
  return bytes.toString('base64url');
}

/** Undefined for anything that `writeCursor` did not make. */
export function readCursor(text: string): Position | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== cursorBytes || bytes.toString('base64url') !== text) return undefined;
  if (bytes.readUInt16BE(12) !== checkSum(bytes)) return undefined;
  return { at: bytes.readUIntBE(0, 6), key: bytes.readUIntBE(6, 6) };
}

function checkSum(bytes: Buffer): number {
  let sum = 0x5a17;
  for (const byte of bytes.subarray(0, 12)) sum = (sum * 31 + byte) & 0xffff;
  return sum;
}

import { crc32, deflateRawSync } from 'node:zlib';

/** A file in a ZIP; what it says about itself may be a lie. */
export interface Packed {
  name: string;
  data: Buffer | string;
  /** Bytes that it claims to unpack to. */
  claims?: number;
  encrypted?: boolean;
  /** Its data as it is already packed, with the checksum of what it unpacks to. */
  packed?: { deflated: Buffer; crc: number; size: number };
}

/** A ZIP as a test needs it, honest or not. */
export function zip(files: Packed[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims, encrypted = false, packed } of files) {
    const content = Buffer.from(data);
    const deflated = packed?.deflated ?? deflateRawSync(content);
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(packed?.crc ?? crc32(content), 10);
    fields.writeUInt32LE(deflated.length, 14);
    fields.writeUInt32LE(claims ?? packed?.size ?? content.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), fields, nameBytes, deflated);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, rest, nameBytes);
    offset += 30 + nameBytes.length + deflated.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** So many bytes of nothing, packed small: the same block again and again. */
export function zeros(megabytes: number): Packed['packed'] {
  const block = Buffer.alloc(megabytes * 1024 * 1024);
  return { deflated: deflateRawSync(block, { level: 9 }), crc: crc32(block), size: block.length };
}

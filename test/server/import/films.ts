/** Tiny films made by hand: enough of each format that a reader can tell what it is. */

/** A box of an MP4 file. */
export const box = (type: string, ...content: Buffer[]) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, part) => sum + part.length, 0));
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, ...content]);
};

const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1'));
const track = (format: string) =>
  box('trak', box('tkhd', Buffer.alloc(84)), box('mdia', box('hdlr', Buffer.alloc(24)), box('minf', box('stbl',
    box('stsd', Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(format, Buffer.alloc(70)))))));

/** An MP4 file of so many seconds whose tracks have these formats. */
export function mp4(seconds: number, ...formats: string[]): Buffer {
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(seconds * 1000, 16);
  return Buffer.concat([
    ftyp, box('mdat', Buffer.alloc(5000)),
    box('moov', box('free', Buffer.alloc(3)), box('mvhd', mvhd), ...formats.map(track)),
  ]);
}

/** What stands before the pieces of a film in fragments. */
export const initOf = (...formats: string[]) => Buffer.concat([ftyp, box('moov', box('mvhd', Buffer.alloc(100)), ...formats.map(track))]);

/** A piece of such a film; `seed` tells one from another. */
export const fragment = (seed: number) => Buffer.concat([box('styp', Buffer.from('msdh\0\0\0\0', 'latin1')), box('moof', Buffer.alloc(16, seed)), box('mdat', Buffer.alloc(99))]);

/** One transport stream packet with a table in it. */
function tablePacket(pid: number, table: number[]): Buffer {
  const packet = Buffer.alloc(188, 0xff);
  const length = table.length + 4 - 3;
  packet.set([0x47, 0x40 | (pid >> 8), pid & 0xff, 0x10, 0, ...table]);
  packet.writeUInt16BE(0xb000 | length, 6);
  return packet;
}

/** A piece of a transport stream: H.264 (0x1b) or H.265 (0x24) with AAC (0x0f). */
export function transport(seed: number, video = 0x1b): Buffer {
  const programs = tablePacket(0, [0, 0, 0, 0, 1, 0xc1, 0, 0, 0, 1, 0xf0, 0x00]);
  const streams = tablePacket(0x1000, [2, 0, 0, 0, 1, 0xc1, 0, 0, 0xe1, 0, 0xf0, 0, video, 0xe1, 0, 0xf0, 0, 0x0f, 0xe1, 1, 0xf0, 0]);
  const pictures = Buffer.alloc(188 * 3, seed);
  for (let at = 0; at < pictures.length; at += 188) pictures.set([0x47, 0x01, 0x00, 0x10], at);
  return Buffer.concat([programs, streams, pictures]);
}

/** Sound alone: an ADTS frame's head, with ID3 before it as HLS asks. */
export const adts = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x05abcde', 'latin1'), Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0x1f, 0xfc])]);

/** A playlist of a finished film. */
export const list = (...lines: string[]) => ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:6', ...lines, '#EXT-X-ENDLIST', ''].join('\n');
export const piece = (uri: string, seconds = 6) => `#EXTINF:${seconds},\n${uri}`;

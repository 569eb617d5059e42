const packetBytes = 188;
const sync = 0x47;

/** Whether bytes begin as an MPEG transport stream does: a sync byte before each packet. */
export function isMpegTs(head: Buffer): boolean {
  if (head.length < packetBytes) return false;
  for (let at = 0; at < head.length && at < packetBytes * 5; at += packetBytes) if (head[at] !== sync) return false;
  return true;
}

/** Kinds of its streams, as ISO/IEC 13818-1 numbers them (0x1b H.264, 0x24 H.265), where its first packets tell. */
export function streamTypes(head: Buffer): number[] {
  let mapPid: number | undefined;
  for (let at = 0; at + packetBytes <= head.length; at += packetBytes) {
    const packet = head.subarray(at, at + packetBytes);
    const pid = packet.readUInt16BE(1) & 0x1fff;
    if (pid !== 0 && pid !== mapPid) continue;
    const table = tableIn(packet);
    if (table === undefined) continue;
    if (pid === 0) mapPid = programsIn(table);
    else return streamsIn(table);
  }
  return [];
}

/** The table that begins in a packet, without its checksum; as far as this packet holds it. */
function tableIn(packet: Buffer): Buffer | undefined {
  const begins = ((packet[1] ?? 0) & 0x40) !== 0;
  const hasField = ((packet[3] ?? 0) & 0x20) !== 0;
  const start = 4 + (hasField ? 1 + (packet[4] ?? 0) : 0);
  const from = start + 1 + (packet[start] ?? 0);
  if (!begins || from + 8 > packetBytes) return undefined;
  const length = packet.readUInt16BE(from + 1) & 0x0fff;
  return packet.subarray(from, Math.min(packetBytes, from + 3 + length - 4));
}

/** Where the first program's map is told. */
function programsIn(table: Buffer): number | undefined {
  for (let at = 8; at + 4 <= table.length; at += 4) {
    if (table.readUInt16BE(at) !== 0) return table.readUInt16BE(at + 2) & 0x1fff;
  }
  return undefined;
}

function streamsIn(table: Buffer): number[] {
  const types: number[] = [];
  if (table.length < 12) return types;
  for (let at = 12 + (table.readUInt16BE(10) & 0x0fff); at + 5 <= table.length;) {
    types.push(table[at] ?? 0);
    at += 5 + (table.readUInt16BE(at + 3) & 0x0fff);
  }
  return types;
}

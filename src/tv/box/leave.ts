/** What a telecom box offers to pages. */
export interface BoxWindow {
  Authentication?: Record<string, unknown>;
  location: { href: string };
  close(): void;
}

/** `https://epg.example.cn:33200` of an address; undefined for what is not http(s). */
export function originOf(address: string): string | undefined {
  const match = /^(https?:\/\/[^/?#\s@]+)(?:[/?#]|$)/i.exec(address);
  return match ? (match[1] as string).toLowerCase() : undefined;
}

/**
 * Where leaving the app leads: the address given at start when its origin is on the operator's
 * list, else the portal that the box itself names; undefined when there is neither.
 */
export function wayBack(
  asked: string | undefined, allowed: readonly string[], box: BoxWindow,
): string | undefined {
  const origin = asked === undefined ? undefined : originOf(asked);
  if (origin !== undefined && allowed.map((one) => originOf(one)).indexOf(origin) >= 0) return asked;
  const portal = readBox(box, 'EPGDomain');
  return portal !== undefined && originOf(portal) !== undefined ? portal : undefined;
}

/** A setting of the box; telecom and unicom boxes name the function differently. */
function readBox(box: BoxWindow, name: string): string | undefined {
  const authentication = box.Authentication;
  if (!authentication) return undefined;
  try {
    const read = authentication['CTCSetConfig' in authentication ? 'CTCGetConfig' : 'CUGetConfig'];
    const value: unknown = typeof read === 'function' ? read.call(authentication, name) : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch (fault) {
    return undefined;
  }
}

/** Goes back, or closes the page. Nothing happens on boxes that allow neither: then say so. */
export function leave(way: string | undefined, box: BoxWindow): void {
  if (way !== undefined) box.location.href = way;
  else box.close();
}

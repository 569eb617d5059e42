/** A page and what it shows. */
export type Route = { page: 'home' } | { page: 'places' } | LaterRoute;

/** Pages of the second script (later.ts). */
export type LaterRoute =
  | { page: 'column'; column: string; name: string; subtitle: string }
  | { page: 'topic'; topic: string; name: string }
  | { page: 'search' }
  | { page: 'story'; id: string; block?: string }
  | { page: 'player'; id: string; second?: number; seen?: string[] }
  | { page: 'history' }
  | { page: 'contacts' }
  | { page: 'settings' }
  | { page: 'keys' }
  | { page: 'coach' };

/**
 * `#item/<id>` opens an item: a film plays, all else is read. Behind it a block, where reading begins, or a
 * second, where playing does. Anything else is home.
 */
export function routeOfHash(hash: string): Route | undefined {
  const match = /^#item\/([0-9a-hjkmnp-tv-z]{10})(?:\/(?:([A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{5})|([0-9]{1,6})))?$/.exec(hash);
  if (!match) return undefined;
  const [, id = '', block, second] = match;
  if (block !== undefined) return { page: 'story', id, block };
  return second === undefined ? { page: 'player', id } : { page: 'player', id, second: Number(second) };
}

/** The value of a parameter in `?a=b&c=d`; undefined when it is not there or broken. */
export function parameter(search: string, name: string): string | undefined {
  const parts = search.replace(/^\?/, '').split('&');
  for (let i = 0; i < parts.length; i++) {
    const [key, value] = (parts[i] as string).split('=');
    if (key !== name || value === undefined) continue;
    try {
      return decodeURIComponent(value.replace(/\+/g, ' '));
    } catch (fault) {
      return undefined;
    }
  }
  return undefined;
}

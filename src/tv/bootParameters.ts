import { parameter, routeOfHash, type Route } from './routes.ts';
import { contrasts, textSizes, type Contrast, type TextSize } from './theme.ts';

/**
 * What a portal, or an installer, says when it opens the app: `/tv/?region=420583901001&size=large&…`.
 * What the family chose on the box itself counts more.
 */
export interface BootParameters {
  /** `region`: code of the household's village, while none was chosen on the box. */
  region?: string;
  /** `size`: standard, large or extra, while none was chosen. */
  size?: TextSize;
  /** `contrast`: normal or high, while none was chosen. */
  contrast?: Contrast;
  /** `item` with `at` (a block or a second), or `page`; `#item/<id>/<block>` as well. */
  route?: Route;
  /** `return`: address to go back to; its origin must be on the operator's list. */
  returnTo?: string;
  /** `keys`: name of a key profile. */
  keys?: string;
  /** `renderer`: webgl or canvas2d. */
  renderer?: string;
  /** `preview=1`: in a frame of the officials' console, which says what to show. */
  preview: boolean;
}

/** Pages that a portal may open by name. */
const pages: Record<string, Route> = {
  home: { page: 'home' },
  notices: { page: 'column', column: 'notices', name: '信息公开', subtitle: '' },
  search: { page: 'search' },
  contacts: { page: 'contacts' },
  history: { page: 'history' },
  settings: { page: 'settings' },
  keys: { page: 'keys' },
  help: { page: 'coach' },
};

/** Reads an address's parameters; what is not of its form is as if it were not there. */
export function readParameters(search: string, hash: string): BootParameters {
  const text = (name: string) => parameter(search, name);
  const one = <T extends string>(name: string, all: readonly T[]): T | undefined =>
    all.filter((value) => value === text(name))[0];
  const region = text('region');
  return {
    region: region !== undefined && /^[0-9]{12}$/.test(region) ? region : undefined,
    size: one('size', textSizes),
    contrast: one('contrast', contrasts),
    route: routeOfHash(hash) ?? itemRoute(text('item'), text('at')) ?? pageRoute(text('page')),
    returnTo: text('return'),
    keys: text('keys'),
    renderer: text('renderer'),
    preview: text('preview') === '1',
  };
}

function itemRoute(item: string | undefined, at: string | undefined): Route | undefined {
  if (item === undefined) return undefined;
  return routeOfHash(at === undefined ? `#item/${item}` : `#item/${item}/${at}`) ?? routeOfHash(`#item/${item}`);
}

function pageRoute(name: string | undefined): Route | undefined {
  return name !== undefined && Object.prototype.hasOwnProperty.call(pages, name) ? pages[name] : undefined;
}

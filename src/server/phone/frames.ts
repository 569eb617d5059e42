import type { Frame } from '../../pages/phone/frame.ts';
import { listColumns, topicNames } from '../content/content.ts';
import type { Database } from '../db/open.ts';
import { regionScope } from '../regions/regions.ts';
import type { Services } from '../services.ts';
import { loadAssets, piecesAddress, type Asset } from './assets.ts';

/** What all answers of the phone are made from. */
export interface Desk {
  db: Database;
  /** Epoch ms. */
  now: number;
  /** Where phones reach this server, without a slash at the end. */
  origin: string;
  assets: Map<string, Asset>;
  /** The script for films in pieces. */
  pieces: string | undefined;
  /** Where media files lie, captions among them. */
  dataDir: string;
}

/** What pages are made from, at a moment. */
export function deskFor({ config, db, publicUrl }: Services): (now: number) => Desk {
  const { appRoot, dataDir } = config;
  const assets = loadAssets(appRoot);
  const pieces = piecesAddress(appRoot);
  return (now) => ({ db, now, origin: publicUrl(), assets, pieces, dataDir });
}

/** The surroundings of a page for a region; undefined for a region that is not there. */
export async function frameFor(desk: Desk, region: string | undefined): Promise<Frame | undefined> {
  const scope = await regionScope(desk.db, region);
  if (scope === undefined) return undefined;
  const style = desk.assets.get('phone.css')?.address;
  const printStyle = desk.assets.get('print.css')?.address;
  const script = desk.assets.get('phone.client.js')?.address;
  return {
    ...(style !== undefined && { style }),
    ...(script !== undefined && { script }),
    ...(printStyle !== undefined && { printStyle }),
    ...(desk.pieces !== undefined && { pieces: desk.pieces }),
    ...(region !== undefined && { region }),
    origin: desk.origin,
    path: scope.path,
    columns: await listColumns(desk.db),
    topics: await topicNames(desk.db),
  };
}

/** The same where a wrong region does no harm: then nobody has chosen one. */
export async function anyFrame(desk: Desk, region: string | undefined): Promise<Frame> {
  const frame = (await frameFor(desk, region)) ?? (await frameFor(desk, undefined));
  return frame ?? { origin: desk.origin, path: [], columns: [], topics: [] };
}

/**
 * For an item's page: the reader's own region, or the item's village when the reader named none,
 * so that who scanned the code at home goes on at home.
 */
export async function itemFrame(desk: Desk, region: string | undefined, ofItem: string): Promise<Frame> {
  const chosen = region === undefined ? undefined : await frameFor(desk, region);
  if (chosen !== undefined) return chosen;
  return anyFrame(desk, ofItem.endsWith('000') ? undefined : ofItem);
}

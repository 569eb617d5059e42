import { isDeepStrictEqual } from 'node:util';
import type { Draft, Finding } from '../../contract/admin/index.ts';
import type { Database, Query } from '../db/open.ts';
import { besideContent, findingsIn, type Beside } from '../privacy/gate.ts';
import { act, type Press } from './acting.ts';
import { conflict } from './drafts.ts';
import type { Going } from './goingOut.ts';
import { contentOf, standingOf } from './present.ts';
import { objection, type DraftAction } from './rules.ts';
import * as store from './store.ts';

/** What the gate found, and what it looked through beside the words of that version. */
interface Looked {
  findings: Finding[];
  beside: Beside;
}

/** Times that something may be read from a picture while the gate looks. */
const looksMax = 3;

/**
 * The same as `act`, with what the gate finds in the draft. It looks before the transaction, since the largest
 * draft takes it many seconds and nobody may have to wait for them; inside, what it looked at must still be so.
 */
export async function actLooked(
  db: Database,
  press: Press,
  action: DraftAction,
  work: (going: Going, row: store.DraftRow, findings: Finding[]) => Promise<void>,
  repeated?: (query: Query) => Promise<boolean>,
): Promise<Draft> {
  for (let looks = 0; looks < looksMax; looks += 1) {
    const looked = await look(db.query, press, action);
    try {
      return await act(db, press, action, async (going, row) => {
        const beside = await besideContent(going.query, row, contentOf(row));
        if (!isDeepStrictEqual(beside, looked?.beside)) throw new ChangedSince();
        await work(going, row, looked?.findings ?? []);
      }, repeated);
    } catch (error) {
      if (!(error instanceof ChangedSince)) throw error;
    }
  }
  const { person, id, now } = press;
  throw await conflict(db.query, person, id, now, '照片里的字刚刚认出来，请看一看再按一次');
}

class ChangedSince extends Error {}

/** Undefined where the press cannot be taken anyway: `act` says why. */
async function look(query: Query, { person, id, version }: Press, action: DraftAction): Promise<Looked | undefined> {
  const row = await store.draftRow(query, person, id);
  if (row === undefined || row.version !== version || objection(action, person, standingOf(row, [])) !== undefined) return undefined;
  const content = contentOf(row);
  const beside = await besideContent(query, row, content);
  return { beside, findings: await findingsIn(content, beside) };
}

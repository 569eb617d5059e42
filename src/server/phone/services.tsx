/** @jsxRuntime automatic @jsxImportSource preact */
import { ContactsPage } from '../../pages/phone/contacts.tsx';
import { GlossaryPage } from '../../pages/phone/glossary.tsx';
import { render } from '../../pages/phone/page.tsx';
import { PrintPage } from '../../pages/phone/print.tsx';
import { listContacts } from '../contacts/contacts.ts';
import { findItem } from '../content/content.ts';
import { listTerms } from '../glossary/glossary.ts';
import { anyFrame, frameFor, type Desk } from './frames.ts';
import { problemAnswer, type Answer } from './problems.tsx';

/** Who can be asked in a region; everywhere at least the number that the whole country has. */
export async function contactsAnswer(desk: Desk, region: string | undefined): Promise<Answer> {
  const frame = await frameFor(desk, region);
  if (!frame) return problemAnswer(desk, 'place');
  const reply = await listContacts(desk.db, region);
  // Without a region these are the city's, under its name.
  const page = <ContactsPage frame={{ ...frame, path: reply?.path ?? frame.path }} contacts={reply?.items ?? []} />;
  return { status: 200, html: render(page) };
}

export async function glossaryAnswer(desk: Desk, region?: string, letter?: string): Promise<Answer> {
  const frame = await anyFrame(desk, region);
  const terms = await listTerms(desk.db);
  return { status: 200, html: render(<GlossaryPage frame={frame} terms={terms} letter={letter} />) };
}

/** A notice for the board. All else is read, not posted. */
export async function printAnswer(desk: Desk, id: string): Promise<Answer> {
  const found = await findItem(desk.db, id, desk.now);
  if (found?.state !== 'live') return problemAnswer(desk, found?.state ?? 'missing');
  const { item } = found;
  if (!item.disclosure && item.column !== 'notices') return problemAnswer(desk, 'missing');
  const frame = await anyFrame(desk, item.region);
  return { status: 200, html: render(<PrintPage frame={frame} item={item} />) };
}

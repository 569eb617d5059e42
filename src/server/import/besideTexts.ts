import path from 'node:path';
import { contactSources, saveContacts, withdrawContacts, type ContactList } from '../contacts/contacts.ts';
import type { Database } from '../db/open.ts';
import { saveTerms, termSources } from '../glossary/glossary.ts';
import { readContacts } from './contactsFile.ts';
import { decodeText } from './decode.ts';
import { sourceKeyOf } from './draft.ts';
import { readGlossary } from './glossaryFile.ts';
import { mediaOf } from './media.ts';
import type { MediaFolder } from '../media/mediaTarget.ts';
import { personalNumberIn } from './personalNumbers.ts';
import { Refusal } from './refusal.ts';
import type { ImportReport } from './report.ts';
import { readBounded, taken } from './taking.ts';
import { cards, contactsFolder, entryIfThere, glossaryFile, kindObjection, walk } from './walk.ts';

/** What the folder holds beside its texts is read with this. */
export interface BesideContext {
  media: MediaFolder;
  /** Names the folder that is imported: first part of every source key. */
  source: string;
  hasRegion(code: string): Promise<boolean>;
  /** False to look only. */
  write: boolean;
  /** Take away what files that are gone had brought. */
  withdrawMissing: boolean;
}

/** Takes the 便民卡 of `contacts/` and the terms of `glossary.yaml`, where they are there. */
export async function takeBesideTexts(db: Database, context: BesideContext, report: ImportReport): Promise<void> {
  await takeContacts(db, context, report);
  await takeGlossary(db, context, report);
}

async function takeContacts(db: Database, context: BesideContext, report: ImportReport): Promise<void> {
  const { media, source, hasRegion, write } = context;
  const seen: string[] = [];
  const lists: ContactList[] = [];
  const entry = await entryIfThere(path.join(media.root, contactsFolder));
  if (entry !== undefined && !entry.isDirectory()) {
    report.refused.push({ file: contactsFolder, reason: '应是文件夹，里面放便民卡' });
    seen.push(sourceKeyOf(source, contactsFolder));
  }
  const steps = entry?.isDirectory() === true ? walk(media.root, contactsFolder, cards) : [];
  for await (const step of steps) {
    const sourceKey = sourceKeyOf(source, step.file);
    seen.push(sourceKey);
    if (step.kind === 'refused') {
      report.refused.push(step);
      continue;
    }
    const { picture } = mediaOf(media, step.file);
    const list = await taken(report, step.file, async () =>
      readContacts(await readPublic(media.root, step.file), { hasRegion, picture }));
    if (list !== undefined) lists.push({ sourceKey, ...list });
  }
  if (write) await saveContacts(db, lists);
  report.contacts = lists.reduce((sum, list) => sum + list.contacts.length, 0);
  const before = await contactSources(db, sourceKeyOf(source, `${contactsFolder}/`));
  await takeAway(before, seen, context, report, (sourceKey) => withdrawContacts(db, sourceKey));
}

async function takeGlossary(db: Database, context: BesideContext, report: ImportReport): Promise<void> {
  const { media, source, write } = context;
  const sourceKey = sourceKeyOf(source, glossaryFile);
  const entry = await entryIfThere(path.join(media.root, glossaryFile));
  const terms = entry && (await taken(report, glossaryFile, async () => {
    const reason = await kindObjection(media.root, glossaryFile, entry);
    if (reason !== undefined) throw new Refusal(reason);
    return readGlossary(await readPublic(media.root, glossaryFile));
  }));
  if (terms !== undefined && write) await saveTerms(db, sourceKey, terms);
  report.terms = terms?.length ?? 0;
  const before = (await termSources(db, sourceKey)).filter((key) => key === sourceKey);
  await takeAway(before, entry ? [sourceKey] : [], context, report, () => saveTerms(db, sourceKey, []));
}

/** What files that are gone had brought is reported, or taken away where that was asked for. */
async function takeAway(
  before: string[], seen: string[], { source, write, withdrawMissing }: BesideContext, report: ImportReport,
  withdraw: (sourceKey: string) => Promise<boolean>,
): Promise<void> {
  // A folder that could not be read was seen as a whole.
  const gone = before.filter((key) => !seen.some((each) => key === each || key.startsWith(folderOf(each))));
  for (const sourceKey of gone) {
    if (withdrawMissing && write && (await withdraw(sourceKey))) report.withdrawn += 1;
    else report.missing.push(sourceKey.slice(source.length + 1));
  }
}

const folderOf = (key: string) => (key.endsWith('/') ? key : `${key}/`);

/** A text that anybody may read: a declared duty number may stand in it, an identity number may not. */
async function readPublic(root: string, file: string): Promise<string> {
  const text = decodeText(await readBounded(path.join(root, file)));
  const number = personalNumberIn(text);
  if (number) throw new Refusal(`第 ${number.line} 行有${number.what}（${number.masked}），不能公开`);
  return text;
}

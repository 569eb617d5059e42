import { computed, inject, onScopeDispose, provide, ref, shallowReactive, shallowRef, watch, type InjectionKey } from 'vue';
import type { ChangedUpload, Draft, DraftContent } from '../../contract/admin/index.ts';
import { post } from '../api/client.ts';
import { Failure } from '../api/errors.ts';
import { waitingForLogin } from '../api/loginAgain.ts';
import { me } from '../api/session.ts';
import { Autosave, type SaveState } from './Autosave.ts';
import { withPicture } from './blocks.ts';
import { conflictingDraft, isSame, saveDraft } from './draftApi.ts';
import { LocalCopies, type LocalCopy } from './localCopy.ts';
import { useFindings } from './useFindings.ts';
import { usePresence } from './usePresence.ts';
import { useUploads } from './useUploads.ts';

export type Desk = ReturnType<typeof layDesk>;
const key: InjectionKey<Desk> = Symbol('desk');

/** The draft that is being written, for all parts of the page. */
export const useDesk = (): Desk => inject(key)!;

/** Puts a draft on the desk: what is typed, how it is saved, its files, what was found in it, who else is there. */
export function layDesk(loaded: Draft) {
  const draft = shallowRef(loaded);
  const content = shallowRef(loaded.content);
  const saveState = shallowRef<SaveState>({ kind: 'saved', at: Date.parse(loaded.changedAt) });
  /** What somebody else saved in between; until it is settled nothing is sent. */
  const theirs = shallowRef<Draft>();
  /** The device did not take the copy: words to that effect are shown. */
  const keptHere = ref(true);
  /** Problems that the server named, by field. */
  const problems = shallowRef<ReadonlyMap<string, string>>(new Map());
  /** Fields that are being typed and hold nothing whole yet, with what to say beside them: nothing is handed in before. */
  const unfinished = shallowReactive(new Map<string, string>());
  /** The block that was worked on last, where new ones go. */
  const active = ref<string>();

  const copies = new LocalCopies(localStorage, me.value?.id ?? '');
  const kept = copies.read(loaded.id);
  const older = kept !== undefined && !isSame(kept.content, loaded.content) ? kept : undefined;
  const restorable = shallowRef<LocalCopy | undefined>(older);
  if (older === undefined) copies.erase(loaded.id);

  let tried: DraftContent | undefined;
  const autosave = new Autosave<DraftContent>(loaded.version, loaded.content, Date.parse(loaded.changedAt), {
    save: async (version, words) => {
      const answer = await saveDraft(loaded.id, version, words, tried, (current) => (theirs.value = current));
      tried = answer.kind === 'offline' ? words : undefined;
      return answer;
    },
    keep: (version, words) => {
      if (restorable.value === undefined) keptHere.value = copies.keep(loaded.id, { version, content: words, at: Date.now() });
    },
    forget: () => {
      if (restorable.value === undefined) copies.erase(loaded.id);
    },
    told: (state) => (saveState.value = state),
    now: () => Date.now(),
    later: (ms, what) => {
      const timer = setTimeout(what, ms);
      return () => clearTimeout(timer);
    },
  });

  /** As it is said: a login that is asked for comes before everything. */
  const saying = computed<SaveState>(() => (waitingForLogin.value !== undefined && autosave.unsaved ? { kind: 'loggedOut' } : saveState.value));
  const savedVersion = ref(loaded.version);
  watch(saveState, ({ kind }) => {
    if (kind === 'saved') savedVersion.value = autosave.version;
  });

  function change(next: DraftContent) {
    content.value = next;
    autosave.changed(next);
  }

  /** The draft as the server answered it, after masking, submission and the like. */
  function take(answered: Draft) {
    draft.value = answered;
    content.value = answered.content;
    theirs.value = undefined;
    void uploads.load();
    autosave.accept(answered.version, answered.content, Date.parse(answered.changedAt));
    savedVersion.value = answered.version;
  }

  /** Saves, then does something with the draft as it was saved. False when it could not be saved, or somebody else was first. @throws Failure */
  async function act(what: string, body: Record<string, unknown> = {}): Promise<boolean> {
    const open = [...unfinished].map(([field, problem]) => ({ field, problem }));
    if (open.length > 0 && (what === 'submit' || what === 'urgent')) throw new Failure(422, 'unprocessable', open[0]!.problem, open);
    if (!(await autosave.flush())) return false;
    try {
      take(await post<Draft>(`/drafts/${loaded.id}/${what}`, { ...body, version: autosave.version }));
      return true;
    } catch (error) {
      const current = conflictingDraft(error);
      if (current === undefined) throw error;
      theirs.value = current;
      return false;
    }
  }

  const settle = async (words: DraftContent) => {
    const { version } = theirs.value!;
    draft.value = theirs.value!;
    theirs.value = undefined;
    content.value = words;
    await autosave.settle(version, words);
  };

  /** What this device kept goes on, or is thrown away. */
  function restore(yes: boolean) {
    const copy = restorable.value;
    restorable.value = undefined;
    if (!yes || copy === undefined) copies.erase(loaded.id);
    else if (copy.version === loaded.version) change(copy.content);
    else {
      // Somebody saved since it was typed: both are shown, and the copy stays until a person has chosen.
      content.value = copy.content;
      theirs.value = draft.value;
    }
  }

  /** What was handed in stands still: a picture of it that is turned or covered is another one, and the server's text names that. */
  const changingPicture = (id: string, work: () => Promise<ChangedUpload>) =>
    autosave.alone(async () => {
      const { version, ...upload } = await work();
      if (version !== undefined) {
        content.value = withPicture(content.value, id, upload.id);
        // Otherwise somebody else saved, too: the next save is told so.
        if (version === autosave.version + 1) autosave.moved(version, content.value);
        else autosave.changed(content.value);
      }
      return upload;
    });

  const uploads = useUploads(loaded.id, changingPicture);
  const findings = useFindings(loaded.id, content, savedVersion, uploads.list);
  const present = usePresence(loaded.id, loaded.present);

  const online = () => void autosave.goOn();
  const leaving = (event: BeforeUnloadEvent) => {
    if (autosave.unsaved) event.preventDefault();
  };
  const hidden = () => document.visibilityState === 'hidden' && void autosave.flush();
  addEventListener('online', online);
  addEventListener('beforeunload', leaving);
  document.addEventListener('visibilitychange', hidden);
  onScopeDispose(() => {
    removeEventListener('online', online);
    removeEventListener('beforeunload', leaving);
    document.removeEventListener('visibilitychange', hidden);
    void autosave.flush().finally(() => autosave.stop());
  });

  const desk = {
    id: loaded.id, draft, content, saying, savedVersion, theirs, keptHere, problems, unfinished, active, restorable, uploads, findings, present,
    change, take, act, settle, restore, flush: () => autosave.flush(),
  };
  provide(key, desk);
  return desk;
}

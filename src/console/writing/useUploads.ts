import { onScopeDispose, ref, shallowRef } from 'vue';
import { uploadLimits } from '../../contract/admin/uploads.ts';
import type { ChangedUpload, DraftBlock, MosaicBody, Upload, UploadsReply } from '../../contract/admin/index.ts';
import { get, post, remove } from '../api/client.ts';
import { wordsOf } from '../api/errors.ts';
import { upload as send } from '../api/upload.ts';
import { atDesk } from '../parts/atDesk.ts';

/** A file on its way, or one that did not arrive. */
export interface Sending {
  number: number;
  name: string;
  /** 0 to 1; 1: the server works on it. */
  share: number;
  problem?: string;
  again?: () => void;
}

const beat = 2_000;
/** Nobody looks any more: the words come with the next visit. */
const away = 10 * 60_000;
const isDocument = (name: string) => /\.(docx|xlsx)$/i.test(name);

/** What a file was turned into. */
export type Arrived = { kind: 'upload'; upload: Upload } | { kind: 'blocks'; blocks: DraftBlock[]; notes: string[] };

/** Does what may put another picture in the place of one. */
type ChangingPicture = (id: string, work: () => Promise<ChangedUpload>) => Promise<Upload>;

/** Files of one draft: those that are there, and those on their way. */
export function useUploads(draft: string, changingPicture: ChangingPicture) {
  const list = shallowRef<Upload[]>([]);
  const sending = ref<Sending[]>([]);
  let number = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function load() {
    try {
      list.value = (await get<UploadsReply>(`/drafts/${draft}/uploads`)).items;
    } catch (error) {
      console.warn('files not listed', error);
    }
    wait();
  }

  /** While a file is being read, its words are asked for now and then. */
  function wait() {
    const reading = list.value.some((each) => each.reading === 'waiting' || each.reading === 'reading');
    if (reading && timer === undefined) timer = setInterval(() => atDesk(away) && void load(), beat);
    if (!reading) {
      clearInterval(timer);
      timer = undefined;
    }
  }

  function put(upload: Upload) {
    list.value = list.value.some(({ id }) => id === upload.id) ? list.value.map((each) => (each.id === upload.id ? upload : each)) : [...list.value, upload];
    wait();
  }

  /** Sends files one after another and says of each what it became; one that fails stays in `sending` with words and a button. */
  async function add(files: Iterable<File>, arrived: (result: Arrived) => void): Promise<void> {
    const queue = [...files].map((file) => ({ file, entry: begin(file.name) }));
    for (const { file, entry } of queue) await one(file, entry, arrived);
  }

  function begin(name: string): number {
    number += 1;
    sending.value.push({ number, name, share: 0 });
    return number;
  }

  async function one(file: File, entry: number, arrived: (result: Arrived) => void) {
    const shown = () => sending.value.find((each) => each.number === entry);
    const problem = tooLarge(file);
    try {
      if (problem !== undefined) throw problem;
      const progress = (share: number) => {
        const line = shown();
        if (line !== undefined) line.share = share;
      };
      if (isDocument(file.name)) arrived({ kind: 'blocks', ...(await send<{ blocks: DraftBlock[]; notes: string[] }>(`/drafts/${draft}/documents`, file, file.name, progress)) });
      else {
        const upload = await send<Upload>(`/drafts/${draft}/uploads`, file, file.name, progress);
        put(upload);
        arrived({ kind: 'upload', upload });
      }
      drop(entry);
    } catch (error) {
      const line = shown();
      if (line === undefined) return;
      line.problem = typeof error === 'string' ? error : wordsOf(error);
      if (typeof error === 'string') return;
      line.again = () => {
        line.share = 0;
        delete line.problem;
        delete line.again;
        void one(file, entry, arrived);
      };
    }
  }

  const drop = (entry: number) => (sending.value = sending.value.filter((each) => each.number !== entry));
  const byId = (id: string) => list.value.find((each) => each.id === id);

  const act = <T>(id: string, what: 'mosaic' | 'turn' | 'read', body: object = {}) => post<T>(`/drafts/${draft}/uploads/${id}/${what}`, body);
  const mosaic = async (id: string, areas: MosaicBody['areas']) => put(await changingPicture(id, () => act(id, 'mosaic', { areas })));
  const turn = async (id: string) => put(await changingPicture(id, () => act(id, 'turn', { quarters: 1 })));
  const read = async (id: string) => put(await act<Upload>(id, 'read'));
  /** Takes the file away from the server as well. */
  async function erase(id: string) {
    await remove(`/drafts/${draft}/uploads/${id}`);
    list.value = list.value.filter((each) => each.id !== id);
  }

  onScopeDispose(() => clearInterval(timer));
  void load();
  return { list, sending, load, add, drop, byId, mosaic, turn, read, erase };
}

function tooLarge({ name, size, type }: File): string | undefined {
  const picture = type.startsWith('image/');
  const limit = picture ? uploadLimits.pictureBytes : uploadLimits.documentBytes;
  if (size > limit) return `“${name}”有 ${Math.ceil(size / 1_048_576)} MB，${picture ? '图片' : '文件'}最大 ${limit / 1_048_576} MB`;
  return size === 0 ? `“${name}”是空的` : undefined;
}

import type { Attachment, Block, Disclosure, ItemKind, Media, Picture, Provenance, Series } from '../../contract/index.ts';

/** An item as an importer or an editor hands it in, ready to be published. */
export interface ItemDraft {
  /** Where it came from ('cases/民法典/xxx.md'); names the item when it comes again. */
  sourceKey: string;
  column: string;
  kind: ItemKind;
  region: string;
  /** Slugs. */
  topics: string[];
  title: string;
  subtitle?: string;
  summary: string;
  minutes: number;
  /** Epoch ms; the time of the first publication when absent, and kept on later ones. */
  publishAt?: number;
  /** Epoch ms; never when absent. */
  expiresAt?: number;
  disclosure?: Omit<Disclosure, 'daysLeft'>;
  provenance: Provenance;
  poster?: Picture;
  media?: Media;
  series?: Series;
  /** 应急提示. */
  urgent?: true;
  attachments?: Attachment[];
  body: Block[];
}

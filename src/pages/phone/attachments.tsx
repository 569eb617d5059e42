/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Attachment } from '../../contract/index.ts';

/** Documents that go with an item, to be opened or saved: their size is said before somebody pays for it. */
export function Attachments({ attachments = [] }: { attachments?: Attachment[] | undefined }): VNode | null {
  if (attachments.length === 0) return null;
  return (
    <section class="source">
      <h2>附件</h2>
      {attachments.map(({ src, name, bytes }) => (
        <a class="wide-button file" href={src}>
          <b>{name}</b>
          <span class="soft">PDF，{sizeWords(bytes)}</span>
        </a>
      ))}
    </section>
  );
}

/** 2.4 MB; below one tenth of that unit 86 KB. */
export function sizeWords(bytes: number): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 0.1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${megabytes.toFixed(1)} MB`;
}

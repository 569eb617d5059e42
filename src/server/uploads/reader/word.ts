import mammoth from 'mammoth';
import type { OfficeFile } from './archive.ts';
import { blocksFromHtml } from './html.ts';
import { Unreadable, type Loose } from './loose.ts';
import { withNumbers } from './numbering.ts';

const main = 'word/document.xml';

/** Blocks of a .docx whose parts were looked through; nothing outside of them is read, here or on the network. */
export async function readWord({ parts, hasEmbedded }: OfficeFile): Promise<Loose> {
  const document = parts.get(main);
  if (document === undefined) throw new Unreadable('这个 Word 文件里没有正文，请用 Word 或 WPS 打开，另存为 .docx');
  const numbered = new Map(parts);
  numbered.set(main, withNumbers(document, parts.get('word/numbering.xml'), parts.get('word/styles.xml')));
  let pictures = 0;
  const { value } = await mammoth.convertToHtml({ file: fileOf(numbered) } as never, {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: '' };
    }),
  });
  const { blocks, notes } = blocksFromHtml(value.replace(/<img [^>]*>/g, ''));
  if (pictures > 0) notes.push(`有 ${pictures} 张图片没有带过来，请用“添加照片”另外上传`);
  if (hasEmbedded) notes.push('文件里嵌入的其他文件没有带过来');
  if (/<w:(?:del|moveFrom)\s/.test(document)) notes.push('修订中已经删除的文字没有带过来');
  if (/<w:txbxContent>/.test(document)) notes.push('文本框里的文字请核对，可能没有全部带过来');
  if ([...parts.keys()].some((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))) notes.push('页眉和页脚没有带过来');
  return { blocks, notes };
}

/** The parts as the converter asks for them. */
function fileOf(parts: ReadonlyMap<string, string>) {
  return {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      const part = parts.get(name);
      if (part === undefined) throw new Error(`there is no ${name}`);
      return encoding === undefined || encoding === 'base64' ? Buffer.from(part) : part;
    },
  };
}

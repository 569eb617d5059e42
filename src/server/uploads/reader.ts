import { draftBlocks } from './reader/fitting.ts';
import { Unreadable, type Loose } from './reader/loose.ts';
import { readPasted } from './reader/pasted.ts';
import type { Answer, BlocksRead, PdfRead, Task } from './readApart.ts';

/**
 * A process of its own that reads what somebody sent (see readApart.ts): the file comes on standard
 * input, the answer goes out as JSON.
 */
async function read(task: Task, data: Buffer): Promise<PdfRead | BlocksRead> {
  // Each task loads what it needs alone: somebody waits for the answer.
  switch (task) {
    case 'pdf':
      return (await import('./reader/pdf.ts')).readPdfFile(data);
    case 'pasted':
      return draftBlocks(readPasted(JSON.parse(data.toString()) as { html?: string; text?: string }));
    case 'document': {
      const found = draftBlocks(await readOffice(data));
      if (found.blocks.length === 0) throw new Unreadable('文件里没有文字，也没有表格');
      return found;
    }
  }
}

async function readOffice(data: Buffer): Promise<Loose> {
  const { openOffice } = await import('./reader/archive.ts');
  const file = await openOffice(data);
  if (file.kind === 'word') return (await import('./reader/word.ts')).readWord(file);
  return (await import('./reader/excel.ts')).readExcel(file);
}

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  let answer: Answer<PdfRead | BlocksRead>;
  try {
    answer = { value: await read(process.argv[2] as Task, Buffer.concat(chunks)) };
  } catch (error) {
    answer = { refusal: error instanceof Unreadable ? error.message : '文件打不开：已经损坏，请另存一份再试' };
  }
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

await main();

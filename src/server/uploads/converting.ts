import { readFile } from 'node:fs/promises';
import type { Static } from 'typebox';
import type { PastedBody } from '../../contract/admin/index.ts';
import { Refusal } from '../http/errors.ts';
import { kindOf } from './kinds.ts';
import { readDocument, readPasted, type BlocksRead } from './readApart.ts';
import { inTurn, type Received } from './receive.ts';

/** Reads a .docx or .xlsx; the file itself is not kept. */
export async function convertDocument({ path }: Received): Promise<BlocksRead> {
  const data = await readFile(path);
  const kind = kindOf(data);
  if (kind === 'archive') return readDocument(data);
  const problem =
    typeof kind === 'object' ? kind.refusal : kind === 'picture' ? '这是照片，请用“添加照片”上传' : '这是 PDF，请用“添加附件”上传；要它的文字，请打开后复制，粘贴到正文里';
  throw new Refusal(422, 'unprocessable', problem, [{ field: 'file', problem }]);
}

export const convertPasted = (body: Static<typeof PastedBody>): Promise<BlocksRead> => inTurn(() => readPasted(body));

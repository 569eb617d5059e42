import { StringDecoder } from 'node:string_decoder';

/** As much of a terminal as asking takes. */
export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  output: NodeJS.WritableStream;
}

/** What is typed up to Enter, shown nowhere; undefined after Ctrl-C, Ctrl-D or where there is no terminal. */
export async function askHidden({ input, output }: Terminal, question: string): Promise<string | undefined> {
  if (input.isTTY !== true || input.setRawMode === undefined) return undefined;
  // First of all: what is typed right after the question must not be shown.
  input.setRawMode(true);
  output.write(question);
  input.resume();
  const decoder = new StringDecoder('utf8');
  const typed: string[] = [];
  const answer = await new Promise<string | undefined>((resolve) => {
    const end = (value: string | undefined) => {
      input.off('data', read);
      resolve(value);
    };
    const read = (data: Buffer) => {
      for (const sign of decoder.write(data)) {
        if (sign === '\r' || sign === '\n') return end(typed.join(''));
        if (sign === '\u0003' || sign === '\u0004') return end(undefined);
        if (sign === '\u007f' || sign === '\b') typed.pop();
        else if (sign >= ' ') typed.push(sign);
      }
      return undefined;
    };
    input.on('data', read);
  });
  input.setRawMode(false);
  input.pause();
  output.write('\n');
  return answer;
}

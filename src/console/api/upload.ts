import { addressOf, forgeryHeader, mended } from './client.ts';
import { failureOf, noAnswer } from './errors.ts';

/** 0 to 1; 1 means that all bytes are sent and the server works on them. */
export type Progress = (share: number) => void;

/** Sends one file as the multipart field `file`, and tells how far it is. @throws Failure */
export async function upload<T>(path: string, file: Blob, name: string, progress: Progress, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once<T>(path, file, name, progress, signal);
    } catch (error) {
      if (attempt > 3 || !(await mended(error, 'POST'))) throw error;
    }
  }
}

/** By XMLHttpRequest: fetch does not tell how much was sent. */
function once<T>(path: string, file: Blob, name: string, progress: Progress, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path));
    request.responseType = 'json';
    for (const [header, value] of Object.entries(forgeryHeader('POST'))) request.setRequestHeader(header, value);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(failureOf(request.status, request.response));
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, name);
    request.send(form);
  });
}

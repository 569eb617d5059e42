import { remove } from '../api/client.ts';
import { confirm } from '../parts/confirm.ts';
import { tellProblem } from '../parts/tell.ts';
import { wordsOf } from '../api/errors.ts';

/** Ends the session and leaves nothing of it in the page's memory. */
export async function logOut(): Promise<void> {
  const yes = await confirm({ title: '退出登录？', words: ['保存过的稿件都在，下次登录接着写。'], yes: '退出', no: '留下' });
  if (!yes) return;
  try {
    await remove('/session');
    location.assign('/console/login');
  } catch (error) {
    tellProblem(wordsOf(error));
  }
}

import { remove } from '../api/client.ts';
import { confirm } from '../parts/confirm.ts';
import { tellProblem } from '../parts/tell.ts';
import { wordsOf } from '../api/errors.ts';
import { me } from '../api/session.ts';
import { eraseCopiesOf, hasCopiesOf } from '../writing/localCopy.ts';

/** Ends the session and leaves nothing of it on this device. */
export async function logOut(): Promise<void> {
  const account = me.value?.id ?? '';
  const unsent = hasCopiesOf(account);
  const words = unsent
    ? ['这台设备上还有没传上去的内容，退出后就没有了。要留着，请先打开那篇稿件：还在写的，等出现“已保存”；已经交了的，从那里复制。']
    : ['保存过的稿件都在，下次登录接着写。'];
  const yes = await confirm({ title: '退出登录？', words, yes: '退出', no: '留下', grave: unsent });
  if (!yes) return;
  try {
    await remove('/session');
    eraseCopiesOf(account);
    location.assign('/console/login');
  } catch (error) {
    tellProblem(wordsOf(error));
  }
}

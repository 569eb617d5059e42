import type { SaveState } from './Autosave.ts';

/** 10:32, as a clock in Asia/Shanghai shows it. */
export const clock = (at: number): string =>
  new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(at);

/** The state of saving in the words that stand beside the text. */
export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return `已保存 ${clock(state.at)}`;
    case 'waiting':
      return '有改动，马上保存…';
    case 'saving':
      return '正在保存…';
    case 'offline':
      return '没有网络，先存在这台设备上，恢复后自动上传';
    case 'loggedOut':
      return '登录已过期，写的内容先存在这台设备上，重新登录后自动上传';
    case 'conflict':
      return '别人也改了这一篇，请先选定留下哪些';
    case 'refused':
      return `没有存上：${state.message}`;
  }
}

/** @jsxRuntime automatic @jsxImportSource preact */
import type { VNode } from 'preact';
import { CodeForm, SearchForm } from './forms.tsx';
import { address, type Frame } from './frame.ts';
import { Page } from './page.tsx';

/** What can go wrong for a reader, told as a reader would see it. */
export type Problem = 'code' | 'place' | 'missing' | 'withdrawn' | 'expired' | 'busy' | 'failed';

const words: Record<Problem, { title: string; say: string }> = {
  code: {
    title: '没找到这个码',
    say: '可能有一个字母或数字看错了。照着电视上的再输一遍，大写小写都可以。',
  },
  place: { title: '没找到这个村', say: '这个村现在查不到了，重新选一下就行。' },
  missing: { title: '没找到这一页', say: '地址可能不完整。可以回首页，或者在下面找一找。' },
  withdrawn: { title: '这条内容已经撤下了', say: '发布的单位把它撤下了，现在看不到了。可以看看别的内容。' },
  expired: { title: '这条内容已经到期', say: '它的公布时间已经过了，现在看不到了。可以看看别的内容。' },
  busy: { title: '看的人太多了', say: '请等一分钟，再打开一次。' },
  failed: { title: '出了点问题', say: '不是您的问题。请过一会儿再打开一次。' },
};

export interface ProblemPageProps {
  frame: Frame;
  problem: Problem;
  /** What was typed, to be corrected. */
  code?: string;
}

/** A kind page with a way on. */
export function ProblemPage({ frame, problem, code }: ProblemPageProps): VNode {
  const { title, say } = words[problem];
  const codeFirst = problem === 'code';
  return (
    <Page frame={frame} title={title} nowhere={problem === 'place'}>
      <h1>{title}</h1>
      <p class="say">{say}</p>
      {codeFirst ? <CodeForm {...(code ? { code } : {})} /> : null}
      {problem === 'place' ? (
        <a class="wide-button key" href="/regions">
          选我的村，看本村公示
        </a>
      ) : (
        <a class="wide-button key" href={address(frame, '/')}>
          回首页
        </a>
      )}
      <SearchForm frame={frame} />
      {codeFirst ? null : <CodeForm />}
    </Page>
  );
}

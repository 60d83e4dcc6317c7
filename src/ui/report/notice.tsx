import type { ComponentChildren } from 'preact';
import { VerdictSign } from './verdict-sign.tsx';

interface NoticeProps {
  readonly sign: 'reading' | 'failure';
  readonly title: string;
  /** What to do, one line each. */
  readonly children?: ComponentChildren;
}

/** A notice in place of the answer while there is none. */
export function Notice({ sign, title, children }: NoticeProps) {
  return (
    <>
      <VerdictSign sign={sign} />
      <div class="answer-text">
        <h1 class="answer-sentence">{title}</h1>
        {children}
      </div>
    </>
  );
}

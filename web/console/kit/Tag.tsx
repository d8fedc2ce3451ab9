import type { ReactNode } from 'react';

export type Tone = 'plain' | 'blue' | 'warning' | 'bad' | 'good' | 'muted';
const marks: { readonly [tone in Tone]: string } = {
  plain: '',
  blue: '●',
  warning: '▲',
  bad: '■',
  good: '✓',
  muted: '○',
};

/** A small word with a mark: status is never told by colour alone. */
export function Tag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {marks[tone] === '' ? null : <span aria-hidden="true">{marks[tone]} </span>}
      {children}
    </span>
  );
}

import type { ReactNode } from 'react';

type NoticeProps = {
  readonly tone?: 'info' | 'warning' | 'bad' | 'good';
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out at once; only for what the officer must not miss. */
  readonly alert?: boolean;
};

const marks = { info: 'i', warning: '!', bad: '✕', good: '✓' } as const;

/** A message on the page: mark, words and what to do; the colour is never alone. */
export function Notice({ tone = 'info', title, children, actions, alert = false }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={alert ? 'alert' : 'status'}>
      <span className="notice-mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <div className="notice-text">
        {title === undefined ? null : <strong>{title}</strong>}
        {children}
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </div>
    </div>
  );
}

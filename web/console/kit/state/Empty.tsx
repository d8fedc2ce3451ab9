import type { ReactNode } from 'react';

type EmptyProps = { readonly title: string; readonly hint?: string; readonly children?: ReactNode };

/** Nothing here, why, and what to do next. */
export function Empty({ title, hint, children }: EmptyProps) {
  return (
    <div className="empty" aria-live="polite">
      <strong>{title}</strong>
      {hint === undefined ? null : <p>{hint}</p>}
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

type WaitTone = 'info' | 'warning' | 'bad';

const marks = { info: 'i', warning: '!', bad: '✕' } as const;

/** What waits, a line each, side by side; nothing where nothing does. */
export function Waits({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ul className="plain waits" aria-label={label}>
      {children}
    </ul>
  );
}

/** Something that waits, in one line: a link to where it is done. */
export function Wait({ tone, children }: { readonly tone: WaitTone; readonly children: ReactNode }) {
  return (
    <li className="wait">
      <span className={`wait-line notice-${tone}`}>
        <span className="notice-mark" aria-hidden="true">
          {marks[tone]}
        </span>
        {children}
      </span>
    </li>
  );
}

/** The same of several: the line opens to what they are, and closes the one that was open. */
export function WaitList(props: {
  readonly tone: WaitTone;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <li className="wait">
      <details name="waits">
        <summary className={`wait-line notice-${props.tone}`}>
          <span className="notice-mark" aria-hidden="true">
            {marks[props.tone]}
          </span>
          {props.title}
        </summary>
        <div className="wait-body">{props.children}</div>
      </details>
    </li>
  );
}

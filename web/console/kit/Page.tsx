import { type ReactNode, useEffect } from 'react';

type PageProps = {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** Frame of a screen: its heading (also the title of the tab) and its actions. */
export function Page({ title, lead, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Vùng Xanh`;
  }, [title]);
  return (
    <div className="page">
      <div className="row spread">
        <div>
          <h1>{title}</h1>
          {lead === undefined ? null : <div className="muted">{lead}</div>}
        </div>
        <div className="row">{actions}</div>
      </div>
      {children}
    </div>
  );
}

type PanelProps = { readonly title?: string; readonly actions?: ReactNode; readonly children: ReactNode };

/** A bordered part of a screen with its own heading. */
export function Panel({ title, actions, children }: PanelProps) {
  return (
    <section className="panel">
      {title === undefined ? null : (
        <div className="row spread">
          <h2>{title}</h2>
          <div className="row">{actions}</div>
        </div>
      )}
      {children}
    </section>
  );
}

type Fact = readonly [name: string, value: ReactNode];

/** Names and values of a record; an empty value shows a dash. */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === undefined || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

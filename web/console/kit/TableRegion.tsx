import type { ReactNode } from 'react';

type TableRegionProps = {
  readonly label: string;
  /** Scrolls inside itself instead of making the page long. */
  readonly tall?: boolean;
  readonly children: ReactNode;
};

/** Frame of a plain table: it can be scrolled by keyboard when the screen is narrower. */
export function TableRegion({ label, tall = false, children }: TableRegionProps) {
  return (
    // A region that scrolls must take the focus, or the keyboard cannot reach what is hidden (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={tall ? 'table-region tall' : 'table-region'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

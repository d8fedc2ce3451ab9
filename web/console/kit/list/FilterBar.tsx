import { type ReactNode, useRef } from 'react';
import { PrintedFilters } from '../print/PrintedFilters.tsx';

type FilterBarProps = {
  /** On a phone all fields but the first are folded away. */
  readonly folded?: boolean;
  readonly children: ReactNode;
};

/** Fields that a screen is filtered by, side by side; on paper the words that they are set to. */
export function FilterBar({ folded = false, children }: FilterBarProps) {
  const fields = useRef<HTMLElement>(null);
  return (
    <>
      <search ref={fields} className="filters" data-folded={folded ? '' : undefined}>
        {children}
      </search>
      <PrintedFilters of={fields} />
    </>
  );
}

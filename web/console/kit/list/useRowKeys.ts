import { type RefObject, useState } from 'react';
import { useElementKeys } from '../useElementKeys.ts';

/** What a key does to the current row; `next`: the row below is the current one then. */
export type RowKeys<T> = { readonly [key: string]: (row: T) => void | 'next' };

type RowKeysInput<T> = {
  readonly rows: readonly T[];
  readonly region: RefObject<HTMLDivElement | null>;
  readonly onOpen: ((row: T) => void) | undefined;
  readonly onTick: ((row: T) => void) | undefined;
  readonly keys: RowKeys<T> | undefined;
};

const steps: { readonly [key: string]: number } = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), select, textarea, [role=combobox]') !== null
  );
}

/** Keys of a list: J/K or arrows move, Home/End jump, Enter opens, space ticks, letters as the screen says. */
export function useRowKeys<T>(input: RowKeysInput<T>) {
  const [position, setCurrent] = useState(0);
  const current = Math.min(position, Math.max(0, input.rows.length - 1));

  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(input.rows.length - 1, index));
    setCurrent(next);
    const row = input.region.current?.querySelectorAll<HTMLElement>('tbody > tr[tabindex]')[next];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) {
      return;
    }
    const row = input.rows[current];
    const onRow = event.target instanceof HTMLTableRowElement;
    const step = steps[event.key];
    const extra = input.keys?.[event.key.toLowerCase()];
    if (step !== undefined) {
      moveTo(current + step);
    } else if (event.key === 'Home' || event.key === 'End') {
      moveTo(event.key === 'Home' ? 0 : input.rows.length - 1);
    } else if (row !== undefined && onRow && event.key === 'Enter' && input.onOpen !== undefined) {
      input.onOpen(row);
    } else if (row !== undefined && onRow && event.key === ' ' && input.onTick !== undefined) {
      input.onTick(row);
    } else if (row !== undefined && extra !== undefined) {
      if (extra(row) === 'next') {
        moveTo(current + 1);
      }
    } else {
      return;
    }
    event.preventDefault();
  };
  useElementKeys(input.region, onKeyDown);
  return { current, setCurrent };
}

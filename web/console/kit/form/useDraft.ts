import { useState } from 'react';

/** A form's values while they are typed. */
export type Draft<T> = {
  readonly value: T;
  readonly set: (patch: Partial<T>) => void;
  readonly reset: (next: T) => void;
  readonly dirty: boolean;
  /** Only the fields that differ from what the form began with. */
  readonly changes: () => Partial<T>;
};

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

/** Fields of `now` that differ from `before`. */
export function difference<T extends object>(before: T, now: T): Partial<T> {
  const entries = Object.entries(now) as [keyof T, unknown][];
  return Object.fromEntries(entries.filter(([name, value]) => !same(value, before[name]))) as Partial<T>;
}

/** State of a form; a refused save never touches it. */
export function useDraft<T extends object>(initial: T): Draft<T> {
  const [start, setStart] = useState(initial);
  const [value, setValue] = useState(initial);
  return {
    value,
    set: (patch) => setValue((former) => ({ ...former, ...patch })),
    reset: (next) => {
      setStart(next);
      setValue(next);
    },
    dirty: !same(start, value),
    changes: () => difference(start, value),
  };
}

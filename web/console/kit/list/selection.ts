import { useCallback, useState } from 'react';

export type Selection = {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly set: (keys: Iterable<string>) => void;
  readonly clear: () => void;
};

/** The rows that the officer has ticked. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setKeys((former) => {
      const next = new Set(former);
      if (!next.delete(key)) {
        next.add(key);
      }
      return next;
    });
  }, []);
  const set = useCallback((next: Iterable<string>) => setKeys(new Set(next)), []);
  const clear = useCallback(() => setKeys(new Set()), []);
  return { keys, toggle, set, clear };
}

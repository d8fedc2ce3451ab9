/** Values made once for many callers. */
export type Cache<T> = {
  readonly get: (key: string, make: () => Promise<T>) => Promise<T>;
  /** What was made before now is no longer true: whoever asks next gets it made anew. */
  readonly changed: () => void;
};

/**
 * Keeps what `make` made for `freshMs` (Infinity: until the key changes); callers at the same moment share one run,
 * and a failure is not kept. After `changed` a value is made anew, but not sooner than `restMs` after the last time:
 * callers wait for that rather than getting what is no longer true. At most `limit` keys.
 */
export function createCache<T>(
  freshMs: number,
  limit: number,
  clock: { readonly now: () => number },
  restMs = 0,
): Cache<T> {
  const entries = new Map<string, Entry<T>>();
  let turn = 0;

  async function begin(entry: Entry<T>, make: () => Promise<T>, rest: number): Promise<T> {
    if (rest > 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, rest);
      });
    }
    entry.turn = turn;
    entry.began = performance.now();
    return await make();
  }

  return {
    changed: () => {
      turn += 1;
    },
    get: async (key, make) => {
      const now = clock.now();
      const known = entries.get(key);
      // One that has not begun yet will be as new as its making.
      if (known !== undefined && known.until > now && (known.turn === null || known.turn === turn)) {
        return await known.value!;
      }
      if (entries.size >= limit) {
        entries.clear();
      }
      const mine: Entry<T> = { value: null, until: now + freshMs, turn: null, began: 0 };
      mine.value = begin(mine, make, known === undefined ? 0 : known.began + restMs - performance.now());
      entries.set(key, mine);
      try {
        return await mine.value;
      } catch (error) {
        if (entries.get(key) === mine) {
          entries.delete(key);
        }
        throw error;
      }
    },
  };
}

type Entry<T> = {
  value: Promise<T> | null;
  readonly until: number;
  /** How many changes there had been when its making began; null: it waits. */
  turn: number | null;
  began: number;
};

import type { EntryKind, PresenceBody } from './entry.ts';

/** A check-in that the server has not confirmed. */
export type Waiting = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly tail: string;
  readonly body: PresenceBody;
};
/** The part of a browser's storage that a shelf uses. */
export type Storage = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
};
/** What waits, kept through a reload. Two windows of one account share it. */
export type Shelf = {
  readonly all: () => readonly Waiting[];
  readonly add: (one: Waiting) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** How many could not be written to the storage and end with the page. */
  readonly unsaved: () => number;
};

function isWaiting(value: unknown): value is Waiting {
  const one = value as Partial<Waiting> | null;
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.id === 'string' &&
    typeof one.tail === 'string' &&
    typeof one.kind === 'string' &&
    typeof one.body === 'object' &&
    one.body !== null &&
    one.body.id === one.id
  );
}

/** What a storage holds, without what is not readable. */
export function parseShelf(text: string | null): readonly Waiting[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

/** A shelf under `key`; whatever the storage refuses stays in memory. */
export function createShelf(storage: Storage | null, key: string): Shelf {
  let memory: readonly Waiting[] = [];
  const stored = () => {
    try {
      return parseShelf(storage?.getItem(key) ?? null);
    } catch {
      return [];
    }
  };
  const write = (items: readonly Waiting[]): boolean => {
    try {
      if (items.length === 0) {
        storage?.removeItem(key);
      } else {
        storage?.setItem(key, JSON.stringify(items));
      }
      return storage !== null;
    } catch {
      return false;
    }
  };
  return {
    all: () => [...stored(), ...memory],
    add: (one) => {
      if (!write([...stored(), one])) {
        memory = [...memory, one];
      }
    },
    remove: (ids) => {
      memory = memory.filter(({ id }) => !ids.includes(id));
      const before = stored();
      const after = before.filter(({ id }) => !ids.includes(id));
      if (after.length !== before.length) {
        write(after);
      }
    },
    unsaved: () => memory.length,
  };
}

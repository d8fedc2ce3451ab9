import { type Signal, signal } from '@preact/signals';
import { get, put, remove } from './store.ts';

/** A value that is kept on the phone and shown wherever it is used. */
export type Kept<T> = {
  readonly value: Signal<T | null>;
  /** Resolves when the kept value has been read. */
  readonly ready: Promise<void>;
  /** Change it; resolves when it is kept. Null forgets it. */
  readonly set: (next: T | null) => Promise<void>;
};

/** Read the value kept under `key` and keep its changes. */
export function kept<T>(key: string): Kept<T> {
  const value = signal<T | null>(null);
  let changed = false;
  const read = async () => {
    const found = await get<T>('values', key);
    if (!changed && found !== undefined) {
      value.value = found;
    }
  };
  return {
    value,
    ready: read(),
    async set(next) {
      changed = true;
      value.value = next;
      await (next === null ? remove('values', key) : put('values', key, next));
    },
  };
}

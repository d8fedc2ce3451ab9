import { type Signal, signal } from '@preact/signals';
import { whenIdle } from './idle.ts';
import { get, put, remove } from './store.ts';

/** A value that is kept on the phone and shown wherever it is used. */
export type Kept<T> = {
  readonly value: Signal<T | null>;
  /** Resolves when the kept value has been read. */
  readonly ready: Promise<void>;
  /** Change it; resolves when it is kept. Null forgets it. */
  readonly set: (next: T | null) => Promise<void>;
};

/**
 * Read the value kept under `key` and keep its changes. `whenIdle`: a large value that can be fetched again is written
 * when the phone has nothing else to do, so that it is shown first; `set` does not wait for that.
 */
export function kept<T>(key: string, options: { readonly whenIdle?: boolean } = {}): Kept<T> {
  const value = signal<T | null>(null);
  let changed = false;
  let latest: (() => Promise<void>) | null = null;
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
      const keep = async () => await (next === null ? remove('values', key) : put('values', key, next));
      if (options.whenIdle === true) {
        latest = keep;
        whenIdle(() => {
          if (latest === keep) {
            void keep();
          }
        });
      } else {
        await keep();
      }
    },
  };
}

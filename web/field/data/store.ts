import { deleteDB, type IDBPDatabase, openDB } from 'idb';

/** What the phone keeps: single values (session, shift, pack, keys), facts that wait, receipts of the shift. */
export type Shelf = 'values' | 'facts' | 'receipts';
const SHELVES: readonly Shelf[] = ['values', 'facts', 'receipts'];
const NAME = 'vung-xanh-field';

let database: Promise<IDBPDatabase> | null = null;
let destroyed = false;

/** Rejects where the browser refuses storage: then no shift can be kept, and the app says so. */
function open(): Promise<IDBPDatabase> {
  if (destroyed) {
    // What was still under way must not make the database again.
    return new Promise(() => undefined);
  }
  database ??= openDB(NAME, 1, {
    upgrade(db) {
      for (const shelf of SHELVES) {
        db.createObjectStore(shelf);
      }
    },
  });
  return database;
}

/** One kept value, or undefined. The caller names the type that it put there. */
export async function get<T>(shelf: Shelf, key: string): Promise<T | undefined> {
  return (await (await open()).get(shelf, key)) as T | undefined;
}

/** Everything on a shelf, in the order of the keys (UUIDv7 keys: oldest first). */
export async function all<T>(shelf: Shelf): Promise<T[]> {
  return (await (await open()).getAll(shelf)) as T[];
}

/** Keep a value; resolves when it is on the disk. */
export async function put(shelf: Shelf, key: string, value: unknown): Promise<void> {
  const tx = (await open()).transaction(shelf, 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(value, key), tx.done]);
}

/** What one step writes: values kept, and values forgotten, by shelf and key. */
export type Step = {
  readonly keep: readonly (readonly [Shelf, string, unknown])[];
  readonly forget?: readonly (readonly [Shelf, string])[];
};

/** Write on several shelves in one step: all of it or none, also where the phone dies in the middle. */
export async function writeAtOnce({ keep, forget = [] }: Step): Promise<void> {
  const tx = (await open()).transaction(SHELVES, 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...keep.map(([shelf, key, value]) => tx.objectStore(shelf).put(value, key)),
    ...forget.map(([shelf, key]) => tx.objectStore(shelf).delete(key)),
    tx.done,
  ]);
}

/** Forget several values in one step. */
export async function removeAll(shelf: Shelf, keys: readonly string[]): Promise<void> {
  const tx = (await open()).transaction(shelf, 'readwrite', { durability: 'strict' });
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
}

/** Forget a value. */
export async function remove(shelf: Shelf, key: string): Promise<void> {
  await (await open()).delete(shelf, key);
}

/** A receipt for a fact, in one step: the fact goes, its line in the log stays. */
export async function confirm(id: string, receipt: unknown): Promise<void> {
  const tx = (await open()).transaction(['facts', 'receipts'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    tx.objectStore('facts').delete(id),
    ...(receipt === null ? [] : [tx.objectStore('receipts').put(receipt, id)]),
    tx.done,
  ]);
}

/** Delete everything that the app kept on this phone, keys and pack included; nothing is kept any more until it is opened anew. */
export async function destroy(): Promise<void> {
  (await open()).close();
  destroyed = true;
  database = null;
  await deleteDB(NAME);
}

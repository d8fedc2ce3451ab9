import { type IDBPDatabase, openDB } from 'idb';

/** What the phone keeps: single values, things waiting to be sent, and the server's receipts. */
export type Shelf = 'values' | 'outbox' | 'receipts';
const shelves: readonly Shelf[] = ['values', 'outbox', 'receipts'];

type Memory = { readonly [shelf in Shelf]: Map<string, unknown> };
const memory: Memory = { values: new Map(), outbox: new Map(), receipts: new Map() };

/** Null where the browser refuses storage (some private windows): then everything lasts as long as the page. */
async function open(): Promise<IDBPDatabase | null> {
  try {
    return await openDB('vung-xanh', 1, {
      upgrade(db) {
        for (const shelf of shelves) {
          db.createObjectStore(shelf);
        }
      },
    });
  } catch {
    return null;
  }
}
const database = open();

/** Whether what is kept survives closing the page. */
export async function storageLasts(): Promise<boolean> {
  return (await database) !== null;
}

/** One kept value, or undefined. The caller names the type that it put there. */
export async function get<T>(shelf: Shelf, key: string): Promise<T | undefined> {
  const db = await database;
  return (db === null ? memory[shelf].get(key) : await db.get(shelf, key)) as T | undefined;
}

/** Everything on a shelf, in the order of the keys (UUIDv7 keys: oldest first). */
export async function all<T>(shelf: Shelf): Promise<T[]> {
  const db = await database;
  return (db === null ? [...memory[shelf].values()] : await db.getAll(shelf)) as T[];
}

/** Keep a value; resolves when it is on the disk. */
export async function put(shelf: Shelf, key: string, value: unknown): Promise<void> {
  const db = await database;
  if (db === null) {
    memory[shelf].set(key, value);
  } else {
    await db.put(shelf, value, key);
  }
}

/** Forget a value. */
export async function remove(shelf: Shelf, key: string): Promise<void> {
  const db = await database;
  memory[shelf].delete(key);
  await db?.delete(shelf, key);
}

/** Forget everything that the app kept on this phone. */
export async function wipe(): Promise<void> {
  const db = await database;
  for (const shelf of shelves) {
    memory[shelf].clear();
    await db?.clear(shelf);
  }
}

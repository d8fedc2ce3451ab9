import { effect } from '@preact/signals';
import { type Entry, entry } from '../data/entry-slot.ts';
import { get, put } from '../data/store.ts';
import { blankEntry } from './entry.ts';

/** Typing is not written at each key: an old phone would stumble over it. */
const SETTLE_MS = 400;
let watched = false;

/** The entry that was being typed, also after the phone died; a blank one where there was none. */
export async function openEntry(plate: string): Promise<void> {
  if (!watched) {
    watched = true;
    const kept = (await get<Entry | null>('values', 'entry')) ?? null;
    entry.value ??= kept;
    let timer = 0;
    effect(() => {
      const next = entry.value;
      clearTimeout(timer);
      timer = globalThis.setTimeout(() => void put('values', 'entry', next), SETTLE_MS) as unknown as number;
    });
  }
  entry.value ??= blankEntry(plate);
}

/** Change what is being typed. */
export function keepEntry(next: Entry): void {
  entry.value = next;
}

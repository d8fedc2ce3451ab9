import { effect } from '@preact/signals';
import { fillFromCard } from '../../shared/forms/input.ts';
import { type Entry, entry } from '../data/entry-slot.ts';
import { get, put } from '../data/store.ts';
import { blankEntry } from './entry.ts';
import type { Subject } from './types.ts';

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

/** Begin an entry with what the papers of somebody say who has declared nothing: they need not be typed again. */
export function entryFor({ scans, origin, companions, temperature }: Subject, plate: string): void {
  const blank = blankEntry(plate);
  let { person } = blank.draft;
  for (const { text, scan } of scans) {
    if (scan.scanned.kind === 'cccd') {
      const card = fillFromCard(person, text);
      const { address: _, ...read } = card ?? { ...person, cccd: scan.scanned.number, address: '' };
      person = read;
    } else if (scan.scanned.kind === 'phone') {
      person = { ...person, phone: scan.scanned.phone.canonical };
    }
  }
  const areaId = origin?.code ?? null;
  entry.value = { ...blank, draft: { ...blank.draft, person, areaId }, counted: companions, temperature };
}

import { signal } from '@preact/signals';
import { get, put } from './store.ts';

/** Where the last people came from, by code of the pack, the newest first: the next one often comes from there too. */
export const recentOrigins = signal<readonly string[]>([]);
const KEPT = 3;

/** Read what is kept; called by whoever shows them. */
export async function openOrigins(): Promise<void> {
  recentOrigins.value = (await get<readonly string[]>('values', 'origins')) ?? [];
}

/** Somebody came from there. Only the unit is kept, not who. */
export async function noteOrigin(code: string): Promise<void> {
  recentOrigins.value = [code, ...recentOrigins.value.filter((one) => one !== code)].slice(0, KEPT);
  await put('values', 'origins', recentOrigins.value);
}

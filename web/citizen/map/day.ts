import { signal } from '@preact/signals';
import { api } from '../data/api.ts';
import type { MapSnapshot } from '../data/zone-data.ts';

/** Maps of past days that were looked at, by date: the past is asked for once. */
const seen = new Map<string, MapSnapshot>();
/** The day that is replayed and its map; null: now. */
export const replayed = signal<{ readonly day: string; readonly map: MapSnapshot } | null>(null);
/** The day whose map could not be fetched. */
export const failedDay = signal<string | null>(null);
let asked = '';

/** The map of a past day. The last one asked for wins, however late an earlier answer comes. */
export async function showDay(day: string | null): Promise<void> {
  asked = day ?? '';
  failedDay.value = null;
  if (day === null) {
    replayed.value = null;
    return;
  }
  const map = seen.get(day) ?? (await fetchDay(day));
  if (asked === day) {
    if (map === null) {
      failedDay.value = day;
    } else {
      replayed.value = { day, map };
    }
  }
}

/** Fetches a day ahead of its turn. */
export async function prepareDay(day: string | undefined): Promise<void> {
  if (day !== undefined && !seen.has(day)) {
    await fetchDay(day);
  }
}

async function fetchDay(day: string): Promise<MapSnapshot | null> {
  const answer = await api.call('GET /public/map', { query: { at: day, points: 'grouped' } });
  if (!answer.ok) {
    return null;
  }
  const map = { ...answer.data, fetchedAt: new Date().toISOString() };
  seen.set(day, map);
  return map;
}

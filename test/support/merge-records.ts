import { expect } from 'vitest';
import type { Caller } from './app.ts';

type Pair = { id: string; left: { id: string }; right: { id: string } };

/** Merges two records that the queue of duplicates names as a pair, as an officer does. @returns the id in the journal. */
export async function mergeRecords(
  officer: Caller,
  { keep, gone }: { readonly keep: string; readonly gone: string },
): Promise<string> {
  const { items } = (await officer.get('/people/duplicates?limit=500')).json<{ items: Pair[] }>();
  const pair = items.find((one) => [one.left.id, one.right.id].sort().join() === [keep, gone].sort().join());
  expect(pair, 'a pair in the queue').toBeDefined();
  const merged = await officer.post(`/people/duplicates/${pair!.id}`, { decision: 'merge', keepId: keep });
  expect(merged.statusCode, merged.body).toBe(200);
  return merged.json<{ mergeId: string }>().mergeId;
}

/** Undoes a merge. */
export async function undoMerge(officer: Caller, mergeId: string): Promise<void> {
  const undone = await officer.post(`/people/merges/${mergeId}/undo`);
  expect(undone.statusCode, undone.body).toBe(200);
}

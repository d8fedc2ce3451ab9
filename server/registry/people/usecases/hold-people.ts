import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { lockPeople } from '../store/read-people.ts';
import { followMerged } from './load-people.ts';

/** The record that speaks for somebody, as it stays until the transaction ends. */
export type HeldPerson = { readonly personNo: number; readonly personId: string; readonly version: number };

/**
 * Holds people until the transaction ends: nobody changes their records meanwhile or merges them into others. Locked are only
 * records that speak for somebody: a merge that waits for one may hold what went into it. By each number asked.
 */
export async function holdPeople(
  scope: Scope,
  tx: Tx,
  nos: readonly number[],
): Promise<Map<number, HeldPerson>> {
  const held = new Map<number, HeldPerson>();
  for (;;) {
    const kept = await followMerged(scope, tx, nos);
    // Who is merged while this one waits is followed to the record that is kept.
    const open = new Set(
      [...kept.values()].flatMap(({ personNo }) => (held.has(personNo) ? [] : [personNo])),
    );
    if (open.size === 0) {
      return new Map([...kept].map(([no, { personNo }]) => [no, held.get(personNo)!]));
    }
    for (const { personNo, id, version } of await lockPeople(scope, tx, [...open])) {
      held.set(personNo, { personNo, personId: id, version });
    }
  }
}

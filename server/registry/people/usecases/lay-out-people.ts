import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../../platform/access/scope.ts';
import type { WrittenRows } from '../../../platform/db/copy.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { type SealedPerson, sealPerson } from '../rules/seal-person.ts';
import { copyWrittenPeople, type SealedRow, writePeopleOut } from '../store/copy-people.ts';
import { takeFreeKeys } from '../store/keys.ts';
import { nextPersonNos } from '../store/write-people.ts';
import type { PeopleContext, PersonDraft, Provenance } from '../types.ts';
import type { CreatedPerson } from './create-people.ts';

/** People laid out for COPY before the transaction that makes them. Numbers of people who are never made are left unused. */
export type LaidOutPeople = {
  readonly drafts: readonly PersonDraft[];
  readonly made: readonly CreatedPerson[];
  readonly tables: readonly WrittenRows[];
  readonly citizenKeys: Parameters<typeof takeFreeKeys>[2];
};

/**
 * Gives new people their numbers and ids and writes their rows out, so that the transaction only sends them. Other work goes
 * on between the steps. Null where one has a household: its number is known inside the transaction only.
 */
export async function layOutPeople(
  context: PeopleContext,
  scope: Scope,
  db: Db,
  drafts: readonly { readonly draft: PersonDraft; readonly sealed?: SealedPerson }[],
  provenance: Provenance,
): Promise<LaidOutPeople | null> {
  if (drafts.length === 0 || drafts.some(({ draft }) => draft.householdId !== null)) {
    return null;
  }
  const { secrets, clock } = context.platform;
  const now = clock.now();
  const nos = await nextPersonNos(db, drafts.length);
  const rows = drafts.map(({ draft, sealed }, i): SealedRow => ({
    ...provenance,
    personNo: nos[i]!,
    id: uuid7(now),
    draft,
    householdNo: null,
    createdAt: new Date(now),
    sealed: sealed ?? sealPerson(secrets, draft),
  }));
  const tables: WrittenRows[] = [];
  for (const table of writePeopleOut(scope, rows)) {
    tables.push(table);
    await setImmediate();
  }
  return {
    drafts: drafts.map(({ draft }) => draft),
    made: rows.map(({ personNo, id }) => ({ personNo, personId: id, created: true })),
    tables,
    citizenKeys: rows.flatMap(({ personNo, sealed }) => sealed.citizenKeys.map((key) => ({ key, personNo }))),
  };
}

/** Writes people who were laid out, in their order, but for `takeNumbers`. */
export async function makeLaidOut(
  scope: Scope,
  tx: Tx,
  { made, tables }: LaidOutPeople,
): Promise<readonly CreatedPerson[]> {
  await copyWrittenPeople(scope, tx, tables);
  return made;
}

/**
 * Gives them their citizen numbers, as far as those are free. Apart, since another transaction that wants one of them waits for
 * this one to end: whoever writes people ahead of their turn takes the numbers when it has come.
 */
export async function takeNumbers(scope: Scope, tx: Tx, { citizenKeys }: LaidOutPeople): Promise<void> {
  await takeFreeKeys(scope, tx, citizenKeys);
}

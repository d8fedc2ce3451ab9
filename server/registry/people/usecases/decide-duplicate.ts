import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges, type ChangeEntry } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { unknownMergeField } from '../rules/merge-fields.ts';
import { decidePair, findPair, lockPair, type StoredPair } from '../store/duplicates.ts';
import { lockPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { type LoadedPerson, loadPeople } from './load-people.ts';
import { mergeActs, mergePeople } from './merge-people.ts';

export type Decision = {
  readonly decision: 'merge' | 'different';
  readonly keepId?: string | undefined;
  readonly fields?: Readonly<Record<string, 'left' | 'right'>> | undefined;
};

/** Decides a pair of the queue: one person (merged into the record to keep, field by field) or two. */
export async function decideDuplicate(
  context: PeopleContext,
  scope: Scope,
  pairId: string,
  decision: Decision,
): Promise<Outcome<{ mergeId: string | null }>> {
  const badField = unknownMergeField(decision.fields ?? {});
  if (badField !== null) {
    return refuse('unknown-field', { fields: { [`fields.${badField}`]: 'merge.unknown-field' } });
  }
  return await context.platform.db
    .transaction()
    .execute(async (tx) => await decideInside(context, scope, tx, pairId, decision));
}

async function decideInside(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  pairId: string,
  decision: Decision,
): Promise<Outcome<{ mergeId: string | null }>> {
  const named = await findPair(scope, tx, pairId.toLowerCase());
  if (named === undefined) {
    return refuse('unknown-pair');
  }
  const rows = await lockPeople(scope, tx, [named.leftNo, named.rightNo]);
  const pair = await lockPair(scope, tx, pairId.toLowerCase());
  if (pair === undefined) {
    return refuse('unknown-pair');
  }
  if (rows.some((row) => !mayChange(scope, 'person.merge', context.areas.pathOf(row.areaNo)))) {
    return refuseGeneral('forbidden');
  }
  if (pair.state !== 'open' || rows.length < 2 || rows.some((row) => row.mergedIntoNo !== null)) {
    return refuse('pair-decided');
  }
  const people = await loadPeople(context, scope, tx, rows);
  const kept = people.find(({ row }) => row.id === decision.keepId?.toLowerCase());
  const gone = people.find((person) => person !== kept);
  if (decision.decision === 'merge') {
    if (kept === undefined || gone === undefined) {
      return refuse('keep-required', { fields: { keepId: 'merge.keep' } });
    }
    const { id, changes } = await mergePeople(context, scope, tx, {
      kept,
      gone,
      chosen: chosenFields(pair, kept, decision.fields ?? {}),
    });
    const acts = mergeActs('person.merge', { kept, gone, changes }, { pair: pair.id, merge: id });
    await close(context, scope, tx, pair, 'merged', acts);
    return done({ mergeId: id });
  }
  const acts = people.map(({ row }) => ({
    action: 'person.different',
    subjectKind: 'person',
    subjectId: row.id,
    areaNo: row.areaNo,
    detail: { pair: pair.id, merge: null },
    changes: {},
  }));
  await close(context, scope, tx, pair, 'different', acts);
  return done({ mergeId: null });
}

/** The chosen fields as "from the kept record" and "from the one that goes". */
function chosenFields(
  pair: StoredPair,
  kept: LoadedPerson,
  fields: Readonly<Record<string, 'left' | 'right'>>,
) {
  const keptSide = kept.row.personNo === pair.leftNo ? 'left' : 'right';
  const names = Object.entries(fields);
  return {
    fromKept: new Set(names.filter(([, side]) => side === keptSide).map(([field]) => field)),
    fromGone: new Set(names.filter(([, side]) => side !== keptSide).map(([field]) => field)),
  };
}

async function close(
  { platform: { secrets, clock } }: PeopleContext,
  scope: Scope,
  tx: Tx,
  pair: StoredPair,
  state: 'different' | 'merged',
  acts: readonly ChangeEntry[],
): Promise<void> {
  const at = clock.now();
  await decidePair(scope, tx, { a: pair.leftNo, b: pair.rightNo, state, at });
  await auditChanges(secrets, tx, scope, at, acts);
}

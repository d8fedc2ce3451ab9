import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayChange } from '../rules/access.ts';
import { surest } from '../rules/merge-fields.ts';
import { undoneDraft } from '../rules/undo-fields.ts';
import { lostCardSince } from '../store/cards.ts';
import { decidePair } from '../store/duplicates.ts';
import { hasLaterMerge, lockMerge, markUndone } from '../store/merges.ts';
import { lockPeople } from '../store/read-people.ts';
import { setRestricted } from '../store/privacy.ts';
import { pointTo } from '../store/write-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePerson } from './change-person.ts';
import { fieldsOf } from './edit-person.ts';
import { takeBackDecisions } from './inherit-decisions.ts';
import { loadPeople } from './load-people.ts';
import { mergeActs, type MergeJournal } from './merge-people.ts';
import { queueDuplicates } from './queue-duplicates.ts';

export type UndoneMerge = {
  readonly restoredId: string;
  /** Whoever printed a card meanwhile replaced that of the restored record too; nobody may use it until a new one is printed. */
  readonly cardLost: boolean;
};

/**
 * Undoes a merge from its journal: both records stand again, and the kept one loses what the merge gave it, except
 * fields that somebody edited since. Later merges into the same record are undone first. The pair is open again, and of
 * others only that is settled which an officer said of two records that still stand for them.
 */
export async function undoMerge(
  context: PeopleContext,
  scope: Scope,
  mergeId: string,
): Promise<Outcome<UndoneMerge>> {
  return await context.platform.db
    .transaction()
    .execute(async (tx) => await undoInside(context, scope, tx, mergeId));
}

async function undoInside(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  mergeId: string,
): Promise<Outcome<UndoneMerge>> {
  const { secrets, clock } = context.platform;
  const merge = await lockMerge(scope, tx, mergeId.toLowerCase());
  if (merge === undefined) {
    return refuse('unknown-merge');
  }
  const people = await loadPeople(
    context,
    scope,
    tx,
    await lockPeople(scope, tx, [merge.keepNo, merge.goneNo]),
  );
  const kept = people.find(({ row }) => row.personNo === merge.keepNo)!;
  const gone = people.find(({ row }) => row.personNo === merge.goneNo)!;
  if (people.some(({ row }) => !mayChange(scope, 'person.merge', context.areas.pathOf(row.areaNo)))) {
    return refuseGeneral('forbidden');
  }
  if (merge.undoneAt !== null) {
    return refuse('merge-undone');
  }
  if (kept.row.mergedIntoNo !== null || (await hasLaterMerge(scope, tx, merge))) {
    return refuse('merge-followed');
  }
  const at = clock.now();
  const journal = JSON.parse(secrets.decrypt(merge.before)) as MergeJournal;
  const draft = undoneDraft(
    kept.draft,
    journal,
    (field) => (kept.row.fieldVersions[field] ?? 1) > merge.keepVersion,
  );
  const changes = changesBetween(fieldsOf(context, kept.draft), fieldsOf(context, draft));
  const fields = Object.keys(changes);
  // Surer since: somebody saw papers after the merge, and what they saw stays.
  const isSurer = kept.row.assurance !== surest(journal.assurance, gone.row.assurance);
  const assurance = isSurer ? kept.row.assurance : journal.assurance;
  await changePerson(context, scope, tx, kept, { draft, assurance, fields });
  if (journal.heldBack !== undefined && kept.row.restrictedAt?.toISOString() === journal.heldBack) {
    await setRestricted(scope, tx, [merge.keepNo], null);
  }
  await pointTo(scope, tx, [merge.goneNo], null);
  if (journal.moved.length > 0) {
    await pointTo(scope, tx, journal.moved, merge.goneNo);
  }
  await markUndone(scope, tx, merge, at);
  await decidePair(scope, tx, { a: merge.keepNo, b: merge.goneNo, state: 'open', at });
  await takeBackDecisions(scope, tx, merge.keepNo, journal.different ?? []);
  // Who was made while the restored record was away was never held against it.
  await queueDuplicates(context, scope, tx, [
    { personNo: merge.keepNo, draft },
    { personNo: merge.goneNo, draft: gone.draft },
  ]);
  const acts = mergeActs('person.merge-undone', { kept, gone, changes }, { merge: merge.id });
  await auditChanges(secrets, tx, scope, at, acts);
  const payload = { keepNo: merge.keepNo, goneNo: merge.goneNo };
  await appendEvent(tx, { topic: 'person.unmerged', dataset: scope.dataset, payload, at });
  const cardLost = await lostCardSince(scope, tx, merge.goneNo, merge.mergedAt);
  return done({ restoredId: gone.row.id, cardLost });
}

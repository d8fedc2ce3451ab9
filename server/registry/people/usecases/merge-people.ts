import type { Scope } from '../../../platform/access/scope.ts';
import type { ChangeEntry } from '../../../platform/audit/changes.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { changesBetween, type FieldChanges } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { mergeValues, surest } from '../rules/merge-fields.ts';
import { insertMerge } from '../store/merges.ts';
import { setRestricted } from '../store/privacy.ts';
import { readMergedInto } from '../store/read-people.ts';
import { pointTo } from '../store/write-people.ts';
import type { Assurance, PeopleContext, PersonDraft } from '../types.ts';
import '../events.ts';
import { changePerson } from './change-person.ts';
import { fieldsOf } from './edit-person.ts';
import { inheritDecisions } from './inherit-decisions.ts';
import type { LoadedPerson } from './load-people.ts';
import { queueDuplicates } from './queue-duplicates.ts';

/** What the journal keeps, encrypted: the kept record as it was, what the merge changed on it, and who moved with. */
export type MergeJournal = {
  readonly draft: PersonDraft;
  readonly assurance: Assurance;
  readonly fields: readonly string[];
  readonly merged: PersonDraft;
  readonly moved: readonly number[];
  /** Since when the kept record is held back as the other one was; missing: it was so itself, or neither is. */
  readonly heldBack?: string;
  /** From whom the kept record is different only because the other one is. */
  readonly different?: readonly number[];
};

/**
 * Merges `gone` into `kept`, both locked: chosen fields, phones and numbers united. Facts keep their person number
 * and `gone` stays, pointing to `kept`; so nothing of another module is rewritten and everything can be undone.
 * @returns the id in the journal, and what changed on the kept record.
 */
export async function mergePeople(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  {
    kept,
    gone,
    chosen,
  }: {
    readonly kept: LoadedPerson;
    readonly gone: LoadedPerson;
    readonly chosen: { readonly fromGone: ReadonlySet<string>; readonly fromKept: ReadonlySet<string> };
  },
): Promise<{ readonly id: string; readonly changes: FieldChanges }> {
  const { secrets, clock } = context.platform;
  const at = clock.now();
  const [keepNo, goneNo] = [kept.row.personNo, gone.row.personNo];
  const draft: PersonDraft = {
    ...kept.draft,
    ...mergeValues(kept.draft, gone.draft, chosen.fromGone, chosen.fromKept),
    phones: [...new Set([...kept.draft.phones, ...gone.draft.phones])],
    identifiers: unite(kept.draft.identifiers, gone.draft.identifiers),
  };
  const assurance = surest(kept.row.assurance, gone.row.assurance);
  const changes = changesBetween(fieldsOf(context, kept.draft), fieldsOf(context, draft));
  const fields = Object.keys(changes);
  const keepVersion = await changePerson(context, scope, tx, kept, { draft, assurance, fields });
  const moved = (await readMergedInto(scope, tx, [goneNo])).map(({ personNo }) => personNo);
  await pointTo(scope, tx, [goneNo, ...moved], keepNo);
  const heldBack = kept.row.restrictedAt === null ? gone.row.restrictedAt : null;
  if (heldBack !== null) {
    await setRestricted(scope, tx, [keepNo], heldBack);
  }
  const journal: MergeJournal = {
    draft: kept.draft,
    assurance: kept.row.assurance,
    fields,
    merged: draft,
    moved,
    ...(heldBack === null ? {} : { heldBack: heldBack.toISOString() }),
    different: await inheritDecisions(scope, tx, keepNo, goneNo, at),
  };
  const id = uuid7(at);
  await insertMerge(scope, tx, {
    id,
    keepNo,
    goneNo,
    keepVersion,
    before: secrets.encrypt(JSON.stringify(journal)),
    mergedAt: new Date(at),
    undoneAt: null,
  });
  await queueDuplicates(context, scope, tx, [{ personNo: keepNo, draft }]);
  await appendEvent(tx, { topic: 'person.merged', dataset: scope.dataset, payload: { keepNo, goneNo }, at });
  return { id, changes };
}

/**
 * How a merge stands in both histories, or its undoing: the kept record with what changed on it and the record that went into
 * it, that one with where it went. Named by id, so that each is told by the name that it bears when somebody reads.
 */
export function mergeActs(
  action: 'person.merge' | 'person.merge-undone',
  { kept, gone, changes }: { kept: LoadedPerson; gone: LoadedPerson; changes: FieldChanges },
  detail: { readonly merge: string; readonly pair?: string },
): ChangeEntry[] {
  const turned = (id: string): FieldChanges[string] => (action === 'person.merge' ? [null, id] : [id, null]);
  const act = ({ row }: LoadedPerson, told: FieldChanges) => ({
    action,
    subjectKind: 'person',
    subjectId: row.id,
    areaNo: row.areaNo,
    detail,
    changes: told,
  });
  return [
    act(kept, { mergedId: turned(gone.row.id), ...changes }),
    act(gone, { mergedInto: turned(kept.row.id) }),
  ];
}

function unite(a: PersonDraft['identifiers'], b: PersonDraft['identifiers']): PersonDraft['identifiers'] {
  return [...new Map([...a, ...b].map((one) => [`${one.kind}:${one.value}`, one])).values()];
}

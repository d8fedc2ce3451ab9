import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { changesBetween, type FieldChanges } from '../../../platform/db/merge-edit.ts';
import { mayChange } from '../rules/access.ts';
import { isSurely } from '../rules/compare-people.ts';
import {
  applyRow,
  compareRow,
  type ComparedRow,
  type FieldDifference,
  type RowField,
} from '../rules/compare-row.ts';
import type { KeyHolder } from '../store/keys.ts';
import { lockPeople, readPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { changePeople, type PersonChange } from './change-person.ts';
import { fieldsOf } from './edit-person.ts';
import { followMerged, type LoadedPerson, loadPeople, ownNumbers } from './load-people.ts';
import { findDuplicates, type FoundPair } from './find-duplicates.ts';
import { findAmong, type LookedFor } from './look-for-people.ts';
import { type LikelyPair, queueDuplicates } from './queue-duplicates.ts';

/** What a row of a sheet says of somebody: our id where it carries one. */
export type RowOfPerson = ComparedRow & { readonly personId: string | null };

/** Who a row is. `new`: nobody who is surely known; the `possible` may be the same person. */
export type RowMatch =
  | { readonly kind: 'new'; readonly possible: readonly PossiblePerson[] }
  | { readonly kind: 'unknown' }
  /** Somebody on record in an area where the viewer may change nothing, or whose record is held back: nothing of it is told. */
  | {
      readonly kind: 'outside';
      readonly heldBack: boolean;
      readonly personNo: number;
      readonly personId: string;
      /** Of the record that the row was held against. */
      readonly version: number;
    }
  | {
      readonly kind: 'known';
      readonly personNo: number;
      readonly personId: string;
      readonly version: number;
      readonly by: 'id' | 'match';
      readonly differences: readonly FieldDifference[];
    };

/** Somebody who may be the person of a row. */
export type PossiblePerson = Pick<LikelyPair, 'otherNo' | 'score' | 'reasons'>;

/** What was looked up of rows before: for each the result, and the keys kept since. Rows with our id need none. */
export type LookedUp = {
  readonly rows: readonly (LookedFor | null)[];
  readonly since: { readonly keys: readonly KeyHolder[] };
};

/**
 * Who rows of a sheet are, without changing anything: by our id; else the one record that is surely the same person by number,
 * name, birth and commune. A number under another name, or two records that fit, is no match.
 */
export async function matchRows(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly RowOfPerson[],
  before?: LookedUp,
): Promise<RowMatch[]> {
  const byId = await knownById(context, scope, db, rows);
  const others = rows.flatMap(({ personId, draft }, i) =>
    personId === null ? [{ personNo: -1 - i, draft, looked: before?.rows[i] ?? null }] : [],
  );
  const remembered = others.flatMap((one) => (one.looked === null ? [] : [{ ...one, looked: one.looked }]));
  const fresh = others.filter(({ looked }) => looked === null);
  const alike = [
    ...(before === undefined ? [] : await findAmong(context, scope, db, remembered, before.since)),
    ...(await findDuplicates(context, scope, db, fresh, 'all')),
  ];
  const found = Map.groupBy(await byKept(context, scope, db, rows, alike), ({ personNo }) => -1 - personNo);
  return rows.map((row, i): RowMatch => {
    if (row.personId !== null) {
      const person = byId.get(row.personId.toLowerCase());
      return person === undefined ? { kind: 'unknown' } : known(context, scope, row, person, 'id');
    }
    const pairs = found.get(i) ?? [];
    const sure = pairs.filter(({ isSure }) => isSure);
    return sure.length === 1
      ? known(context, scope, row, sure[0]!.other, 'match')
      : {
          kind: 'new',
          possible: pairs.map(({ other, score, reasons }) => ({
            otherNo: other.row.personNo,
            score,
            reasons,
          })),
        };
  });
}

type RowPair = FoundPair & { readonly isSure: boolean };

/**
 * Pairs by the record that speaks for the person: a row that is surely somebody whose record was merged is of the kept one,
 * whatever that one says now. Each kept record once.
 */
async function byKept(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly RowOfPerson[],
  pairs: readonly FoundPair[],
): Promise<RowPair[]> {
  const nos = [...new Set(pairs.flatMap(({ other }) => other.row.mergedIntoNo ?? []))];
  const people =
    nos.length === 0 ? [] : await loadPeople(context, scope, db, await readPeople(scope, db, nos));
  const kept = new Map(people.map((person) => [person.row.personNo, person]));
  const best = new Map<string, RowPair>();
  for (const pair of pairs) {
    const { draft } = rows[-1 - pair.personNo]!;
    const other = kept.get(pair.other.row.mergedIntoNo ?? -1) ?? pair.other;
    const key = `${pair.personNo} ${other.row.personNo}`;
    const before = best.get(key);
    const isSure = before?.isSure === true || isSurely(draft, pair.other.draft, pair.score);
    best.set(key, { ...(before !== undefined && before.score > pair.score ? before : pair), other, isSure });
  }
  return [...best.values()];
}

function known(
  { areas }: PeopleContext,
  scope: Scope,
  row: RowOfPerson,
  { row: stored, draft }: LoadedPerson,
  by: 'id' | 'match',
): RowMatch {
  const person = { personNo: stored.personNo, personId: stored.id, version: stored.version };
  if (!mayChange(scope, 'person.write', areas.pathOf(stored.areaNo))) {
    return { kind: 'outside', heldBack: false, ...person };
  }
  // Each row would tell by trial what the record says, and write on what takes a reason to open.
  if (stored.restrictedAt !== null) {
    return { kind: 'outside', heldBack: true, ...person };
  }
  const differences = compareRow(row, { draft, fieldVersions: stored.fieldVersions });
  return { kind: 'known', ...person, by, differences };
}

async function knownById(
  context: PeopleContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly RowOfPerson[],
): Promise<Map<string, LoadedPerson>> {
  const own = await ownNumbers(
    scope,
    db,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const kept = await followMerged(scope, db, [...own.values()]);
  const nos = [...new Set([...kept.values()].map(({ personNo }) => personNo))];
  const people = new Map(
    (await loadPeople(context, scope, db, nos.length === 0 ? [] : await readPeople(scope, db, nos))).map(
      (one) => [one.row.personNo, one],
    ),
  );
  return new Map(
    [...own].flatMap(([id, no]) => {
      const person = people.get(kept.get(no)?.personNo ?? no);
      return person === undefined ? [] : [[id, person]];
    }),
  );
}

export type RowToTake = ComparedRow & {
  readonly personNo: number;
  /** Whether conflicts are decided for the row; else the record stays as it is there. */
  readonly overwrites: boolean;
};

/** `changes`: with the values before all rows and after them, for the history. */
type Changed = { readonly person: LoadedPerson; readonly changes: FieldChanges } & PersonChange;

/** Fields by which somebody may turn out to be somebody else on record. */
const IDENTIFYING: ReadonlySet<string> = new Set<RowField | 'birthYear'>([
  'fullName',
  'sex',
  'birthDate',
  'birthYear',
  'phones',
  'identifiers',
]);

/**
 * Writes what rows say on the records of their people: unknown fields are filled, corrections made, and conflicts only where
 * somebody decided so. Compared again under the lock, so that what was changed meanwhile is not written over.
 * @returns the numbers of the people that changed.
 */
export async function takeRows(
  context: PeopleContext,
  scope: Scope,
  tx: Tx,
  rows: readonly RowToTake[],
): Promise<ReadonlySet<number>> {
  const nos = [...new Set(rows.map(({ personNo }) => personNo))];
  const locked = nos.length === 0 ? [] : await lockPeople(scope, tx, nos);
  const people = new Map(
    (await loadPeople(context, scope, tx, locked)).map((one) => [one.row.personNo, one]),
  );
  const changed = new Map<number, Changed>();
  for (const row of rows) {
    const person = people.get(row.personNo);
    if (person === undefined || !mayChange(scope, 'person.write', context.areas.pathOf(person.row.areaNo))) {
      continue;
    }
    const before = changed.get(row.personNo);
    const own = before?.draft ?? person.draft;
    const { version, fieldVersions: versions } = person.row;
    const fieldVersions = {
      ...versions,
      ...Object.fromEntries((before?.fields ?? []).map((field) => [field, version + 1])),
    };
    const taken = compareRow(row, { draft: own, fieldVersions })
      .filter(({ kind }) => kind !== 'conflict' || row.overwrites)
      .map(({ field }) => field);
    if (taken.length === 0) {
      continue;
    }
    const draft = applyRow(row, own, new Set(taken));
    const changes = changesBetween(fieldsOf(context, person.draft), fieldsOf(context, draft));
    const fields = Object.keys(changes);
    if (fields.length > 0) {
      changed.set(row.personNo, { person, draft, assurance: person.row.assurance, fields, changes });
    } else {
      changed.delete(row.personNo);
    }
  }
  await changePeople(context, scope, tx, [...changed.values()]);
  await queueDuplicates(
    context,
    scope,
    tx,
    [...changed].flatMap(([personNo, { draft, fields }]) =>
      fields.some((field) => IDENTIFYING.has(field)) ? [{ personNo, draft }] : [],
    ),
  );
  const entries = [...changed.values()].map(({ person, draft, changes }) => ({
    action: 'person.edit',
    subjectKind: 'person',
    subjectId: person.row.id,
    areaNo: draft.areaNo,
    detail: { by: 'sheet' },
    changes,
  }));
  const { secrets, clock } = context.platform;
  await auditChanges(secrets, tx, scope, clock.now(), entries);
  return new Set(changed.keys());
}

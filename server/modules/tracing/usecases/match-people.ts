import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Outcome, Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PersonDraft, PersonSource } from '../../../registry/people/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type KnownPerson, matchSheet, type SheetMatch, type SheetRow } from '../rules/match-sheet.ts';

/** A row with its person; `made` says that the person was not on record before. */
export type MatchedPerson = { readonly personNo: number; readonly made: boolean };

/** Where people that a sheet makes come from, and the area that they are first filed under. */
export type MadeBy = { readonly source: PersonSource; readonly areaNo: number | null };

/** Whom each row is about, without making anybody; refusals stay as they are. */
export async function planMatches(
  { people }: TracingContext,
  scope: Scope,
  db: Db | Tx,
  rows: readonly Outcome<SheetRow>[],
  knownNos: readonly number[],
): Promise<(SheetMatch | Refusal)[]> {
  // Matching compares whole names and phones, whoever may see them; nothing of it is shown.
  const matching = systemScope('tracing.match-people', scope.dataset);
  const read = rows.flatMap((row) => (row.ok ? row.value : []));
  const byId = await people.personNos(
    scope,
    db,
    read.flatMap((row) => row.personId ?? []),
  );
  const sheet = read.filter((row) => row.personId === null);
  const phones = [...new Set(sheet.flatMap((row) => row.phone ?? []))];
  const held = await people.byPhones(matching, db, phones);
  const heldNos = [...held.values()].flat();
  const known = await people.peopleByNo(matching, db, [...new Set([...knownNos, ...heldNos])]);
  const personOf = (no: number): KnownPerson[] => {
    const person = known.get(no);
    return person === undefined
      ? []
      : [{ personNo: no, name: person.fullName, phone: person.phone, birthYear: person.birthYear }];
  };
  const matches = matchSheet(
    sheet,
    knownNos.flatMap(personOf),
    new Map([...held].map(([phone, nos]) => [phone, nos.flatMap(personOf)])),
  );
  let next = 0;
  return rows.map((row) => {
    if (!row.ok) {
      return row;
    }
    if (row.value.personId === null) {
      next += 1;
      return matches[next - 1]!;
    }
    const personNo = byId.get(row.value.personId);
    return personNo === undefined ? refuse('unknown-person') : { personNo };
  });
}

/**
 * Matches the rows of a sheet to people, and makes those who are not on record: a few statements however many rows.
 * Possible duplicates of the new people are queued.
 */
export async function matchPeople(
  context: TracingContext,
  scope: Scope,
  tx: Tx,
  rows: readonly Outcome<SheetRow>[],
  knownNos: readonly number[],
  by: MadeBy,
): Promise<(MatchedPerson | Refusal)[]> {
  const { people } = context;
  const plan = await planMatches(context, scope, tx, rows, knownNos);
  const drafts = new Map<string, PersonDraft>();
  for (const [i, match] of plan.entries()) {
    const row = rows[i]!;
    if (row.ok && 'key' in match) {
      drafts.set(match.key, mergeDraft(drafts.get(match.key), row.value, by.areaNo));
    }
  }
  const made = await people.createPeople(
    scope,
    tx,
    [...drafts.values()].map((draft) => ({ ...draft, source: by.source, assurance: 'unverified' as const })),
  );
  const madeNo = new Map([...drafts.keys()].map((key, i) => [key, made[i]!.personNo]));
  await people.queueDuplicates(
    scope,
    tx,
    [...drafts].map(([key, draft]) => ({ personNo: madeNo.get(key)!, draft })),
  );
  const first = new Set<string>();
  return plan.map((match): MatchedPerson | Refusal => {
    if ('ok' in match) {
      return match;
    }
    if ('personNo' in match) {
      return { personNo: match.personNo, made: false };
    }
    const isFirst = !first.has(match.key);
    first.add(match.key);
    return { personNo: madeNo.get(match.key)!, made: isFirst };
  });
}

/** A person to make from a row; a further row of the same person only fills gaps. */
function mergeDraft(before: PersonDraft | undefined, row: SheetRow, areaNo: number | null): PersonDraft {
  return {
    fullName: before?.fullName ?? row.fullName,
    sex: 'unknown',
    birthDate: null,
    birthYear: before?.birthYear ?? row.birthYear,
    identifiers: [],
    phones: [
      ...new Set([
        ...(before?.phones ?? []),
        ...(row.phone === null ? [] : [row.phone]),
        ...(row.otherPhones ?? []),
      ]),
    ],
    address: before?.address ?? row.address,
    areaNo,
    householdId: null,
  };
}

import type { Scope } from '../../../platform/access/scope.ts';
import { named, type Reader } from '../../../platform/audit/history-words.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { personClass } from '../rules/access.ts';
import { presentName } from '../rules/present.ts';
import { readPeople } from '../store/read-people.ts';
import type { PeopleContext } from '../types.ts';
import { followMerged, ownNumbers } from './load-people.ts';
import { namesByNo } from './show-people.ts';

/** Reads ids of people kept in these fields: each named as that person is today, as far as this scope may see it. */
export async function readerOfPeople(
  context: PeopleContext,
  scope: Scope,
  changes: readonly FieldChanges[],
  fields: readonly string[],
): Promise<Reader> {
  const nos = await numbersIn(context, scope, changes, fields);
  const names = await namesByNo(context, scope, context.platform.db, [...nos.values()]);
  return named((id) => names.get(nos.get(id.toLowerCase()) ?? -1)?.name);
}

/**
 * The same where records were merged: each by its own name, which the other may not share. Held back is one that is so itself,
 * or whose kept record is.
 */
export async function readerOfRecords(
  context: PeopleContext,
  scope: Scope,
  changes: readonly FieldChanges[],
  fields: readonly string[],
): Promise<Reader> {
  const { areas, platform } = context;
  const nos = await numbersIn(context, scope, changes, fields);
  const rows = nos.size === 0 ? [] : await readPeople(scope, platform.db, [...nos.values()]);
  const kept = await followMerged(scope, platform.db, [...nos.values()]);
  const names = new Map(
    rows.map(({ personNo, areaNo, restrictedAt, fullName, named: hasName }) => {
      const isHeldBack = restrictedAt !== null || (kept.get(personNo)?.restrictedAt ?? null) !== null;
      const dataClass = personClass(scope, areas.pathOf(areaNo), isHeldBack);
      return [personNo, presentName(fullName, hasName, dataClass)];
    }),
  );
  return named((id) => names.get(nos.get(id.toLowerCase()) ?? -1));
}

async function numbersIn(
  { platform }: PeopleContext,
  scope: Scope,
  changes: readonly FieldChanges[],
  fields: readonly string[],
): Promise<Map<string, number>> {
  const ids = changes.flatMap((one) =>
    fields.flatMap((field) => (one[field] ?? []).flatMap((id) => (typeof id === 'string' ? [id] : []))),
  );
  return ids.length === 0 ? new Map() : await ownNumbers(scope, platform.db, ids);
}

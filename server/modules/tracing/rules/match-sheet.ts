import { nameKeys } from '../../../../lib/vietnamese/index.ts';
import type { SheetPerson } from './read-sheet-person.ts';

/** A row to match: `apart` tells people of one name without a phone from each other (seat, room). */
export type SheetRow = SheetPerson & { readonly apart?: string | null };

/** Somebody on record whom a row may be about. */
export type KnownPerson = {
  readonly personNo: number;
  readonly name: string;
  readonly phone: string | null;
  readonly birthYear: number | null;
};

/** Whom a row is about: somebody on record, or a person to make; equal keys are one person. */
export type SheetMatch = { readonly personNo: number } | { readonly key: string };

/**
 * Matches rows to people on record, in their order: those known from the same work first (the same sheet pasted
 * again), by phone and name, or by name and birth year where there is no phone; then holders of the phone with that
 * name, since families share phones. A phone alone names somebody only where one person holds it.
 * @param known people from the same work: an earlier paste, rosters of the same place.
 * @param holders people by phone, as the registry has them.
 */
export function matchSheet(
  rows: readonly SheetRow[],
  known: readonly KnownPerson[],
  holders: ReadonlyMap<string, readonly KnownPerson[]>,
): SheetMatch[] {
  const knownBy = Map.groupBy(known, (one) => `${one.phone ?? ''} ${sorted(one.name)}`);
  const knownByPhone = Map.groupBy(known, (one) => one.phone ?? '');
  const made = new Map<string, SheetMatch>();
  const madeByPhone = new Map<string, SheetMatch>();
  const taken = new Set<number>();

  function onRecord(row: SheetRow, name: string): number | undefined {
    if (row.phone === null) {
      return (knownBy.get(` ${name}`) ?? []).find(
        (one) => !taken.has(one.personNo) && sameYear(one.birthYear, row.birthYear),
      )?.personNo;
    }
    const held = holders.get(row.phone) ?? [];
    if (row.fullName === null) {
      return (knownByPhone.get(row.phone)?.[0] ?? (held.length === 1 ? held[0] : undefined))?.personNo;
    }
    return (knownBy.get(`${row.phone} ${name}`)?.[0] ?? held.find((one) => sorted(one.name) === name))
      ?.personNo;
  }

  return rows.map((row) => {
    const name = row.fullName === null ? '' : sorted(row.fullName);
    const details = row.phone === null ? `${row.birthYear ?? ''} ${row.apart ?? ''}` : '';
    const key = `${row.phone ?? ''}|${name}|${details}`;
    const before = made.get(key) ?? (row.fullName === null ? madeByPhone.get(row.phone ?? '') : undefined);
    if (before !== undefined) {
      return before;
    }
    const personNo = onRecord(row, name);
    if (personNo !== undefined) {
      taken.add(personNo);
    }
    const match: SheetMatch = personNo === undefined ? { key } : { personNo };
    made.set(key, match);
    if (row.phone !== null && !madeByPhone.has(row.phone)) {
      madeByPhone.set(row.phone, match);
    }
    return match;
  });
}

/** Do two names read alike, marks and word order aside? */
export function sameName(a: string, b: string): boolean {
  return sorted(a) === sorted(b);
}

function sorted(name: string): string {
  return nameKeys(name).sorted;
}

function sameYear(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b;
}

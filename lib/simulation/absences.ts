import type { Absence } from './outbreak-types.ts';

/** Absences by person, in the order in which they were ordered. */
export type AbsenceBook = Map<number, Absence[]>;

/** Notes an absence. */
export function addAbsence(book: AbsenceBook, person: number, absence: Absence): void {
  const known = book.get(person);
  if (known) {
    known.push(absence);
  } else {
    book.set(person, [absence]);
  }
}

/** The absence that a person is in at a moment; isolation goes before quarantine. */
export function absenceAt(
  book: ReadonlyMap<number, readonly Absence[]>,
  person: number,
  at: number,
): Absence['kind'] | undefined {
  const now = book.get(person)?.filter((absence) => at >= absence.from && at < absence.until) ?? [];
  return (now.find((absence) => absence.kind === 'isolation') ?? now[0])?.kind;
}

/**
 * Until when a stay really lasts: its end, or the moment in it at which the person is fetched; its beginning when the
 * person is away by then and the stay does not take place.
 */
export function staysUntil(
  book: ReadonlyMap<number, readonly Absence[]>,
  person: number,
  inAt: number,
  outAt: number,
): number {
  let end = outAt;
  for (const absence of book.get(person) ?? []) {
    if (absence.from < end && absence.until > inAt) {
      end = Math.max(inAt, absence.from);
    }
  }
  return end;
}

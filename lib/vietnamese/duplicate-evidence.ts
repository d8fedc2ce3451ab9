import { nameSimilarity, oneEdit } from './similarity.ts';
import { hasMarks, sameWithMarks } from './text.ts';

/** What is known of a person for finding the same person twice. Dates 'YYYY-MM-DD', phones canonical. */
export interface DuplicateSubject {
  readonly fullName: string;
  readonly birthDate?: string | null | undefined;
  readonly birthYear?: number | null | undefined;
  readonly sex?: string | null | undefined;
  readonly phones?: readonly string[] | undefined;
  readonly identifiers?: readonly { readonly kind: string; readonly value: string }[] | undefined;
}

export type DuplicateReason =
  | 'name-equal' | 'name-equal-without-marks' | 'name-similar' | 'name-partly' | 'name-differs' | 'given-name-differs'
  | 'birth-date-equal' | 'birth-new-year-equal' | 'birth-day-month-swapped' | 'birth-year-off-by-one' | 'birth-date-typo'
  | 'birth-year-equal' | 'birth-differs'
  | 'sex-equal' | 'sex-differs'
  | 'phone-shared' | 'phones-differ'
  | 'identifier-equal' | 'identifier-typo' | 'identifier-differs'; // prettier-ignore

/** One observation and its weight in natural log-odds: above 0 speaks for one person, below 0 for two. */
export interface Evidence {
  readonly reason: DuplicateReason;
  readonly weight: number;
}

/** Everything the two records say about being one person. */
export function duplicateEvidence(a: DuplicateSubject, b: DuplicateSubject): Evidence[] {
  return [
    ...nameEvidence(a.fullName, b.fullName),
    ...birthEvidence(a, b),
    ...sexEvidence(a.sex, b.sex),
    ...phoneEvidence(a.phones ?? [], b.phones ?? []),
    ...identifierEvidence(a, b),
  ];
}

function nameEvidence(a: string, b: string): Evidence[] {
  const { whole, given } = nameSimilarity(a, b);
  if (whole === 1) {
    if (sameWithMarks(a, b)) {
      return [{ reason: 'name-equal', weight: 4 }];
    }
    // Both wrote marks and they disagree (Hà, Hạ): less likely one person than when one wrote none.
    return [{ reason: 'name-equal-without-marks', weight: hasMarks(a) && hasMarks(b) ? 2 : 3.5 }];
  }
  const level: Evidence =
    whole >= 0.93
      ? { reason: 'name-similar', weight: 3 }
      : whole >= 0.8
        ? { reason: 'name-partly', weight: 1 }
        : { reason: 'name-differs', weight: -4 };
  return given < 0.8 ? [level, { reason: 'given-name-differs', weight: -4 }] : [level];
}

function birthEvidence(a: DuplicateSubject, b: DuplicateSubject): Evidence[] {
  if (a.birthDate && b.birthDate) {
    const newYear = a.birthDate.endsWith('-01-01') || b.birthDate.endsWith('-01-01');
    if (a.birthDate === b.birthDate) {
      return newYear
        ? [{ reason: 'birth-new-year-equal', weight: 2.5 }]
        : [{ reason: 'birth-date-equal', weight: 5 }];
    }
    if (!newYear) {
      return [differentDates(a.birthDate, b.birthDate)];
    }
  }
  // 1 January often stands for "only the year is known".
  const yearA = birthYearOf(a);
  const yearB = birthYearOf(b);
  if (yearA === null || yearB === null) {
    return [];
  }
  if (Math.abs(yearA - yearB) > 1) {
    return [{ reason: 'birth-differs', weight: -4 }];
  }
  return yearA === yearB
    ? [{ reason: 'birth-year-equal', weight: 1.5 }]
    : [{ reason: 'birth-year-off-by-one', weight: 0 }];
}

function differentDates(a: string, b: string): Evidence {
  if (a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)) {
    return { reason: 'birth-day-month-swapped', weight: 3.5 };
  }
  if (a.slice(4) === b.slice(4) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1) {
    return { reason: 'birth-year-off-by-one', weight: 3 };
  }
  return oneEdit(a, b) ? { reason: 'birth-date-typo', weight: 1.5 } : { reason: 'birth-differs', weight: -4 };
}

function birthYearOf(person: DuplicateSubject): number | null {
  return person.birthYear ?? (person.birthDate ? Number(person.birthDate.slice(0, 4)) : null);
}

function sexEvidence(a: string | null | undefined, b: string | null | undefined): Evidence[] {
  if (!a || !b) {
    return [];
  }
  return a === b ? [{ reason: 'sex-equal', weight: 0.3 }] : [{ reason: 'sex-differs', weight: -2.5 }];
}

function phoneEvidence(a: readonly string[], b: readonly string[]): Evidence[] {
  if (a.length === 0 || b.length === 0) {
    return [];
  }
  // Families share one phone, so a shared number proves less than an identifier.
  return a.some((phone) => b.includes(phone))
    ? [{ reason: 'phone-shared', weight: 3 }]
    : [{ reason: 'phones-differ', weight: -0.5 }];
}

function identifierEvidence(a: DuplicateSubject, b: DuplicateSubject): Evidence[] {
  const pairs = (a.identifiers ?? []).flatMap((x) =>
    (b.identifiers ?? [])
      .filter((y) => y.kind === x.kind)
      .map((y) => ({ kind: x.kind, x: x.value, y: y.value })),
  );
  if (pairs.length === 0) {
    return [];
  }
  if (pairs.some(({ x, y }) => x === y)) {
    return [{ reason: 'identifier-equal', weight: 9 }];
  }
  if (pairs.some(({ x, y }) => oneEdit(x, y))) {
    return [{ reason: 'identifier-typo', weight: 2 }];
  }
  // A citizen number is for life; passports and old cards are replaced.
  return [{ reason: 'identifier-differs', weight: pairs.some(({ kind }) => kind === 'cccd') ? -7 : -1 }];
}

import { birthYearOfAge, type BirthRead, readBirthCell, saysNothing } from '../../../../lib/clerks/index.ts';
import type { Cell, Change, Problem } from './row-notes.ts';

export type Birth = { readonly birthDate: string | null; readonly birthYear: number | null };
const UNKNOWN: Birth = { birthDate: null, birthYear: null };

/** Day or year of birth of a row, by its own column, those of men and women, or the age. */
export function readBirth(cell: Cell, today: string, change: Change, problem: Problem): Birth {
  const field = (['birth', 'maleYear', 'femaleYear'] as const).find(
    (one) => cell(one) !== '' && !saysNothing(cell(one)) && !isMark(cell(one)),
  );
  const told = (read: BirthRead | null, of: 'birth' | 'maleYear' | 'femaleYear' | 'age'): Birth => {
    if (read === null) {
      problem('bad-birth', of);
      return UNKNOWN;
    }
    const { birthDate, birthYear, reason } = read;
    if (reason !== null) {
      change(reason, of, birthDate ?? String(birthYear));
    }
    return { birthDate, birthYear };
  };
  if (field !== undefined) {
    const parts = [cell('birthDay'), cell('birthMonth')];
    const isSplit =
      field === 'birth' && /^\d{4}$/u.test(cell(field)) && parts.every((one) => /^\d{1,2}$/u.test(one));
    const whole = isSplit ? [...parts, cell(field)].join('/') : cell(field);
    // 86 may be a year or an age; a column of both says so in its title, and is one of ages.
    return told(readBirthCell(whole, today, field === 'birth'), field);
  }
  if (cell('age') === '' || saysNothing(cell('age'))) {
    return UNKNOWN;
  }
  const year = birthYearOfAge(cell('age'), today);
  // A column of ages and years.
  return told(
    year === null
      ? readBirthCell(cell('age'), today, false)
      : { birthDate: null, birthYear: year, reason: 'from-age' },
    'age',
  );
}

/** A cross in the column of a sex is no year of birth. */
function isMark(text: string): boolean {
  return /^[x+v✓✔√•*]$|^true$/iu.test(text);
}

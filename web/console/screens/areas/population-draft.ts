import { ageGroups } from '../../../../contract/indicators.ts';
import type { BodyOf } from '../../../shared/client.ts';

type Groups = BodyOf<'POST /areas/{id}/population-groups'>['groups'];
export const enteredSexes = ['male', 'female'] as const;

/** What was typed, by `age sex`. */
export type PopulationDraft = Readonly<Record<string, string>>;

/** Name of a cell of the form. */
export function cellOf(age: number, sex: string): string {
  return `${age} ${sex}`;
}

/** "18–29", "80+". */
export function ageText(age: number): string {
  const next = ageGroups[ageGroups.findIndex((first) => first === age) + 1];
  return next === undefined ? `${age}+` : `${age}–${next - 1}`;
}

/** A typed number of people, with or without points between thousands; undefined when empty, null when it is none. */
export function readPeople(text: string): number | undefined | null {
  const plain = text.replaceAll(/[\s.,]/gu, '');
  return plain === '' ? undefined : /^\d{1,8}$/u.test(plain) ? Number(plain) : null;
}

/** The lines that were typed; null while one cannot be read or none was typed. What is left empty stays unknown. */
export function groupsOf(draft: PopulationDraft): Groups | null {
  const cells = ageGroups.flatMap((age) =>
    enteredSexes.map((sex) => ({ age, sex, people: readPeople(draft[cellOf(age, sex)] ?? '') })),
  );
  if (cells.some(({ people }) => people === null)) {
    return null;
  }
  const groups = cells.flatMap(({ age, sex, people }) =>
    typeof people === 'number' ? [{ age, sex, people }] : [],
  );
  return groups.length === 0 ? null : groups;
}

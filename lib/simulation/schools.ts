import { shortCommuneName } from './names.ts';
import { openPlace, type PlaceBook } from './place-book.ts';
import type { PeopleColumns, SimulatedCommune } from './province-types.ts';
import type { Random } from './random.ts';

/** Pupils to a class at most. Assumption: between the legal sizes of primary (35) and secondary (45) school. */
export const classSize = 38;

interface Level {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly schedule: 'full-school' | 'half-school';
}

const levels: readonly Level[] = [
  { name: 'Trường Mầm non', from: 3, to: 5, schedule: 'full-school' },
  { name: 'Trường Tiểu học', from: 6, to: 10, schedule: 'full-school' },
  { name: 'Trường THCS', from: 11, to: 14, schedule: 'half-school' },
  { name: 'Trường THPT', from: 15, to: 17, schedule: 'half-school' },
];

/** The ages that go to school; older and younger people never sit in a class as pupils. */
export const schoolAges = { from: 3, to: 17 } as const;

/**
 * Puts the children of a commune into classes by age, and one adult of `teachers` (taken from its end) into each class.
 */
export function openSchools(
  book: PlaceBook,
  random: Random,
  at: { readonly index: number; readonly commune: SimulatedCommune },
  people: PeopleColumns,
  teachers: number[],
): void {
  const children: number[] = [];
  const end = at.commune.firstPerson + at.commune.people;
  for (let person = at.commune.firstPerson; person < end; person += 1) {
    const age = people.age[person]!;
    if (age >= schoolAges.from && age <= schoolAges.to) {
      children.push(person);
    }
  }
  children.sort((a, b) => people.age[a]! - people.age[b]! || a - b);
  for (const level of levels) {
    const pupils = children.filter(
      (child) => people.age[child]! >= level.from && people.age[child]! <= level.to,
    );
    const count = Math.ceil(pupils.length / classSize);
    if (count > 0) {
      const name = `${level.name} ${shortCommuneName(at.commune.input.name)}`;
      const parent = openPlace(book, random, at, { kind: 'school', name, schedule: 'none' });
      for (let n = 0; n < count; n += 1) {
        const from = Math.floor((n * pupils.length) / count);
        const members = pupils.slice(from, Math.floor(((n + 1) * pupils.length) / count));
        const grades = members.map((pupil) => people.age[pupil]!);
        const room = openPlace(book, random, at, {
          kind: 'class',
          name: `${className(level, grades[0]!, grades.at(-1)!, n + 1)}, ${name}`,
          schedule: level.schedule,
          parent,
        });
        const teacher = teachers.pop();
        for (const member of teacher === undefined ? members : [...members, teacher]) {
          people.place[member] = room;
        }
      }
    }
  }
}

/** `Lớp 3A2`, `Lớp ghép 1-3 A1` where one class holds several years, `Lớp 4 tuổi A1` in kindergarten. */
function className(level: Level, youngest: number, oldest: number, number: number): string {
  if (level.from < 6) {
    return youngest === oldest
      ? `Lớp ${youngest} tuổi A${number}`
      : `Lớp ${youngest}-${oldest} tuổi A${number}`;
  }
  const [first, last] = [youngest - 5, oldest - 5];
  return first === last ? `Lớp ${first}A${number}` : `Lớp ghép ${first}-${last} A${number}`;
}

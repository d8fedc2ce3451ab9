import { isoDate, nameTokens, normaliseText, parsePhone } from '../../../../lib/vietnamese/index.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { PersonDraft, PersonInput } from '../types.ts';
import { canonicalIdentifier } from './identifiers.ts';

type Code =
  | 'bad-name'
  | 'bad-phone'
  | 'bad-identifier'
  | 'bad-birth-date'
  | 'birth-contradiction'
  | 'unknown-area';
type Problem = { readonly code: Code; readonly field: string; readonly reason: string };

/** What reading needs from outside: today (Vietnam's date) and the number of an area. */
export type ReadingContext = { readonly today: string; readonly areaNo: (id: string) => number | undefined };

/** Fields of a person that were given, in canonical form; absent ones were not given. */
export type PersonChanges = { readonly [K in keyof PersonDraft]?: PersonDraft[K] };

/**
 * Reads what somebody typed about a person: every field that was given, canonical. The refusal is that of the first
 * problem and names every field with one.
 */
export function readChanges(
  input: Omit<Partial<PersonInput>, 'id'>,
  context: ReadingContext,
): Outcome<PersonChanges> {
  const problems: Problem[] = [];
  const draft: PersonChanges = {
    ...(input.fullName === undefined ? {} : { fullName: readName(input.fullName, problems) }),
    ...(input.sex === undefined ? {} : { sex: input.sex }),
    ...readBirth(input, context.today, problems),
    ...(input.phones === undefined ? {} : { phones: readPhones(input.phones, problems) }),
    ...(input.identifiers === undefined ? {} : { identifiers: readIdentifiers(input.identifiers, problems) }),
    ...(input.address === undefined ? {} : { address: readText(input.address, 300) }),
    ...(input.areaId === undefined ? {} : { areaNo: readArea(input.areaId, context, problems) }),
    ...(input.householdId === undefined ? {} : { householdId: input.householdId.toLowerCase() }),
  };
  const [first] = problems;
  return first === undefined
    ? done(draft)
    : refuse(first.code, {
        fields: Object.fromEntries(problems.map(({ field, reason }) => [field, reason])),
      });
}

/** A whole new person from what was given. */
export function readPerson(input: PersonInput, context: ReadingContext): Outcome<PersonDraft> {
  const read = readChanges(input, context);
  return read.ok ? done({ ...emptyDraft, ...read.value }) : read;
}

/** A person of whom nothing is known. */
export const emptyDraft: PersonDraft = {
  fullName: null,
  sex: 'unknown',
  birthDate: null,
  birthYear: null,
  identifiers: [],
  phones: [],
  address: null,
  areaNo: null,
  householdId: null,
};

function readText(text: string, max: number): string | null {
  const clean = normaliseText(text, max);
  return clean.ok && clean.value.text !== '' ? clean.value.text : null;
}

function readName(text: string, problems: Problem[]): string | null {
  const name = readText(text, 120);
  if (name === null || !/\p{L}/u.test(name) || nameTokens(name).given === '') {
    problems.push({ code: 'bad-name', field: 'fullName', reason: 'name.letters' });
  }
  return name;
}

function readBirth(
  input: Pick<Partial<PersonInput>, 'birthDate' | 'birthYear'>,
  today: string,
  problems: Problem[],
): PersonChanges {
  const { birthDate, birthYear } = input;
  const thisYear = Number(today.slice(0, 4));
  if (birthDate === undefined) {
    if (birthYear !== undefined && birthYear > thisYear) {
      problems.push({ code: 'bad-birth-date', field: 'birthYear', reason: 'date.future' });
    }
    return birthYear === undefined ? {} : { birthYear };
  }
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number);
  if (isoDate(year, month, day) !== birthDate || year < 1880) {
    problems.push({ code: 'bad-birth-date', field: 'birthDate', reason: 'date.impossible' });
  } else if (birthDate > today) {
    problems.push({ code: 'bad-birth-date', field: 'birthDate', reason: 'date.future' });
  } else if (birthYear !== undefined && birthYear !== year) {
    problems.push({ code: 'birth-contradiction', field: 'birthYear', reason: 'date.contradiction' });
  }
  return { birthDate, birthYear: year };
}

function readPhones(phones: readonly string[], problems: Problem[]): string[] {
  const read = phones.flatMap((text, i) => {
    const phone = parsePhone(text);
    if (!phone.ok) {
      problems.push({ code: 'bad-phone', field: `phones.${i}`, reason: phone.reason });
      return [];
    }
    return [phone.value.canonical];
  });
  return [...new Set(read)];
}

function readIdentifiers(
  given: PersonInput['identifiers'] & {},
  problems: Problem[],
): PersonDraft['identifiers'] {
  const read = given.flatMap(({ kind, value }, i) => {
    const identifier = canonicalIdentifier(kind, value);
    if (identifier === null) {
      problems.push({
        code: 'bad-identifier',
        field: `identifiers.${i}.value`,
        reason: `identifier.${kind}`,
      });
      return [];
    }
    return [identifier];
  });
  return [...new Map(read.map((one) => [`${one.kind}:${one.value}`, one])).values()];
}

function readArea(id: string, context: ReadingContext, problems: Problem[]): number | null {
  const no = context.areaNo(id.toLowerCase());
  if (no === undefined) {
    problems.push({ code: 'unknown-area', field: 'areaId', reason: 'area.unknown' });
  }
  return no ?? null;
}

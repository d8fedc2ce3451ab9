import { caseClassifications, caseOrigins, caseOutcomes } from '../../../../contract/cases.ts';
import { sexes } from '../../../../contract/people.ts';
import type { FactRow, WantedFacts } from './fact-rows.ts';
import type { Mapping } from './mapping.ts';
import { readDay } from './read-day.ts';
import type { RowRefusal } from './row-refusals.ts';

/** The facts of a line list. Only the id and the date of report must be known. */
export const linelistFacts = {
  required: ['id', 'report_date'],
  optional: [
    'onset_date',
    'sample_date',
    'outcome',
    'outcome_date',
    'classification',
    'origin',
    'sex',
    'age',
    'birth_year',
  ],
} as const satisfies WantedFacts<string>;
export type LinelistFact = (typeof linelistFacts)['required' | 'optional'][number];

/** The facts of a list of links: infector and infected. */
export const linkFacts = { required: ['from', 'to'], optional: [] } as const satisfies WantedFacts<string>;
export type LinkFact = (typeof linkFacts)['required'][number];

/** A case of a line list, checked. */
export type ListedCase = {
  readonly id: string;
  readonly reportDate: string;
  readonly onsetDate: string | null;
  readonly sampleDate: string | null;
  readonly outcome: (typeof caseOutcomes)[number];
  readonly outcomeDate: string | null;
  readonly classification: (typeof caseClassifications)[number];
  /** Null: the list does not say. */
  readonly origin: (typeof caseOrigins)[number] | null;
  readonly sex: (typeof sexes)[number];
  readonly birthYear: number | null;
};

export const MAX_ID = 80;
const MAX_AGE = 125;

/** Checks one row. `known` holds the ids of the rows before. */
export function readCase(
  row: FactRow<LinelistFact>,
  values: Mapping['values'],
  known: { readonly has: (id: string) => boolean },
): ListedCase | RowRefusal {
  const { facts } = row;
  const id = readId(row.broken, facts.id);
  if (id !== null) {
    return id;
  }
  if (known.has(facts.id)) {
    return 'repeated-id';
  }
  const reportDate = readDay(facts.report_date);
  if (reportDate === null) {
    return 'report-date';
  }
  const dates = readDates(facts);
  if (typeof dates === 'string') {
    return dates;
  }
  const outcome = oneOf(caseOutcomes, facts.outcome, values['outcome'], 'NO_OUTCOME');
  const sex = oneOf(sexes, facts.sex, values['sex'], 'unknown');
  const classification = oneOf(
    caseClassifications,
    facts.classification,
    values['classification'],
    'CONFIRMED',
  );
  const origin = oneOf([...caseOrigins, null], facts.origin, values['origin'], null);
  const birthYear = readBirthYear(facts, Number(reportDate.slice(0, 4)));
  if (outcome === undefined) {
    return 'outcome';
  }
  if (sex === undefined) {
    return 'sex';
  }
  if (classification === undefined) {
    return 'classification';
  }
  if (origin === undefined) {
    return 'origin';
  }
  return birthYear === undefined
    ? 'age'
    : { id: facts.id, reportDate, ...dates, outcome, classification, origin, sex, birthYear };
}

/** Checks one link between cases that are known. `seen` holds the links before, `from\0to`. */
export function readLink(
  row: FactRow<LinkFact>,
  known: { readonly has: (id: string) => boolean },
  seen: { readonly has: (link: string) => boolean },
): { readonly from: string; readonly to: string } | RowRefusal {
  const { from, to } = row.facts;
  const wrong = readId(row.broken, from) ?? readId(row.broken, to);
  if (wrong !== null) {
    return wrong;
  }
  if (!known.has(from) || !known.has(to)) {
    return 'unknown-case';
  }
  if (from === to) {
    return 'self-link';
  }
  return seen.has(`${from}\0${to}`) ? 'repeated-link' : { from, to };
}

function readId(broken: boolean, id: string): RowRefusal | null {
  return broken ? 'broken' : id === '' ? 'no-id' : id.length > MAX_ID ? 'long-id' : null;
}

type Dates = Pick<ListedCase, 'onsetDate' | 'sampleDate' | 'outcomeDate'>;

function readDates(facts: { readonly [fact in LinelistFact]: string }): Dates | RowRefusal {
  const onsetDate = readDay(facts.onset_date);
  const sampleDate = readDay(facts.sample_date);
  const outcomeDate = readDay(facts.outcome_date);
  if (onsetDate === null && facts.onset_date !== '') {
    return 'onset-date';
  }
  if (sampleDate === null && facts.sample_date !== '') {
    return 'sample-date';
  }
  if (outcomeDate === null && facts.outcome_date !== '') {
    return 'outcome-date';
  }
  return { onsetDate, sampleDate, outcomeDate };
}

function oneOf<Value extends string | null>(
  values: readonly Value[],
  word: string,
  words: { readonly [word: string]: string } | undefined,
  unknown: Value,
): Value | undefined {
  return word === '' ? unknown : values.find((value) => value === (words?.[word] ?? word));
}

/** The year of birth; from an age at report it may be one off. Undefined where it cannot be right. */
function readBirthYear(
  { age, birth_year: born }: { readonly age: string; readonly birth_year: string },
  reported: number,
): number | null | undefined {
  if (born === '' && age === '') {
    return null;
  }
  const year = born === '' ? reported - Math.floor(Number(age)) : Number(born);
  return Number.isInteger(year) && year <= reported && year >= reported - MAX_AGE ? year : undefined;
}

import type { Static } from 'typebox';
import type { DeclarationInput as InputSchema } from '../../../../contract/declarations.ts';
import { isoDate } from '../../../../lib/vietnamese/index.ts';
import { type Outcome, type Refusal, done } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';
import type { Exposure, Symptom } from './declaration-rules.ts';
import { type Declarant, type ReadingContext, readDeclarant } from './read-declarant.ts';

/** What is declared; who declares comes with the door by which it came. */
export type DeclarationInput = Omit<Static<typeof InputSchema>, 'declaredBy'>;

/** A place named by its days, the code still to be looked up. */
export type DeclaredVisit = {
  readonly areaNo: number | null;
  readonly text: string | null;
  readonly placeCode: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
};

/** A declaration in canonical form. */
export type Declared = {
  readonly person: Declarant;
  readonly companions: readonly Declarant[];
  readonly visits: readonly DeclaredVisit[];
  readonly symptoms: readonly Symptom[];
  readonly exposures: readonly Exposure[];
  /** The time that the declaration is kept under, Unix milliseconds. */
  readonly at: number;
  /** What the device said, where its clock could not be believed. */
  readonly deviceAt: number | null;
};

/** Device clocks up to five minutes ahead are ordinary. */
const AHEAD_MS = 5 * 60_000;
/** Longer than that no phone keeps a declaration unsent: its clock is wrong. */
const OLD_MS = 30 * 86_400_000;

/** Reads a declaration; the refusal is that of the first problem and names its field. */
export function readDeclaration(
  input: DeclarationInput,
  now: number,
  context: ReadingContext,
): Outcome<Declared> {
  const said = Date.parse(input.declaredAt);
  if (Number.isNaN(said)) {
    return refuse('bad-time', { fields: { declaredAt: 'ISO 8601 with offset' } });
  }
  const person = readDeclarant(input.person, 'person', context);
  const companions = (input.companions ?? []).map((one, i) => readDeclarant(one, `companions.${i}`, context));
  const visits = (input.visited ?? []).map((visit, i) => readVisit(visit, `visited.${i}`, context));
  const refusal = [person, ...companions, ...visits].find((one): one is Refusal => !one.ok);
  if (refusal !== undefined) {
    return refusal;
  }
  const suspect = said > now + AHEAD_MS || said < now - OLD_MS;
  return done({
    person: valueOf(person),
    companions: companions.map(valueOf),
    visits: visits.map(valueOf),
    symptoms: [...new Set(input.symptoms)],
    exposures: [...new Set(input.exposures)],
    at: suspect ? now : said,
    deviceAt: suspect ? said : null,
  });
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) {
    throw new Error('a refusal was passed over');
  }
  return outcome.value;
}

function readVisit(
  visit: NonNullable<DeclarationInput['visited']>[number],
  at: string,
  context: ReadingContext,
): Outcome<DeclaredVisit> {
  const areaNo = visit.areaId === undefined ? null : context.areaNo(visit.areaId);
  if (areaNo === undefined) {
    return refuse('unknown-area', { fields: { [`${at}.areaId`]: 'area.unknown' } });
  }
  const wrong = [visit.from, visit.to].findIndex((day) => !isRealDay(day));
  if (wrong >= 0 || visit.to < visit.from) {
    return refuse('bad-days', { fields: { [`${at}.${wrong === 0 ? 'from' : 'to'}`]: 'date.order' } });
  }
  return done({
    areaNo,
    text: visit.text ?? null,
    placeCode: visit.placeCode ?? null,
    firstDay: visit.from,
    lastDay: visit.to,
  });
}

function isRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return isoDate(year, month, day) === text;
}

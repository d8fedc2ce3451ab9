import type { Static } from 'typebox';
import type { DeclarationInput } from '../../../../contract/declarations.ts';
import type { sexes } from '../../../../contract/people.ts';
import {
  isoDate,
  nameTokens,
  normaliseText,
  parseCitizenCard,
  parseCitizenId,
  parsePhone,
} from '../../../../lib/vietnamese/index.ts';
import { type Outcome, done } from '../../../platform/outcomes/outcome.ts';
import { refuse } from '../refusals.ts';

type Given = Static<typeof DeclarationInput>['person'];
export type Sex = (typeof sexes)[number];

/** A declared person in canonical form. */
export type Declarant = {
  readonly fullName: string;
  readonly sex: Sex;
  readonly birthDate: string | null;
  readonly birthYear: number;
  /** 12 digits. */
  readonly cccd: string | null;
  /** National digits. */
  readonly phone: string | null;
  readonly address: string | null;
  readonly areaNo: number | null;
};

/** What reading needs from outside: today (Vietnam's date) and the number of an area. */
export type ReadingContext = { readonly today: string; readonly areaNo: (id: string) => number | undefined };

type Card = { number: string; birthYear: number; birthDate: string | null; sex: Sex; address: string | null };

const FIRST_YEAR = 1880;

/**
 * Reads one declared person. The text of a card's QR fills what was not typed, and only its number is kept. The
 * birth year must be known: the signed code says it, so that an officer can tell whose it is.
 * @param at where the person stands in the request (`person`, `companions.0`), for the names of fields.
 */
export function readDeclarant(given: Given, at: string, context: ReadingContext): Outcome<Declarant> {
  const name = normaliseText(given.fullName, 120);
  const fullName = name.ok ? name.value.text : '';
  if (!/\p{L}/u.test(fullName) || nameTokens(fullName).given === '') {
    return refuse('bad-name', { fields: { [`${at}.fullName`]: 'name.letters' } });
  }
  const card = given.cccd === undefined ? null : readCard(given.cccd);
  if (given.cccd !== undefined && card === null) {
    return refuse('bad-cccd', { fields: { [`${at}.cccd`]: 'citizen-id.unreadable' } });
  }
  const phone = given.phone === undefined ? null : parsePhone(given.phone);
  if (phone !== null && !phone.ok) {
    return refuse('bad-phone', { fields: { [`${at}.phone`]: phone.reason } });
  }
  const birthDate = given.birthDate ?? (given.birthYear === undefined ? card?.birthDate : null) ?? null;
  const birthYear = birthDate === null ? (given.birthYear ?? card?.birthYear) : Number(birthDate.slice(0, 4));
  const problem = birthProblem(birthDate, birthYear, context.today);
  if (problem !== null || birthYear === undefined) {
    const field = given.birthDate === undefined ? 'birthYear' : 'birthDate';
    return refuse('bad-birth', { fields: { [`${at}.${field}`]: problem ?? 'date.missing' } });
  }
  const areaNo = given.areaId === undefined ? null : context.areaNo(given.areaId);
  if (areaNo === undefined) {
    return refuse('unknown-area', { fields: { [`${at}.areaId`]: 'area.unknown' } });
  }
  return done({
    fullName,
    sex: given.sex ?? card?.sex ?? 'unknown',
    birthDate,
    birthYear,
    cccd: card?.number ?? null,
    phone: phone === null ? null : phone.value.canonical,
    address: given.address ?? card?.address ?? null,
    areaNo,
  });
}

function readCard(text: string): Card | null {
  if (text.includes('|')) {
    const card = parseCitizenCard(text);
    return card.ok ? { ...card.value, address: card.value.address === '' ? null : card.value.address } : null;
  }
  const id = parseCitizenId(text);
  return id.ok && id.value.kind === 'cccd' ? { ...id.value, birthDate: null, address: null } : null;
}

function birthProblem(birthDate: string | null, birthYear: number | undefined, today: string): string | null {
  if (birthYear === undefined) {
    return 'date.missing';
  }
  if (birthYear > Number(today.slice(0, 4)) || (birthDate !== null && birthDate > today)) {
    return 'date.future';
  }
  const [year = 0, month = 0, day = 0] = (birthDate ?? `${birthYear}-01-01`).split('-').map(Number);
  return birthYear < FIRST_YEAR || isoDate(year, month, day) === null ? 'date.impossible' : null;
}

import { parseCitizenCard, parseCitizenId, parsePhone } from '../../../lib/vietnamese/index.ts';
import type { BodyOf } from '../../shared/client.ts';
import { addDays, parseTypedDate } from '../../shared/formats.ts';
import type { Draft, DraftPerson, DraftVisit } from '../data/draft.ts';

type Input = BodyOf<'POST /declarations'>;
export type FieldError = 'e.fullName' | 'e.birth' | 'e.cccd' | 'e.phone' | 'e.place' | 'e.days';
/** Errors by the key of the person or visit: `{ '<key>.birth': 'e.birth' }`. */
export type Errors = { readonly [field: string]: FieldError };

/** Pages of the declaration, one group of questions each. */
export const steps = ['person', 'home', 'symptoms', 'exposures', 'visits', 'companions', 'review'] as const;
export type Step = (typeof steps)[number];

/** Days back that places are asked for. */
export const LOOK_BACK_DAYS = 21;
const OLDEST_YEAR = 1880;

/** A typed birth: a day, or only a year; null when there is no such day or it lies after `today` (YYYY-MM-DD). */
export function readBirth(text: string, today: string): { birthDate: string } | { birthYear: number } | null {
  const year = /^\s*(\d{4})\s*$/.exec(text)?.[1];
  if (year !== undefined) {
    return Number(year) >= OLDEST_YEAR && year <= today.slice(0, 4) ? { birthYear: Number(year) } : null;
  }
  const birthDate = parseTypedDate(text);
  return birthDate !== null && birthDate >= `${OLDEST_YEAR}` && birthDate <= today ? { birthDate } : null;
}

/** Errors of one person; phone and citizen number may be empty, the rest not. */
export function personErrors(person: DraftPerson, today: string): Errors {
  const id = parseCitizenId(person.cccd);
  const found: [string, boolean, FieldError][] = [
    ['fullName', person.fullName.trim().length < 2, 'e.fullName'],
    ['birth', readBirth(person.birth, today) === null, 'e.birth'],
    ['cccd', person.cccd.trim() !== '' && !(id.ok && id.value.kind === 'cccd'), 'e.cccd'],
    ['phone', person.phone.trim() !== '' && !parsePhone(person.phone).ok, 'e.phone'],
  ];
  return Object.fromEntries(
    found.filter(([, wrong]) => wrong).map(([field, , error]) => [`${person.key}.${field}`, error]),
  );
}

/** Errors of one visited place: it needs a place and days in order within the time asked for. */
export function visitErrors(visit: DraftVisit, today: string): Errors {
  const first = addDays(today, -LOOK_BACK_DAYS);
  const inOrder = visit.from >= first && visit.from <= visit.to && visit.to <= today;
  return {
    ...(visit.areaId === null && visit.text.trim() === ''
      ? { [`${visit.key}.place`]: 'e.place' as const }
      : {}),
    ...(inOrder ? {} : { [`${visit.key}.days`]: 'e.days' as const }),
  };
}

/** Errors of one page of the draft, or of all of it on the review page. */
export function errorsOf(draft: Draft, step: Step, today: string): Errors {
  const groups: Partial<Record<Step, readonly Errors[]>> = {
    person: [personErrors(draft.person, today)],
    visits: draft.visits.map((visit) => visitErrors(visit, today)),
    companions: draft.companions.map((person) => personErrors(person, today)),
  };
  const asked = step === 'review' ? Object.values(groups).flat() : (groups[step] ?? []);
  return Object.assign({}, ...asked) as Errors;
}

/** Fill a person from the text of a citizen card's QR; null when it is no such card. Nothing else of the card is kept. */
export function fillFromCard(
  person: DraftPerson,
  text: string,
): (DraftPerson & { readonly address: string }) | null {
  const card = parseCitizenCard(text);
  if (!card.ok) {
    return null;
  }
  const { fullName, birthDate, birthYear, sex, number, address } = card.value;
  const birth = birthDate?.replace(/^(\d+)-(\d+)-(\d+)$/, '$3/$2/$1') ?? String(birthYear);
  return { ...person, fullName, birth, sex, cccd: number, address };
}

function toDeclarant(person: DraftPerson, draft: Draft, today: string): Input['person'] {
  const phone = parsePhone(person.phone);
  const id = parseCitizenId(person.cccd);
  return {
    fullName: person.fullName.trim().normalize('NFC'),
    ...readBirth(person.birth, today),
    ...(person.sex === undefined ? {} : { sex: person.sex }),
    ...(phone.ok ? { phone: phone.value.canonical } : {}),
    ...(id.ok && id.value.kind === 'cccd' ? { cccd: id.value.number } : {}),
    ...(draft.areaId === null ? {} : { areaId: draft.areaId }),
    ...(draft.address.trim() === '' ? {} : { address: draft.address.trim().normalize('NFC') }),
  };
}

/** The draft as the API takes it; `declaredAt` is an instant, `today` its day in Vietnam. */
export function toInput(draft: Draft, id: string, declaredAt: string, today: string): Input {
  return {
    id,
    person: toDeclarant(draft.person, draft, today),
    companions: draft.companions.map((person) => toDeclarant(person, draft, today)),
    visited: draft.visits.map(({ areaId, text, from, to }) => ({
      ...(areaId === null ? {} : { areaId }),
      ...(text.trim() === '' ? {} : { text: text.trim().normalize('NFC') }),
      from,
      to,
    })),
    symptoms: [...draft.symptoms],
    exposures: [...draft.exposures],
    declaredAt,
  };
}

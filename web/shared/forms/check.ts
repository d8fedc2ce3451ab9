import {
  type Answers,
  checkAnswers,
  type FormFault,
  type FormStep,
  type FormVersion,
} from '../../../lib/forms/index.ts';
import { parseCitizenId, parsePhone } from '../../../lib/vietnamese/index.ts';
import { addDays, parseTypedDate } from '../formats.ts';
import type { TypedDeclaration, TypedPerson, TypedVisit } from './typed.ts';

export type FieldError =
  | 'e.fullName'
  | 'e.birth'
  | 'e.cccd'
  | 'e.phone'
  | 'e.place'
  | 'e.days'
  | `f.${FormFault}`;
/** Errors by the key of the person or visit, or by the question: `{ '<key>.birth': 'e.birth', 'answers.plate': 'f.plate' }`. */
export type Errors = { readonly [field: string]: FieldError };

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
export function personErrors(person: TypedPerson, today: string): Errors {
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
export function visitErrors(visit: TypedVisit, today: string): Errors {
  const first = addDays(today, -LOOK_BACK_DAYS);
  const inOrder = visit.from >= first && visit.from <= visit.to && visit.to <= today;
  return {
    ...(visit.areaId === null && visit.text.trim() === ''
      ? { [`${visit.key}.place`]: 'e.place' as const }
      : {}),
    ...(inOrder ? {} : { [`${visit.key}.days`]: 'e.days' as const }),
  };
}

/** Errors in the answers to the questions of one step, or of the whole form. */
export function answerErrors(form: FormVersion, answers: Answers, today: string, step?: FormStep): Errors {
  const { faults } = checkAnswers(form, answers, { day: today, knownArea: () => true });
  const asked = new Set(
    (step === undefined ? form.steps : [step]).flatMap(({ fields }) => fields.map(({ id }) => id)),
  );
  return Object.fromEntries(
    Object.entries(faults)
      .filter(([id]) => asked.has(id))
      .map(([id, fault]) => [`answers.${id}`, `f.${fault}` as const]),
  );
}

/** Errors of one step of a form, or of the whole declaration. */
export function declarationErrors(
  typed: TypedDeclaration,
  form: FormVersion,
  today: string,
  step?: FormStep,
): Errors {
  const steps = step === undefined ? form.steps : [step];
  const blocks = steps.flatMap((one) => one.blocks);
  const groups: readonly Errors[] = [
    ...(blocks.includes('person') ? [personErrors(typed.person, today)] : []),
    ...(blocks.includes('visits') ? typed.visits.map((visit) => visitErrors(visit, today)) : []),
    ...(blocks.includes('companions') ? typed.companions.map((person) => personErrors(person, today)) : []),
    answerErrors(form, typed.answers ?? {}, today, step),
  ];
  return Object.assign({}, ...groups) as Errors;
}

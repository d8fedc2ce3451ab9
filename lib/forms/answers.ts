import { isoDate, parsePlate } from '../vietnamese/index.ts';
import { daysBetween, fieldsOf, isAsked } from './forms.ts';
import type { Answer, Answers, FormField, FormVersion } from './types.ts';

/** What is wrong with an answer; `formFaultTexts` says it in words. */
export const formFaults = [
  'missing',
  'type',
  'long',
  'choice',
  'number',
  'date',
  'range',
  'plate',
  'area',
] as const;
export type FormFault = (typeof formFaults)[number];

export type Checked = {
  /** The answers to what was asked, in canonical form: trimmed NFC texts, plates without separators. */
  readonly answers: Answers;
  /** Faults by the id of the field; empty when the form may be handed in. */
  readonly faults: { readonly [field: string]: FormFault };
};

/** What checking needs from outside: the local day of the declaration, and whether an area exists. */
export type CheckContext = { readonly day: string; readonly knownArea: (id: string) => boolean };

const TEXT_MAX = 200;
const LINES_MAX = 20;

/**
 * Checks answers against a form. The same on the phone, in the console and on the server, so that what one takes the
 * other does not refuse. Answers to questions that were not asked, or that the form does not have, are left out.
 */
export function checkAnswers(form: FormVersion, given: Answers, context: CheckContext): Checked {
  const answers: Record<string, Answer> = {};
  const faults: Record<string, FormFault> = {};
  for (const field of fieldsOf(form)) {
    const value = Object.hasOwn(given, field.id) ? given[field.id] : undefined;
    if (!isAsked(form, field, answers)) {
      continue;
    }
    const read = value === undefined || isEmpty(value) ? null : readAnswer(field, value, context);
    if (read === null) {
      if (field.required === true) {
        faults[field.id] = 'missing';
      }
    } else if ('fault' in read) {
      faults[field.id] = read.fault;
    } else {
      answers[field.id] = read.value;
    }
  }
  return { answers, faults };
}

type Read = { readonly value: Answer } | { readonly fault: FormFault };

function isEmpty(value: Answer): boolean {
  return typeof value === 'string'
    ? value.trim() === ''
    : Array.isArray(value) && value.join('').trim() === '';
}

function readAnswer(field: FormField, value: Answer, context: CheckContext): Read {
  switch (field.type) {
    case 'number':
      return readNumber(field, value);
    case 'checks':
      return readChecks(field, value);
    case 'lines':
      return readLines(field, value);
    default:
      return typeof value === 'string' ? readText(field, clean(value), context) : { fault: 'type' };
  }
}

function readText(field: FormField, text: string, context: CheckContext): Read {
  switch (field.type) {
    case 'choice':
      return isOption(field, text) ? { value: text } : { fault: 'choice' };
    case 'area':
      return context.knownArea(text) ? { value: text } : { fault: 'area' };
    case 'plate': {
      const plate = parsePlate(text);
      return plate.ok ? { value: plate.value.canonical } : { fault: 'plate' };
    }
    case 'date':
      return readDate(field, text, context.day);
    default:
      return text.length > (field.max ?? TEXT_MAX) ? { fault: 'long' } : { value: text };
  }
}

function readDate({ daysBack, daysAhead }: FormField, text: string, today: string): Read {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').map(Number) : [];
  if (isoDate(year, month, day) !== text) {
    return { fault: 'date' };
  }
  const ahead = daysBetween(today, text);
  const tooEarly = daysBack !== undefined && ahead < -daysBack;
  const tooLate = daysAhead !== undefined && ahead > daysAhead;
  return tooEarly || tooLate ? { fault: 'range' } : { value: text };
}

function readNumber({ min = 0, max = 1_000_000 }: FormField, value: Answer): Read {
  const number = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= min && number <= max
    ? { value: number }
    : { fault: 'number' };
}

function readChecks(field: FormField, value: Answer): Read {
  if (typeof value !== 'object') {
    return { fault: 'type' };
  }
  const codes = [...new Set(value)];
  return codes.every((code) => isOption(field, code)) ? { value: codes } : { fault: 'choice' };
}

function readLines({ max = TEXT_MAX }: FormField, value: Answer): Read {
  if (typeof value === 'number') {
    return { fault: 'type' };
  }
  const given = typeof value === 'string' ? value.split('\n') : value;
  const lines = given.map(clean).filter((line) => line !== '');
  return lines.length > LINES_MAX || lines.some((line) => line.length > max)
    ? { fault: 'long' }
    : { value: lines };
}

function isOption(field: FormField, code: string): boolean {
  return field.options?.some((option) => option.code === code) === true;
}

function clean(text: string): string {
  return text.normalize('NFC').trim();
}

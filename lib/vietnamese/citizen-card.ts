import { parseCitizenId } from './citizen-id.ts';
import { normaliseText } from './clean.ts';
import { isoDate } from './dates.ts';
import { type Parsed, accept, refuse } from './parsed.ts';

export interface CitizenCard {
  /** 12 digits. */
  readonly number: string;
  /** Old identity card of 9 digits, if printed. */
  readonly oldNumber: string | null;
  readonly fullName: string;
  /** 'YYYY-MM-DD', or null when the card knows only the year. */
  readonly birthDate: string | null;
  readonly birthYear: number;
  readonly sex: 'male' | 'female';
  readonly address: string;
  /** 'YYYY-MM-DD', or null when unreadable. */
  readonly issuedOn: string | null;
  /** Where the number and the printed fields disagree; the officer decides. */
  readonly warnings: readonly ('birth-year' | 'sex')[];
}

export type CardRefusal =
  | 'card.too-long'
  | 'card.fields'
  | 'card.number'
  | 'card.name'
  | 'card.birth-date'
  | 'card.sex';

const maxFields = 40;

/**
 * The text of a citizen card's QR: number|old number|name|ddMMyyyy|sex|address|issued ddMMyyyy.
 * Cards since 1 July 2024 carry further fields (cancelled numbers, parents' names): they are other people's data and are
 * dropped unread. Fewer than seven fields are refused. Source: several public parsers agree; no real card was checked.
 */
export function parseCitizenCard(qrText: string): Parsed<CitizenCard, CardRefusal> {
  const clean = normaliseText(qrText, 2000);
  if (!clean.ok) {
    return refuse('card.too-long');
  }
  const fields = clean.value.text.split('|', maxFields).map((field) => field.trim());
  if (fields.length < 7) {
    return refuse('card.fields');
  }
  const [number = '', old = '', fullName = '', birth = '', sexText = '', address = '', issued = ''] = fields;
  const id = parseCitizenId(number);
  if (!id.ok || id.value.kind !== 'cccd') {
    return refuse('card.number');
  }
  if (fullName === '') {
    return refuse('card.name');
  }
  const born = readBirth(birth);
  if (born === null) {
    return refuse('card.birth-date');
  }
  const sex = readSex(sexText);
  if (sex === null) {
    return refuse('card.sex');
  }
  const oldId = parseCitizenId(old);
  const warnings: ('birth-year' | 'sex')[] = [];
  if (id.value.birthYear !== born.birthYear) {
    warnings.push('birth-year');
  }
  if (id.value.sex !== sex) {
    warnings.push('sex');
  }
  return accept({
    number: id.value.number,
    oldNumber: oldId.ok && oldId.value.kind === 'cmnd' ? oldId.value.number : null,
    fullName,
    ...born,
    sex,
    address,
    issuedOn: readDay(issued),
    warnings,
  });
}

/** 'ddMMyyyy' or 'dd/MM/yyyy' to 'YYYY-MM-DD'. */
export function readDay(text: string): string | null {
  const parts = /^(\d{2})\/?(\d{2})\/?(\d{4})$/u.exec(text);
  return parts === null ? null : isoDate(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

/** Birth day of a card; people whose day is unknown have the year alone or zeros for day and month. */
export function readBirth(text: string): { birthDate: string | null; birthYear: number } | null {
  const birthDate = readDay(text);
  if (birthDate !== null) {
    return { birthDate, birthYear: Number(birthDate.slice(0, 4)) };
  }
  const year = /^(?:00\/?(?:00|\d{2})\/?)?((?:18|19|20)\d{2})$/u.exec(text);
  return year === null ? null : { birthDate: null, birthYear: Number(year[1]) };
}

function readSex(text: string): 'male' | 'female' | null {
  const word = text.normalize('NFC').toLowerCase();
  if (word === 'nam') {
    return 'male';
  }
  return word === 'nữ' || word === 'nu' ? 'female' : null;
}

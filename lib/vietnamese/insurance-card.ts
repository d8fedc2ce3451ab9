import { readBirth, readDay } from './citizen-card.ts';
import { normaliseText } from './clean.ts';
import { type Parsed, accept, refuse } from './parsed.ts';

export interface InsuranceNumber {
  /** Ten digits, the person's own for life. */
  readonly socialInsuranceNumber: string;
  /** The whole 15-character card number when it was given. */
  readonly cardNumber: string | null;
  /** Group of the insured, two letters. */
  readonly group: string | null;
  /** Benefit level 1..5. */
  readonly level: number | null;
}

export type InsuranceRefusal = 'insurance.number' | 'insurance.fields' | 'insurance.too-long';

/** A health-insurance number: 15 characters (group, level, province, ten digits) or the ten digits printed since April 2021. */
export function parseInsuranceNumber(input: string): Parsed<InsuranceNumber, InsuranceRefusal> {
  const compact = input
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/gu, '');
  const parts = /^(?:([A-Z]{2})([1-5])(\d{2}))?(\d{10})$/u.exec(compact);
  if (parts === null) {
    return refuse('insurance.number');
  }
  const [, group, level, , digits = ''] = parts;
  return accept({
    socialInsuranceNumber: digits,
    cardNumber: group === undefined ? null : compact,
    group: group ?? null,
    level: level === undefined ? null : Number(level),
  });
}

export interface InsuranceCard extends InsuranceNumber {
  readonly fullName: string;
  readonly birthDate: string | null;
  readonly birthYear: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly address: string;
  /** First and last day of validity, 'YYYY-MM-DD'. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/**
 * The text of a health-insurance card's QR: number|name|birth|sex 1/2|address|first facility|from|to|... with the name and
 * address as hexadecimal UTF-8 on the cards known. The layout comes from public descriptions, no real card was checked:
 * callers show what was read and let the officer confirm. Fields after the dates (parent, area) are dropped.
 */
export function parseInsuranceCard(qrText: string): Parsed<InsuranceCard, InsuranceRefusal> {
  const clean = normaliseText(qrText, 4000);
  if (!clean.ok) {
    return refuse('insurance.too-long');
  }
  const fields = clean.value.text.split('|', 40).map((field) => field.trim());
  const number = parseInsuranceNumber(fields[0] ?? '');
  if (!number.ok) {
    return number;
  }
  const [, name = '', birth = '', sex = '', address = '', , from = '', to = ''] = fields;
  const fullName = readHex(name);
  if (fields.length < 8 || fullName === '') {
    return refuse('insurance.fields');
  }
  const born = readBirth(birth);
  return accept({
    ...number.value,
    fullName,
    birthDate: born?.birthDate ?? null,
    birthYear: born?.birthYear ?? null,
    sex: sex === '1' ? 'male' : sex === '2' ? 'female' : null,
    address: readHex(address),
    validFrom: readDay(from),
    validTo: readDay(to),
  });
}

/** Hexadecimal UTF-8 to text; a field in plain text, or hexadecimal of something else, comes back as it is. */
function readHex(field: string): string {
  if (!/^(?:[0-9a-f]{2})+$/iu.test(field)) {
    return field;
  }
  const bytes = Uint8Array.from(field.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
  try {
    const clean = normaliseText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return clean.ok ? clean.value.text : field;
  } catch {
    return field;
  }
}

import { type Parsed, accept, refuse } from './parsed.ts';

export interface Phone {
  /** National form without separators: ten digits for a mobile, eleven for a fixed line. */
  readonly canonical: string;
  readonly kind: 'mobile' | 'landline';
}

export type PhoneRefusal =
  | 'phone.empty'
  | 'phone.characters'
  | 'phone.foreign'
  | 'phone.length'
  | 'phone.service'
  | 'phone.prefix';

// Eleven-digit mobile prefixes and the ten-digit ones that replaced them in September 2018.
const renumbered: Readonly<Record<string, string>> = {
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
  '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
  '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039',
  '0186': '056', '0188': '058', '0199': '059',
}; // prettier-ignore

/**
 * A Vietnamese phone number in any usual writing (0912 345 678, +84-912.345.678, (+84) 912 345 678, 84912345678, (024) 3826 2222).
 * Old eleven-digit mobile numbers come back with their prefix of 2018. Short service numbers (1900, 115) are refused:
 * they belong to no person.
 */
export function parsePhone(input: string): Parsed<Phone, PhoneRefusal> {
  const text = input.normalize('NFKC').trim();
  if (text === '') {
    return refuse('phone.empty');
  }
  if (!/^[+\d\s.()\u2010-\u2015-]+$/u.test(text) || /\+/u.test(text.replace(/^\(?\+/u, ''))) {
    return refuse('phone.characters');
  }
  const digits = text.replace(/\D/gu, '');
  const foreign = (/^\(?\+/u.test(text) && !digits.startsWith('84')) || /^00(?!84)/u.test(digits);
  if (foreign) {
    return refuse('phone.foreign');
  }
  return readNational(toNational(digits));
}

function toNational(digits: string): string {
  const withoutExit = digits.startsWith('0084') ? digits.slice(2) : digits;
  if (/^84\d{9,11}$/u.test(withoutExit)) {
    const rest = withoutExit.slice(2);
    return rest.startsWith('0') ? rest : `0${rest}`;
  }
  return withoutExit;
}

function readNational(national: string): Parsed<Phone, PhoneRefusal> {
  if (/^(?:1[89]00\d{4,6}|1\d{2,3})$/u.test(national)) {
    return refuse('phone.service');
  }
  if (/^0[35789]\d{8}$/u.test(national)) {
    return accept({ canonical: national, kind: 'mobile' });
  }
  if (/^02\d{9}$/u.test(national)) {
    return accept({ canonical: national, kind: 'landline' });
  }
  const prefix = /^01\d{9}$/u.test(national) ? renumbered[national.slice(0, 4)] : undefined;
  if (prefix !== undefined) {
    return accept({ canonical: prefix + national.slice(4), kind: 'mobile' });
  }
  return refuse(national.length === 10 || national.length === 11 ? 'phone.prefix' : 'phone.length');
}

const separator = /[,;/|\n]|\s+(?:hoặc|và|hay|or|and)\s+/iu;
const gap = String.raw`[\s.()\u2010-\u2015-]*`;
const start = String.raw`(?<!\d)(?:\+?84|0)${gap}`;
const insideText = new RegExp(
  `${start}(?:[35789](?:${gap}\\d){8}|2(?:${gap}\\d){9}|1(?:${gap}\\d){9})(?!\\d)`,
  'gu',
);

export interface SplitPhones {
  /** Canonical numbers in their order, each once. */
  readonly phones: readonly string[];
  /** Parts of the cell in which no number could be read, as written. */
  readonly refused: readonly string[];
}

/** All numbers of one cell of a sheet: "0912345678/0987654321", "ĐT: 0912 345 678 - 024.3826.2222 (vợ)". */
export function splitPhones(cell: string): SplitPhones {
  const phones = new Set<string>();
  const refused: string[] = [];
  for (const part of cell.normalize('NFKC').split(separator)) {
    const whole = parsePhone(part);
    const found = whole.ok ? [part] : (part.match(insideText) ?? []);
    const read = found.map((number) => parsePhone(number)).filter((number) => number.ok);
    for (const number of read) {
      phones.add(number.value.canonical);
    }
    if (read.length === 0 && part.trim() !== '') {
      refused.push(part.trim());
    }
  }
  return { phones: [...phones], refused };
}

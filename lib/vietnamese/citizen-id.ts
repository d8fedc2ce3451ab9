import { type Parsed, accept, refuse } from './parsed.ts';

export interface CitizenId {
  /** Digits only. */
  readonly number: string;
  readonly kind: 'cccd';
  /** Province of birth registration (statistics-office code of the 63), or null for a country code. */
  readonly provinceCode: string | null;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
}

export interface OldIdCard {
  readonly number: string;
  readonly kind: 'cmnd';
}

export type CitizenIdRefusal =
  | 'citizen-id.empty'
  | 'citizen-id.characters'
  | 'citizen-id.length'
  | 'citizen-id.century';

/** Codes of the 63 provinces before 1 July 2025, which the numbers of citizen cards begin with (a 0 before each). */
export const birthProvinceCodes: ReadonlySet<string> = new Set(
  (
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 ' +
    '60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'
  ).split(' '),
);

/**
 * A citizen number of 12 digits (three of the place of registration, one of century and sex, two of the birth year,
 * six random) or an old identity card of 9. Century digits: 0/1 = 1900s male/female, 2/3 = 2000s; later ones are refused.
 */
export function parseCitizenId(input: string): Parsed<CitizenId | OldIdCard, CitizenIdRefusal> {
  const text = input.normalize('NFKC').trim();
  if (text === '') {
    return refuse('citizen-id.empty');
  }
  if (!/^[\d\s.-]+$/u.test(text)) {
    return refuse('citizen-id.characters');
  }
  const number = text.replace(/\D/gu, '');
  if (number.length === 9) {
    return accept({ number, kind: 'cmnd' });
  }
  if (number.length !== 12) {
    return refuse('citizen-id.length');
  }
  const century = Number(number[3]);
  if (century > 3) {
    return refuse('citizen-id.century');
  }
  const province = number.slice(1, 3);
  return accept({
    number,
    kind: 'cccd',
    provinceCode: number[0] === '0' && birthProvinceCodes.has(province) ? province : null,
    sex: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6)),
  });
}

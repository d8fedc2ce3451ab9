import { type Parsed, accept, refuse } from './parsed.ts';

export interface Plate {
  /** Upper-case letters and digits only, Đ as D: the key to search and compare by. */
  readonly canonical: string;
  /** As it is printed: 20A-123.45. */
  readonly display: string;
  readonly kind: 'civil' | 'military' | 'diplomatic';
}

export type PlateRefusal = 'plate.empty' | 'plate.format';

const longest = 20;

/**
 * A Vietnamese number plate in any usual writing. Civil: two digits of the province, a series of one or two letters
 * with an optional digit, four or five digits (blue state plates have the same form). Military: two letters, four digits.
 * Diplomatic and foreign organisations: province, country number, NG/NN/QT/CV, two digits.
 * "29H11234" may be H + 11234 or the old motorcycle H1 + 1234: the canonical form is the same, and the display follows
 * the separator if there was one.
 */
export function parsePlate(input: string): Parsed<Plate, PlateRefusal> {
  const text = input
    .slice(0, longest * 2)
    .normalize('NFKC')
    .toUpperCase()
    .trim();
  if (text === '') {
    return refuse('plate.empty');
  }
  const compact = text.replace(/[\s.\u2010-\u2015-]/gu, '').replaceAll('Đ', 'D');
  return (
    readDiplomatic(compact) ??
    readCivil(compact, text.replaceAll('Đ', 'D')) ??
    readMilitary(compact) ??
    refuse('plate.format')
  );
}

function readCivil(compact: string, written: string): Parsed<Plate, PlateRefusal> | null {
  const parts = /^([1-9]\d)([A-Z]{1,2})(\d{4,6})$/u.exec(compact);
  if (parts === null) {
    return null;
  }
  const [, province = '', letters = '', digits = ''] = parts;
  const seriesDigit = digits.length === 6 || oldMotorcycle(written, digits) ? digits.slice(0, 1) : '';
  const number = digits.slice(seriesDigit.length);
  const shown = number.length === 5 ? `${number.slice(0, 3)}.${number.slice(3)}` : number;
  const gap = seriesDigit === '' ? '-' : ' ';
  const head = seriesDigit === '' ? `${province}${letters}` : `${province}-${letters}${seriesDigit}`;
  return accept({ canonical: compact, display: `${head}${gap}${shown}`, kind: 'civil' });
}

/** Five digits of which a separator sets off the first: H1 1234. */
function oldMotorcycle(written: string, digits: string): boolean {
  return digits.length === 5 && /[A-Z]\d[\s.\u2010-\u2015-]+\d{4}$/u.test(written);
}

function readMilitary(compact: string): Parsed<Plate, PlateRefusal> | null {
  const parts = /^([A-Z]{2})(\d{2})(\d{2})$/u.exec(compact);
  return parts === null
    ? null
    : accept({ canonical: compact, display: `${parts[1]}-${parts[2]}-${parts[3]}`, kind: 'military' });
}

function readDiplomatic(compact: string): Parsed<Plate, PlateRefusal> | null {
  const inner = /^([1-9]\d)(\d{3})(NG|NN|QT|CV)(\d{2})$/u.exec(compact);
  const series = /^([1-9]\d)(NG|NN|QT|CV)(\d{3})(\d{2})$/u.exec(compact);
  if (inner === null && series === null) {
    return null;
  }
  const [province, country, letters, number] =
    inner === null ? [series?.[1], series?.[3], series?.[2], series?.[4]] : inner.slice(1);
  return accept({
    canonical: `${province}${country}${letters}${number}`,
    display: `${province}-${country}-${letters}-${number}`,
    kind: 'diplomatic',
  });
}

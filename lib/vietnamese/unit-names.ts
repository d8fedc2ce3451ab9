import { words } from './text.ts';

export type UnitLevel = 'province' | 'district' | 'commune';

/** Kinds of units as the law names them; thành phố exists on two levels. */
export const unitSubtypes = {
  tỉnh: { vi: 'Tỉnh', en: 'Province', levels: ['province'] },
  'thành phố': { vi: 'Thành phố', en: 'City', levels: ['province', 'district'] },
  quận: { vi: 'Quận', en: 'Urban district', levels: ['district'] },
  huyện: { vi: 'Huyện', en: 'District', levels: ['district'] },
  'thị xã': { vi: 'Thị xã', en: 'Town', levels: ['district'] },
  xã: { vi: 'Xã', en: 'Commune', levels: ['commune'] },
  phường: { vi: 'Phường', en: 'Ward', levels: ['commune'] },
  'thị trấn': { vi: 'Thị trấn', en: 'Township', levels: ['commune'] },
  'đặc khu': { vi: 'Đặc khu', en: 'Special zone', levels: ['commune'] },
} as const satisfies Record<string, { vi: string; en: string; levels: readonly UnitLevel[] }>;

export type UnitSubtype = keyof typeof unitSubtypes;

export function isUnitSubtype(text: string): text is UnitSubtype {
  return Object.hasOwn(unitSubtypes, text);
}

/** Name with its kind, as officers write it: 'Thị trấn Đồng Đăng'. */
export function fullUnitName(subtype: UnitSubtype, name: string): string {
  return `${unitSubtypes[subtype].vi} ${name}`;
}

const written: readonly (readonly [UnitSubtype, string])[] = [
  ['thành phố', 'thành phố|thanh pho|tp|t\\.p|city'],
  ['thị trấn', 'thị trấn|thi tran|tt|t\\.t'],
  ['thị xã', 'thị xã|thi xa|tx|t\\.x'],
  ['đặc khu', 'đặc khu|dac khu|đk'],
  ['phường', 'phường|phuong|ph|p'],
  ['huyện', 'huyện|huyen|h'],
  ['quận', 'quận|quan|q'],
  ['tỉnh', 'tỉnh|tinh|t'],
  ['xã', 'xã|xa|x'],
];

// A prefix ends with a space or a point; before a number it may end with nothing: P8, Q.1, Phường8.
const prefixes = written.map(([subtype, forms]) => ({
  subtype,
  pattern: new RegExp(`^(${forms})(?:\\s*\\.\\s*|\\s+|(?=\\d))(?=\\S)`, 'iu'),
}));

export interface UnitName {
  readonly subtype: UnitSubtype | null;
  readonly name: string;
}

/**
 * Splits the kind from a unit's name: 'TP. Huế' -> thành phố + 'Huế', 'P.8' -> phường + '8'.
 * Kinds without marks count only in a text without marks: 'Quan Hóa' is a name, 'Quan Hoa Lu' may be a kind and a name.
 */
export function splitUnitName(text: string): UnitName {
  const clean = text.normalize('NFC').trim().replace(/\s+/gu, ' ');
  for (const { subtype, pattern } of prefixes) {
    const found = pattern.exec(clean);
    if (found !== null && plausible(found[1] ?? '', clean)) {
      return { subtype, name: clean.slice(found[0].length) };
    }
  }
  return { subtype: null, name: clean };
}

function plausible(prefix: string, text: string): boolean {
  const abbreviated = prefix.replaceAll('.', '').length <= 2 && prefix.toLowerCase() !== 'xa';
  const marked = words(prefix).some((word) => word.hasMarks);
  return abbreviated || marked || !words(text).some((word) => word.hasMarks);
}

/** Name without its kind, folded, with spelling variants levelled: 'Phường 08' and 'P.8' -> '8', 'Quí' and 'Quý' -> 'qui'. */
export function adminKey(name: string): string {
  return keyOf(splitUnitName(name).name);
}

/**
 * Does an address as people write it name this unit, kind and name, in one of its parts? `Số 5, P. Kỳ Lừa` names Phường Kỳ Lừa;
 * `12, Kỳ Lừa` does not: that may be a street, and an address that lacks its unit is worse than one that says it twice.
 */
export function namesUnit(address: string, unit: string): boolean {
  const { subtype } = splitUnitName(unit);
  const key = adminKey(unit);
  return (
    subtype !== null &&
    address
      .split(/[,;]/u)
      .some((piece) => splitUnitName(piece).subtype === subtype && adminKey(piece) === key)
  );
}

/** Keys by which a written name may be found: without its kind first, then as it stands ('Phường Đúc' is a name). */
export function adminKeys(name: string): string[] {
  return [...new Set([adminKey(name), keyOf(name)])].filter((key) => key !== '');
}

/** The key of a name whose kind is already off. */
export function keyOf(name: string): string {
  return words(name)
    .map(({ folded }) => folded.replace(/^0+(?=\d)/u, '').replace(/^([bcdghklmnpqrstvx]+|qu)y$/u, '$1i'))
    .join(' ');
}

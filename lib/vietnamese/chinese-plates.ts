import { type Parsed, accept, refuse } from './parsed.ts';

/** Abbreviations on plates of mainland China and the two letters of the province in ISO 3166-2:CN, which are unlike. */
const PROVINCES: { readonly [mark: string]: string } = {
  京: 'BJ',
  津: 'TJ',
  冀: 'HE',
  晋: 'SX',
  蒙: 'NM',
  辽: 'LN',
  吉: 'JL',
  黑: 'HL',
  沪: 'SH',
  苏: 'JS',
  浙: 'ZJ',
  皖: 'AH',
  闽: 'FJ',
  赣: 'JX',
  鲁: 'SD',
  豫: 'HA',
  鄂: 'HB',
  湘: 'HN',
  粤: 'GD',
  桂: 'GX',
  琼: 'HI',
  渝: 'CQ',
  川: 'SC',
  贵: 'GZ',
  云: 'YN',
  藏: 'XZ',
  陕: 'SN',
  甘: 'GS',
  青: 'QH',
  宁: 'NX',
  新: 'XJ',
};
const MARKS = new Map(Object.entries(PROVINCES).map(([mark, letters]) => [letters, mark]));
const LONGEST = 20;

/** A plate of mainland China. */
export interface ChinesePlate {
  /** `GXA12345`: province by its two letters, so that it can be typed and signed without Chinese characters. */
  readonly canonical: string;
  /** As it is printed: 桂A·12345. */
  readonly display: string;
}

/**
 * Reads a plate of mainland China, with its Chinese character (桂A·12345) or with the province's two letters typed
 * instead (GX A12345): a letter of the city and five characters, six on electric vehicles. I and O stand in no number.
 */
export function parseChinesePlate(input: string): Parsed<ChinesePlate, 'plate.empty' | 'plate.format'> {
  const text = input
    .slice(0, LONGEST * 2)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.·•・\u2010-\u2015-]/gu, '');
  if (text === '') {
    return refuse('plate.empty');
  }
  const parts = /^(\p{Script=Han}|[A-Z]{2})([A-HJ-NP-Z])([A-HJ-NP-Z0-9]{5,6})$/u.exec(text);
  const [, head = '', city = '', number = ''] = parts ?? [];
  const letters = MARKS.has(head) ? head : Object.hasOwn(PROVINCES, head) ? PROVINCES[head]! : null;
  // Two digits at least: a word of the same length is no plate.
  if (letters === null || number.replaceAll(/\D/g, '').length < 2) {
    return refuse('plate.format');
  }
  return accept({
    canonical: `${letters}${city}${number}`,
    display: `${MARKS.get(letters)}${city}·${number}`,
  });
}

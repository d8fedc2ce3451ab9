import { type Parsed, accept, refuse } from './parsed.ts';

export type NumberRefusal = 'number.format';

/**
 * A number as on Vietnamese screens: 1234.5 -> '1.234,5'.
 * `decimals` fixes how many digits stand behind the comma (rounded); without it as many as the number needs.
 * What is no number, or 1e21 and more, is a dash.
 */
export function formatNumber(value: number, decimals?: number): string {
  const size = Math.abs(value);
  if (!(size < 1e21)) {
    return '–';
  }
  const shortest = String(size);
  const fixed =
    decimals === undefined
      ? shortest.includes('e')
        ? size.toFixed(20).replace(/\.?0+$/u, '')
        : shortest
      : size.toFixed(decimals);
  const [whole = '0', fraction = ''] = fixed.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  const sign = value < 0 && /[1-9]/u.test(fixed) ? '-' : '';
  return sign + grouped + (fraction === '' ? '' : `,${fraction}`);
}

/**
 * Reads what `formatNumber` writes, and the same without points: '1.234,5', '1234,5', '-7'.
 * A point must separate thousands: '12.5' is refused rather than guessed.
 */
export function parseNumber(input: string): Parsed<number, NumberRefusal> {
  const text = input.normalize('NFKC').replace(/\s/gu, '');
  if (!/^-?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/u.test(text)) {
    return refuse('number.format');
  }
  return accept(Number(text.replaceAll('.', '').replace(',', '.')));
}

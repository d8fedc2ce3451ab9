import type { directiveKinds } from '../../../../contract/directives.ts';

export type DirectiveKind = (typeof directiveKinds)[number];

/**
 * Abbreviations of kinds of documents, as Appendix III of Decree 30/2020/NĐ-CP is remembered (unverified). An official
 * letter has none: its number is followed by the office alone.
 */
const abbreviations: { readonly [kind in DirectiveKind]: string | null } = {
  telegram: 'CĐ',
  letter: null,
  instruction: 'CT',
  decision: 'QĐ',
  notice: 'TB',
  plan: 'KH',
};

/** The office's own part of its numbers: `UBND` of the suffix `QĐ-UBND`; null where it has no suffix. */
export function officeSymbol(numberSuffix: string | null): string | null {
  const own = numberSuffix?.split('-').slice(1).join('-') ?? '';
  const symbol = own === '' ? (numberSuffix ?? '') : own;
  return symbol.trim() === '' ? null : symbol.trim();
}

/** `05/CĐ-UBND`; numbers below ten have a zero before them. */
export function formatNumber(kind: DirectiveKind, sequence: number, symbol: string): string {
  const number = String(sequence).padStart(2, '0');
  const abbreviation = abbreviations[kind];
  return abbreviation === null ? `${number}/${symbol}` : `${number}/${abbreviation}-${symbol}`;
}

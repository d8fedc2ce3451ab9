import { formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { texts } from './texts.ts';

export type Finding = DataOf<'GET /command/alerts'>['items'][number]['finding'];
export type AlertKind = DataOf<'GET /command/alerts'>['items'][number]['kind'];

/** What a rule saw, in words: the figure, the limit, and for a forecast its range. */
export function findingText(kind: AlertKind, finding: Finding, unit: string): string {
  const { numerator, denominator } = finding;
  const number = formatNumber(finding.value);
  const parts =
    numerator === undefined || denominator === undefined
      ? ''
      : `${formatNumber(numerator)}/${formatNumber(denominator)} `;
  const limit = formatNumber(finding.limit);
  if (kind === 'change' || kind === 'missing') {
    const said = texts(kind, { value: number, limit });
    return parts === '' ? said : `${said}; ${texts('partsNow', { parts: parts.trim() })}`;
  }
  // Of a ratio both parts come first: 5/120 = 4,2 %.
  const value = parts === '' ? number : `${parts}= ${number}`;
  const said = texts(kind, { value, limit, unit });
  return finding.low === null || finding.high === null
    ? said
    : `${said}; ${texts('range', { low: formatNumber(finding.low), high: formatNumber(finding.high) })}`;
}

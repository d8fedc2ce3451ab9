import { caseDates, caseSelections } from '../../../../contract/indicators.ts';
import { urlCode } from '../../kit/list/CodeFilter.tsx';
import { type UrlValues, oneOf } from '../../kit/list/useUrlState.ts';

/** What the address says of area, disease, days and cases: the query of every endpoint of the screen. */
export function frameOf(url: UrlValues) {
  return {
    area: url['area'],
    disease: urlCode('disease', url['disease']),
    from: url['from'],
    to: url['to'],
    cases: oneOf(caseSelections, url['cases']),
  };
}
export type FrameQuery = ReturnType<typeof frameOf>;

/** The date that cases stand under. */
export function dateOf(url: UrlValues): (typeof caseDates)[number] {
  return oneOf(caseDates, url['by']) ?? 'onset';
}

/** What the address says of method and serial interval. Numbers that are none are not sent; the server says what it needs. */
export function expertOf(url: UrlValues) {
  const number = (text: string | undefined) =>
    text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
  const own = url['si'] === 'own';
  return {
    method: oneOf(['cori', 'wt'] as const, url['method']) ?? ('cori' as const),
    interval: url['si'] === undefined ? url['interval'] : undefined,
    mean: own ? number(url['mean']) : undefined,
    sd: own ? number(url['sd']) : undefined,
    weights: url['si'] === 'weights' ? url['weights'] : undefined,
  };
}

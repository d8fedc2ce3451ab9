import { pivotDimensions, pivotMeasures } from '../../../../contract/analysis.ts';
import { sexes } from '../../../../contract/people.ts';
import { type UrlValues, oneOf } from '../../kit/list/useUrlState.ts';

/** Names in the address that make up a question: what a kept view keeps. */
export const questionNames = [
  'metric',
  'rows',
  'columns',
  'measure',
  'area',
  'from',
  'to',
  'sex',
  'ageFrom',
  'ageTo',
] as const;

const DEFAULT_METRIC = 'cases.confirmed';

/** The query that the address asks. Without any: confirmed cases by day. */
export function questionOf(url: UrlValues) {
  const age = (text: string | undefined) =>
    text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : undefined;
  return {
    metric: url['metric'] ?? DEFAULT_METRIC,
    rows: oneOf(pivotDimensions, url['rows']) ?? ('day' as const),
    columns: oneOf(pivotDimensions, url['columns']),
    measure: oneOf(pivotMeasures, url['measure']),
    area: url['area'],
    from: url['from'],
    to: url['to'],
    sex: oneOf(sexes, url['sex']),
    ageFrom: age(url['ageFrom']),
    ageTo: age(url['ageTo']),
  };
}
export type Question = ReturnType<typeof questionOf>;

/** The question of an address as one line, for keeping; and back. */
export function lineOf(url: UrlValues): string {
  return new URLSearchParams(
    questionNames.flatMap((name) => (url[name] === undefined ? [] : [[name, url[name]]])),
  ).toString();
}

/** What the address becomes when a kept line is opened: names that it does not hold are cleared. */
export function patchOf(line: string): UrlValues {
  const kept = new URLSearchParams(line);
  return Object.fromEntries(questionNames.map((name) => [name, kept.get(name) ?? undefined]));
}

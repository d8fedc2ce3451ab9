import type { indicatorsApi } from '../../../contract/indicators.ts';
import { type CsvValue, csvAnswer } from '../../platform/http/csv.ts';
import type { FileAnswer } from '../../platform/http/handler.ts';
import type { Handlers } from '../../platform/module.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import type { IndicatorContext } from './context.ts';
import { dictionary } from './rules/dictionary/index.ts';
import { readAttackRates } from './usecases/read-attack-rates.ts';
import { readCurve } from './usecases/read-curve.ts';
import { readDelays } from './usecases/read-delays.ts';
import { readReproduction } from './usecases/read-reproduction.ts';
import { readSummary } from './usecases/read-summary.ts';
import { readTimeliness } from './usecases/read-timeliness.ts';

type Row = { readonly [column: string]: CsvValue | readonly string[] };
type Wants = 'json' | 'csv';

export function indicatorsHandlers(context: IndicatorContext): Handlers<typeof indicatorsApi> {
  return {
    'GET /indicators': async ({ scope, query, wants }) =>
      as(wants, 'indicators', await readSummary(context, scope, query), (answer) => answer.items),
    'GET /indicators/curve': async ({ scope, query, wants }) =>
      as(wants, 'epi-curve', await readCurve(context, scope, query), (answer) => answer.points),
    'GET /indicators/reproduction': async ({ scope, query, wants }) =>
      as(wants, 'reproduction', await readReproduction(context, scope, query), (answer) => answer.windows),
    'GET /indicators/delays': async ({ scope, query, wants }) =>
      as(wants, 'delays', await readDelays(context, scope, query), (answer) => answer.items),
    'GET /indicators/attack-rates': async ({ scope, query, wants }) =>
      as(wants, 'attack-rates', await readAttackRates(context, scope, query), (answer) => answer.items),
    'GET /indicators/timeliness': async ({ scope, query, wants }) =>
      as(wants, 'timeliness', await readTimeliness(context, scope, query), (answer) => answer.items),
    'GET /indicators/dictionary': async ({ wants }) =>
      as(wants, 'indicator-dictionary', done({ items: dictionary() }), (answer) => answer.items),
  };
}

/** The answer itself, or its rows as a CSV file with the columns of the first row. */
function as<T>(
  wants: Wants,
  name: string,
  answer: Outcome<T>,
  rowsOf: (value: T) => readonly Row[],
): Outcome<T> | FileAnswer {
  if (wants === 'json' || !answer.ok) {
    return answer;
  }
  const rows = rowsOf(answer.value);
  const columns = Object.keys(rows[0] ?? {});
  async function* lines() {
    for (const row of rows) {
      yield columns.map((column) => {
        const value = row[column];
        return Array.isArray(value) ? value.join(' ') : (value as CsvValue);
      });
    }
  }
  return csvAnswer(`${name}.csv`, columns, lines());
}

import { say } from '../kit.ts';
import { openLine, requestText } from './http-load.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';

export type FigureOptions = {
  readonly areas: number;
  readonly days: number;
  readonly rounds: number;
};

const LIMIT_MS = 200;
/** Questions of each kind in one round. */
const A_ROUND = 8;
const COMPARED = 'previous-hour,previous-day,previous-week,siblings,per-100k';

/**
 * Dashboards over two years of a large province: each question is asked over HTTP as a console asks it, in turns with
 * /healthz. Beside them the same days added up from the rows by hour, which is what the rows by month are there for.
 */
export async function benchFigures(room: Room, options: FigureOptions): Promise<Measured[]> {
  const { ready } = room.server;
  say(`bench figures: writing counters of ${options.areas} communes over ${options.days} days`);
  const filled = await room.server.ask(
    { kind: 'figures', areas: options.areas, days: options.days },
    'figures',
  );
  say(`bench figures: ${filled.hours} hours, ${filled.months} months; measuring`);
  const from = new Date(Date.now() - options.days * 86_400_000).toISOString();
  const month = new Date(Date.now() - 30 * 86_400_000).toISOString();
  const today = new Date(Date.now() - 86_400_000).toISOString();
  const area = ready.areaIds[0]!;
  const asked: Readonly<Record<string, string>> = {
    nothing: '/healthz',
    'days of every commune': `/api/v1/metrics/presence.stays/series?area=${area}&children=true&from=${from}`,
    'days of the province': `/api/v1/metrics/presence.stays/series?area=${area}&from=${from}`,
    'positivity by week': `/api/v1/metrics/lab.positivity/series?area=${area}&step=week&from=${from}`,
    'ranking of positivity': `/api/v1/metrics/lab.positivity/ranking?area=${area}&from=${month}`,
    'values compared': `/api/v1/metrics/values?codes=presence.stays,lab.positivity,cases.announced-per-100k&area=${area}&from=${today}&compare=${COMPARED}`,
    'values of every commune': `/api/v1/metrics/values?codes=cases.announced-per-100k,lab.tests&area=${area}&children=true&from=${today}`,
  };
  const ms = new Map<string, number[]>(Object.keys(asked).map((name) => [name, []]));
  const byHours: number[] = [];
  let sum = 0;
  const line = await openLine(ready.port);
  for (let round = 0; round < options.rounds; round += 1) {
    for (let turn = 0; turn < A_ROUND; turn += 1) {
      for (const [name, path] of Object.entries(asked)) {
        const at = performance.now();
        const status = await line.ask(requestText('GET', path, ready.tokens[0]!));
        ms.get(name)!.push(performance.now() - at);
        if (status !== 200) {
          throw new Error(`${name}: ${status}`);
        }
      }
    }
    const read = await room.server.ask({ kind: 'hours' }, 'hours');
    byHours.push(read.ms);
    sum = read.sum;
  }
  line.close();
  const agrees = await room.server.ask({ kind: 'sum' }, 'sum');
  if (agrees.sum !== sum) {
    throw new Error(`the months say ${agrees.sum}, the hours ${sum}`);
  }
  const base = quantile(ms.get('nothing')!, 0.95);
  const slow = quantile(byHours, 0.5);
  return [...ms]
    .filter(([name]) => name !== 'nothing')
    .map(([name, times]): Measured => {
      const whole = name === 'days of every commune';
      const p95 = quantile(times, 0.95);
      return {
        name: `${name}, p95`,
        value: p95,
        unit: 'ms',
        baseline: whole ? { name: 'from the hours', value: slow } : { name: '/healthz p95', value: base },
        ratio: p95 / (whole ? slow : base),
        target: { of: 'value', is: 'at most', bound: LIMIT_MS },
        note: `p50 ${quantile(times, 0.5).toFixed(0)} ms, ${times.length} requests, ${filled.areas} communes, ${options.days} days`,
      };
    });
}

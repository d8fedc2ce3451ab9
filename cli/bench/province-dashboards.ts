import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../kit.ts';
import { openLine, requestText } from './http-load.ts';
import type { Ready } from './messages.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';

export type DashboardOptions = {
  readonly cases: number;
  readonly contacts: number;
  readonly stays: number;
  readonly days: number;
  readonly areas: number;
  readonly turns: number;
};

const LIMIT_MS = 200;
const DAY_MS = 86_400_000;
/** Answers that many callers share are kept for a second: longer than that between turns, so each is made anew. */
const REST_MS = 1_100;
const COMPARED = 'previous-hour,previous-day,previous-week,siblings,per-100k';
/** Officers of the room: the first works for the province, the tenth for a commune. */
const OF_A_COMMUNE = 9;

type Question = { readonly path: string; readonly officer?: number };

/**
 * Every dashboard over a large province, asked over HTTP as a console asks it, one after the other. Cases and visits are
 * loaded by their modules' doors, which also count them; counters reach `days` back, for visits written straight into
 * their tables, since the program keeps no visit that long.
 */
export async function benchDashboards(room: Room, options: DashboardOptions): Promise<Measured[]> {
  const { cases, contacts, stays, days, areas, turns } = options;
  const { ready } = room.server;
  say(`bench dashboards: loading ${stays} visits, ${cases} cases, ${contacts} contacts`);
  const loading = performance.now();
  await room.server.ask({ kind: 'province', cases, contacts, stays, caseDays: days }, 'province');
  say(
    `bench dashboards: loaded in ${Math.round((performance.now() - loading) / 1000)} s; counters of ${days} days`,
  );
  const filled = await room.server.ask({ kind: 'figures', areas, days }, 'figures');
  const size = `${cases} cases, ${stays} visits, ${filled.areas} communes, ${days} days`;
  say(`bench dashboards: ${size}; measuring`);
  const asked = questions(ready, days);
  const ms = new Map<string, number[]>(Object.keys(asked).map((name) => [name, []]));
  const line = await openLine(ready.port);
  for (let turn = 0; turn < turns; turn += 1) {
    await pause(REST_MS);
    for (const [name, { path, officer = 0 }] of Object.entries(asked)) {
      const at = performance.now();
      const status = await line.ask(requestText('GET', path, ready.tokens[officer]!));
      ms.get(name)!.push(performance.now() - at);
      if (status !== 200) {
        throw new Error(`${name}: ${status}`);
      }
    }
  }
  line.close();
  return [...ms].map(([name, times]): Measured => {
    const [first, ...later] = times;
    return {
      name: `${name}, p95`,
      value: quantile(later, 0.95),
      unit: 'ms',
      target: { of: 'value', is: 'at most', bound: LIMIT_MS },
      note: `p50 ${quantile(later, 0.5).toFixed(0)} ms, ${later.length} requests, the very first ${first!.toFixed(0)} ms; ${size}`,
    };
  });
}

function questions(ready: Ready, days: number): Readonly<Record<string, Question>> {
  const area = ready.areaIds[0]!;
  const since = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString();
  const day = (back: number) => since(back).slice(0, 10);
  const api = (path: string, officer?: number): Question => ({
    path: `/api/v1${path}`,
    ...(officer === undefined ? {} : { officer }),
  });
  return {
    'wall: situation': api('/command/wall?scene=situation'),
    'wall: posts': api('/command/wall?scene=gates'),
    'wall: testing': api('/command/wall?scene=testing'),
    'wall: quarantine': api('/command/wall?scene=quarantine'),
    'wall: a tile by commune': api('/command/wall/communes?scene=situation&tile=cases'),
    'figures compared': api(
      `/metrics/values?codes=presence.stays,lab.positivity,cases.announced-per-100k&area=${area}&from=${since(1)}&compare=${COMPARED}`,
    ),
    'figures of every commune': api(
      `/metrics/values?codes=cases.confirmed,lab.tests&area=${area}&children=true&from=${since(1)}`,
    ),
    'days of the province, whole span': api(
      `/metrics/cases.confirmed/series?area=${area}&from=${since(days - 1)}`,
    ),
    'days of every commune, whole span': api(
      `/metrics/presence.stays/series?area=${area}&children=true&from=${since(days - 1)}`,
    ),
    'ranking, 30 days': api(`/metrics/cases.confirmed/ranking?area=${area}&from=${since(30)}`),
    'ranking of a share, 30 days': api(`/metrics/lab.positivity/ranking?area=${area}&from=${since(30)}`),
    'my day, a commune': api('/contacts?limit=50&due=true', OF_A_COMMUNE),
    'my day, the province': api('/contacts?limit=50&due=true'),
    'case list, the province': api('/cases?limit=50'),
    'case list, filtered': api('/cases?limit=50&classification=CONFIRMED&outcome=NO_OUTCOME'),
    'case list, a commune': api('/cases?limit=50', OF_A_COMMUNE),
    'public map': api('/public/map'),
    'risk levels': api('/risk/levels'),
    'pivot: commune by week, a year': api(
      `/analysis/pivot?metric=cases.confirmed&rows=area&columns=week&area=${area}&from=${day(Math.min(364, days))}`,
    ),
    'pivot: month, whole span': api(
      `/analysis/pivot?metric=presence.stays&rows=month&area=${area}&from=${day(days - 1)}`,
    ),
    'pivot: age by sex, 30 days': api(
      `/analysis/pivot?metric=cases.confirmed&rows=age&columns=sex&area=${area}&from=${day(30)}`,
    ),
    alerts: api('/command/alerts?state=OPEN'),
    'epidemic curve': api(`/indicators/curve?area=${area}`),
  };
}

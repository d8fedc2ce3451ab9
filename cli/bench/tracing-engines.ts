import type { App } from '../../server/app.ts';
import { say } from '../kit.ts';
import { type Measured, quantile } from './numbers.ts';
import type { Room } from './room.ts';
import { askFirst, askSecond, drawProbes, firstLevel, secondLevel } from './tracing-probes.ts';
import type { VisitWorld } from './tracing-visits.ts';

const FIRST_PROBES = 200;
const SECOND_PROBES = 40;
const SECOND_DAYS = 4;
const ARRIVALS = 2_000;
const LOAD_SECONDS = 5;

/** Both engines on the same questions; and both while check-ins arrive. */
export async function compareEngines(
  app: App,
  room: Room,
  world: VisitWorld,
  rounds: number,
): Promise<Measured[]> {
  const probes = await drawProbes(app.platform.db, world, FIRST_PROBES);
  const first = await firstLevels(app, world, probes);
  const second = await secondLevels(app, world, probes.slice(0, SECOND_PROBES));
  return [
    ...first.measured,
    ...second.measured,
    {
      name: 'engines against each other',
      value: first.differences + second.differences,
      unit: 'differences',
      target: { of: 'value', is: 'at most', bound: 0 },
      note: `${probes.length} first levels overlap by overlap, ${SECOND_PROBES} second levels person by person with places, times and exposers, to the millisecond`,
    },
    ...(await whileArriving(app, room, world, probes, rounds)),
  ];
}

async function firstLevels(app: App, world: VisitWorld, probes: readonly number[]) {
  say('bench tracing: first level by both engines');
  const bySql: number[] = [];
  const byIndex: number[] = [];
  let differences = 0;
  for (const personNo of probes) {
    const query = firstLevel(world, personNo, world.days.length);
    const index = await askFirst(app, 'index', query);
    const log = await askFirst(app, 'sql', query);
    byIndex.push(index.ms);
    bySql.push(log.ms);
    differences += JSON.stringify(index.value.rows) === JSON.stringify(log.value.rows) ? 0 : 1;
  }
  const measured: Measured[] = [
    {
      name: 'F1 by the index, 14 days, p95',
      value: quantile(byIndex, 0.95),
      unit: 'ms',
      baseline: { name: 'SQL p95', value: quantile(bySql, 0.95) },
      ratio: quantile(byIndex, 0.95) / quantile(bySql, 0.95),
      target: { of: 'value', is: 'at most', bound: 3 },
      note: `p50 ${quantile(byIndex, 0.5).toFixed(2)} ms; with the look for new stays and the way to the thread and back`,
    },
  ];
  return { measured, differences };
}

async function secondLevels(app: App, world: VisitWorld, probes: readonly number[]) {
  say('bench tracing: second level by both engines');
  const bySql: number[] = [];
  const byIndex: number[] = [];
  const people: number[] = [];
  let differences = 0;
  for (const personNo of probes) {
    const query = firstLevel(world, personNo, SECOND_DAYS);
    const { value } = await askFirst(app, 'sql', query);
    const ring = secondLevel(query, value.rows);
    if (ring.exposers.length > 0) {
      await askSecond(app, 'index', ring);
      const index = await askSecond(app, 'index', ring);
      const log = await askSecond(app, 'sql', ring);
      byIndex.push(index.ms);
      bySql.push(log.ms);
      people.push(log.value.total);
      const alike =
        index.value.total === log.value.total &&
        JSON.stringify(index.value.people) === JSON.stringify(log.value.people);
      differences += alike ? 0 : 1;
    }
  }
  const ratio = (share: number): number => quantile(byIndex, share) / quantile(bySql, share);
  const against = (share: number, bound: number): Measured => ({
    name: `F2 by the index, ${SECOND_DAYS} days, p${share * 100}`,
    value: quantile(byIndex, share),
    unit: 'ms',
    baseline: { name: `SQL p${share * 100}`, value: quantile(bySql, share) },
    ratio: ratio(share),
    target: { of: 'ratio', is: 'at most', bound },
  });
  const measured: Measured[] = [
    {
      ...against(0.5, 1 / 7),
      note: `${byIndex.length} rings; F2 people p50 ${quantile(people, 0.5)}, p95 ${quantile(people, 0.95)}; 20,000 answered at most`,
    },
    against(0.95, 1 / 10),
  ];
  return { measured, differences };
}

/** The first level, idle and while check-ins arrive, in turns. */
async function whileArriving(
  app: App,
  room: Room,
  world: VisitWorld,
  probes: readonly number[],
  rounds: number,
): Promise<Measured[]> {
  say(`bench tracing: while ${ARRIVALS} check-ins a second arrive`);
  const idle = { sql: [] as number[], index: [] as number[] };
  const busy = { sql: [] as number[], index: [] as number[] };
  let rate = 0;
  let refused = 0;
  const askAll = async (into: typeof idle, until: () => boolean): Promise<void> => {
    for (let i = 0; !until(); i += 1) {
      const query = firstLevel(world, probes[i % probes.length]!, world.days.length);
      into.sql.push((await askFirst(app, 'sql', query)).ms);
      into.index.push((await askFirst(app, 'index', query)).ms);
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    const end = performance.now() + LOAD_SECONDS * 1000;
    await askAll(idle, () => performance.now() > end);
    let over = false;
    const arriving = room.server
      .ask({ kind: 'arrivals', perSecond: ARRIVALS, seconds: LOAD_SECONDS }, 'arrivals')
      .finally(() => {
        over = true;
      });
    await askAll(busy, () => over);
    const arrived = await arriving;
    rate += arrived.perSecond / rounds;
    refused += arrived.refused;
  }
  return (['sql', 'index'] as const).map((engine) => ({
    name: `F1 by ${engine} while check-ins arrive, p95`,
    value: quantile(busy[engine], 0.95),
    unit: 'ms',
    baseline: { name: 'idle, p95', value: quantile(idle[engine], 0.95) },
    ratio: quantile(busy[engine], 0.95) / quantile(idle[engine], 0.95),
    target: { of: 'ratio', is: 'at most', bound: 2 },
    note: `${Math.round(rate)} check-ins a second recorded by another process, ${refused} refused; ${busy[engine].length} questions; p50 ${quantile(busy[engine], 0.5).toFixed(1)} ms`,
  }));
}

import type { App } from '../../server/app.ts';
import { say } from '../kit.ts';
import { type Measured, median, quantile } from './numbers.ts';
import { askFirst, askFlat, askNaive, drawProbes, firstLevel } from './tracing-probes.ts';
import type { VisitWorld } from './tracing-visits.ts';

const PROBES = 200;
const NAIVE = 4;
const WARM = 10;

/** First level in SQL: over partitions, over one flat table, and as a join without indexes. */
export async function compareTables(app: App, world: VisitWorld): Promise<Measured[]> {
  say('bench tracing: first level in SQL');
  const { db } = app.platform;
  const probes = await drawProbes(db, world, PROBES);
  const queries = probes.map((personNo) => firstLevel(world, personNo, world.days.length));
  for (const query of queries.slice(0, WARM)) {
    await askFirst(app, 'sql', query);
    await askFlat(db, query);
  }
  const parts: number[] = [];
  const flat: number[] = [];
  const people: number[] = [];
  let differences = 0;
  for (const query of queries) {
    const one = await askFirst(app, 'sql', query);
    const other = await askFlat(db, query);
    parts.push(one.ms);
    flat.push(other.ms);
    people.push(new Set(one.value.rows.map((row) => row.personNo)).size);
    differences += JSON.stringify(one.value.rows) === JSON.stringify(other.value) ? 0 : 1;
  }
  const naive: number[] = [];
  for (const [i, query] of queries.slice(0, NAIVE).entries()) {
    const found = await askNaive(db, query);
    naive.push(found.ms);
    say(`bench tracing: naive join ${i + 1} of ${NAIVE}: ${Math.round(found.ms)} ms`);
    differences += (await agrees(app, query, found.value)) ? 0 : 1;
  }
  return [
    {
      name: 'F1 in SQL, 14 days, p50',
      value: quantile(parts, 0.5),
      unit: 'ms',
      baseline: { name: 'self-join without index, p50', value: median(naive) },
      ratio: quantile(parts, 0.5) / median(naive),
      target: { of: 'ratio', is: 'at most', bound: 1 / 200 },
      note: `${probes.length} cases, ${NAIVE} naive joins; F1 people p50 ${quantile(people, 0.5)}, p95 ${quantile(people, 0.95)}`,
    },
    {
      name: 'F1 in SQL, 14 days, p95',
      value: quantile(parts, 0.95),
      unit: 'ms',
      baseline: { name: 'one flat table, p95', value: quantile(flat, 0.95) },
      ratio: quantile(parts, 0.95) / quantile(flat, 0.95),
      target: { of: 'value', is: 'at most', bound: 50 },
    },
    {
      name: 'F1 over day partitions, p50',
      value: quantile(parts, 0.5),
      unit: 'ms',
      baseline: { name: 'one flat table, p50', value: quantile(flat, 0.5) },
      ratio: quantile(parts, 0.5) / quantile(flat, 0.5),
      target: { of: 'ratio', is: 'at most', bound: 1.6 },
    },
    {
      name: 'SQL against flat table and naive join',
      value: differences,
      unit: 'differences',
      target: { of: 'value', is: 'at most', bound: 0 },
      note: `${queries.length} cases overlap by overlap, ${NAIVE} person by person`,
    },
  ];
}

/** The naive join does not merge stays that overlap: it agrees where a person has none, and is compared by person. */
async function agrees(
  app: App,
  query: Parameters<typeof askFirst>[2],
  naive: ReadonlyMap<number, number>,
): Promise<boolean> {
  const { value } = await askFirst(app, 'sql', query);
  const found = new Set(value.rows.map((row) => row.personNo));
  return found.size === naive.size && [...naive.keys()].every((no) => found.has(no));
}

import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import {
  countedDatasets,
  type DayValue,
  type GaugeValue,
  keepGauges,
  keepMonth,
  noteRun,
  saveSnapshot,
  valuesKnown,
} from '../store/snapshots.ts';

/** Days back that the snapshot of a briefing looks at; the nightly one looks at all. */
export const DAYS = 14;

/**
 * Keeps what the counters of the last fourteen days and the gauges are now, of the province and its communes: only what
 * differs from the snapshot before. Taken before each briefing, so that later corrections can be told from what was said.
 * @returns values written, by dataset.
 */
export async function takeSnapshots(
  context: FigureContext,
  provinceCode: string,
): Promise<Record<string, number>> {
  const { platform } = context;
  const written: Record<string, number> = {};
  for (const dataset of await countedDatasets(platform.db)) {
    written[dataset] = await takeSnapshot(context, systemScope('figures.snapshot', dataset), provinceCode);
  }
  return written;
}

/** The same for one dataset. @returns values written. */
export async function takeSnapshot(
  context: FigureContext,
  scope: Scope,
  provinceCode: string,
): Promise<number> {
  const { platform, areas: directory } = context;
  const now = platform.clock.now();
  const firstDay = localDate(startOfLocalDay(now) - (DAYS - 1) * DAY_MS);
  const areas = snapshotAreas(context, provinceCode);
  const metrics = context.declared().flatMap((entry) => (entry.kind === 'counter' ? [entry.code] : []));
  const groups = areas.map(({ no, path }) => ({ key: String(no), areaNos: directory.numbersUnder([path]) }));
  const [series, before] = await Promise.all([
    readFigures(platform.db, {
      dataset: scope.dataset,
      metrics,
      groups,
      step: 'day',
      from: startOfDate(firstDay),
    }),
    valuesKnown(scope, platform.db, { metrics, areaNos: areas.map(({ no }) => no), from: firstDay, at: now }),
  ]);
  const known = new Map(before.map((one) => [keyOf(one), one]));
  const changed: DayValue[] = [];
  for (const { metric, key, points } of series) {
    for (const [at, value] of points) {
      const one = { metric, areaNo: Number(key), day: localDate(at), value };
      if (known.get(keyOf(one))?.value !== value) {
        changed.push(one);
      }
      known.delete(keyOf(one));
    }
  }
  // What was counted at the last snapshot and is not any more.
  changed.push(
    ...[...known.values()].filter(({ value }) => value !== 0).map((one) => ({ ...one, value: 0 })),
  );
  const gauges = await readGaugesNow(context, scope, areas);
  return await platform.db.transaction().execute(async (tx) => {
    await saveSnapshot(scope, tx, now, firstDay, changed);
    return changed.length + (await keepGauges(scope, tx, now, gauges));
  });
}

function keyOf({ metric, areaNo, day }: DayValue): string {
  return `${metric} ${areaNo} ${day}`;
}

function snapshotAreas({ platform, areas }: FigureContext, provinceCode: string): Area[] {
  const day = localDate(platform.clock.now());
  const province = areas.byCode(provinceCode, day);
  return province === undefined ? [] : [province, ...areas.childrenOf(province.no, day)];
}

/** Months back that the nightly snapshot looks at: as long as days are counted. */
const KEPT_MONTHS = 24;

/**
 * Looks at every day of two years, once a night, month by month: a correction of last spring is told from what was said in
 * spring. Only what differs is written, so old days that rest cost nothing.
 * @returns values written, by dataset.
 */
export async function takeWholeSnapshots(
  context: FigureContext,
  provinceCode: string,
): Promise<Record<string, number>> {
  const { db, clock } = context.platform;
  const written: Record<string, number> = {};
  const now = clock.now();
  const months = monthsBack(localDate(now), KEPT_MONTHS);
  const metrics = context.declared().flatMap((entry) => (entry.kind === 'counter' ? [entry.code] : []));
  for (const dataset of await countedDatasets(db)) {
    const scope = systemScope('figures.snapshot', dataset);
    const areas = snapshotAreas(context, provinceCode);
    const pairs = areas.flatMap(({ no, path }) =>
      context.areas.numbersUnder([path]).map((member) => [member, no] as const),
    );
    const membership = {
      metrics,
      members: pairs.map(([member]) => member),
      targets: pairs.map(([, target]) => target),
    };
    written[dataset] = 0;
    for (const month of months) {
      // A transaction a month: none holds the tables for long.
      written[dataset] += await db
        .transaction()
        .execute(async (tx) => await keepMonth(scope, tx, now, month, membership));
    }
    await db.transaction().execute(async (tx) => await noteRun(scope, tx, now, months.at(-1)!));
  }
  return written;
}

/** First days of the months from that of a day back, the newest first. */
function monthsBack(day: string, count: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10),
  );
}

/** What gauges read now in the province and its communes. */
async function readGaugesNow(
  context: FigureContext,
  scope: Scope,
  areas: readonly Area[],
): Promise<GaugeValue[]> {
  const now = context.platform.clock.now();
  const groups = areas.map(({ no, path }) => ({ no, members: context.areas.numbersUnder([path]) }));
  const all = [...new Set(groups.flatMap(({ members }) => members))];
  const gauges = context.declared().flatMap(({ code, read }) => (read === null ? [] : [{ code, read }]));
  const values = await Promise.all(
    gauges.map(async ({ code, read }) => {
      const byArea = new Map((await read(scope, all, now)).map(({ areaNo, value }) => [areaNo, value]));
      return groups.map(({ no, members }) => ({
        metric: code,
        areaNo: no,
        value: members.reduce((sum, member) => sum + (byArea.get(member) ?? 0), 0),
      }));
    }),
  );
  return values.flat();
}

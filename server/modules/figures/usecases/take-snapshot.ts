import type { Query, Reply } from '../../../../contract/kit.ts';
import type { metricEntriesApi } from '../../../../contract/metric-entries.ts';
import { mayIn, type Scope, systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfDate, startOfLocalDay } from '../../../platform/clock/clock.ts';
import { readFigures } from '../../../platform/figures/figures.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { countedDatasets, type DayValue, lastRun, saveSnapshot, valuesKnown } from '../store/snapshots.ts';

type AsKnown = (typeof metricEntriesApi)['GET /metrics/{code}/as-known'];

/** Days back that a snapshot looks at: later facts and corrections of older days are not kept apart. */
const DAYS = 14;

/**
 * Keeps what the counters of the last fourteen days are now, of the province and its communes: only what differs from the
 * snapshot before. Taken before each briefing, so that later corrections can be told from what was said.
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
  await platform.db.transaction().execute(async (tx) => {
    await saveSnapshot(scope, tx, now, firstDay, changed);
  });
  return changed.length;
}

function keyOf({ metric, areaNo, day }: DayValue): string {
  return `${metric} ${areaNo} ${day}`;
}

function snapshotAreas({ platform, areas }: FigureContext, provinceCode: string): Area[] {
  const day = localDate(platform.clock.now());
  const province = areas.byCode(provinceCode, day);
  return province === undefined ? [] : [province, ...areas.childrenOf(province.no, day)];
}

/** Days of a counter as the last snapshot before a moment had them, beside what they are now. */
export async function showAsKnown(
  context: FigureContext,
  scope: Scope,
  code: string,
  query: Query<AsKnown>,
): Promise<Outcome<Reply<AsKnown>>> {
  const { platform, areas } = context;
  const entry = context.declared().find((one) => one.code === code);
  if (entry?.kind !== 'counter') {
    return entry === undefined
      ? refuse('unknown-metric', { params: { code: code.slice(0, 60) } })
      : refuse('not-counted', { params: { code } });
  }
  const area = areas.byId(query.area.toLowerCase());
  if (area === undefined || !mayIn(scope, 'figure.read', area.path)) {
    return area === undefined
      ? refuse('unknown-area', { fields: { area: 'unknown' } })
      : refuseGeneral('forbidden');
  }
  const at = Date.parse(query.at);
  if (Number.isNaN(at) || (query.from !== undefined && Number.isNaN(Date.parse(query.from)))) {
    return refuse('bad-time', { fields: { at: 'time' } });
  }
  const run = await lastRun(scope, platform.db, at);
  const takenAt = run?.takenAt.getTime() ?? at;
  const from = query.from ?? localDate(startOfLocalDay(takenAt) - (DAYS - 1) * DAY_MS);
  const [then, now] = await Promise.all([
    valuesKnown(scope, platform.db, { metrics: [code], areaNos: [area.no], from, at }),
    readFigures(platform.db, {
      dataset: scope.dataset,
      metrics: [code],
      groups: [{ key: area.id, areaNos: areas.numbersUnder([area.path]) }],
      step: 'day',
      from: startOfDate(from),
      to: takenAt,
    }),
  ]);
  const known = new Map(then.map(({ day, value }) => [day, value]));
  const current = new Map(now[0]?.points.map(([day, value]) => [localDate(day), value]));
  const days: string[] = [];
  for (let day = startOfDate(from); day <= takenAt; day += DAY_MS) {
    days.push(localDate(day));
  }
  return done({
    takenAt: run?.takenAt.toISOString() ?? null,
    items: days.map((day) => ({
      day,
      known: run === null || day < run.firstDay ? null : (known.get(day) ?? 0),
      now: current.get(day) ?? 0,
    })),
  });
}

import type { Scope } from '../../../platform/access/scope.ts';
import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { eachBefore, eachDay, eachHour } from '../../../platform/figures/figures.ts';
import type { Area } from '../../../registry/areas/index.ts';
import type { FigureContext } from '../context.ts';
import type { CatalogueEntry } from '../rules/catalogue.ts';
import type { Buckets, MetricStep } from '../rules/periods.ts';
import { manualValues } from '../store/manual-figures.ts';

/** Values of one metric in one area by bucket; null where nobody knows it. */
export type PartValues = { readonly values: readonly (number | null)[]; readonly total: number | null };

/** Values of what metrics are made of: by code and area number. */
export type Parts = (code: string, areaNo: number) => PartValues;

/** What ends before this is read from the first fact on, what ends later from the end: the smaller part. */
const RECENT_MS = 180 * DAY_MS;

const NOTHING: PartValues = { values: [], total: null };

/**
 * Reads counters, gauges and manual figures for areas and buckets. A counter is the sum of the area's subtree; what
 * stands is its value at the end of each bucket; a gauge is known now only; a manual figure holds until the next one.
 */
export async function readParts(
  context: FigureContext,
  scope: Scope,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
  step: MetricStep,
): Promise<Parts> {
  const kinds = Map.groupBy(entries, ({ kind, stock }) => (kind === 'counter' && stock ? 'stock' : kind));
  const read = [
    readFlows(context, scope, kinds.get('counter') ?? [], areas, buckets, step),
    readStocks(context, scope, kinds.get('stock') ?? [], areas, buckets, step),
    readGauges(context, scope, kinds.get('gauge') ?? [], areas, buckets),
    readManual(context, scope, kinds.get('manual') ?? [], areas, buckets),
  ];
  const values = new Map((await Promise.all(read)).flatMap((part) => [...part]));
  return (code, areaNo) => values.get(`${code} ${areaNo}`) ?? NOTHING;
}

type Read = Map<string, PartValues>;

async function readFlows(
  { platform, areas: directory }: FigureContext,
  scope: Scope,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
  step: MetricStep,
): Promise<Read> {
  const codes = entries.map(({ code }) => code);
  const sums = new Map<string, Map<string, Float64Array>>(
    codes.map((code) => [
      code,
      new Map(areas.map(({ no }) => [String(no), new Float64Array(buckets.starts.length)])),
    ]),
  );
  if (codes.length > 0) {
    const query = {
      dataset: scope.dataset,
      metrics: codes,
      groups: areas.map(({ no, path }) => ({ key: String(no), areaNos: directory.numbersUnder([path]) })),
      from: buckets.starts[0] === 0 ? undefined : buckets.starts[0],
      to: buckets.to,
    };
    // What belongs to one series comes together: it is looked up once.
    let lastMetric = '';
    let lastKey = '';
    let values: Float64Array = new Float64Array();
    const add = (metric: string, key: string, at: number, value: number): void => {
      if (metric !== lastMetric || key !== lastKey) {
        lastMetric = metric;
        lastKey = key;
        values = sums.get(metric)!.get(key)!;
      }
      values[buckets.placeOf(at)]! += value;
    };
    if (query.from === undefined && platform.clock.now() - query.to < RECENT_MS) {
      await eachBefore(platform.db, query, add);
    } else {
      await (step === 'hour' ? eachHour : eachDay)(platform.db, query, add);
    }
  }
  return new Map(
    [...sums].flatMap(([code, byArea]) =>
      [...byArea].map(([no, values]): [string, PartValues] => {
        const list = Array.from(values);
        return [`${code} ${no}`, { values: list, total: list.reduce((sum, one) => sum + one, 0) }];
      }),
    ),
  );
}

/** What stands at the end of each bucket: all that came before, and the running sum. */
async function readStocks(
  context: FigureContext,
  scope: Scope,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
  step: MetricStep,
): Promise<Read> {
  if (entries.length === 0) {
    return new Map();
  }
  const before = { starts: [0], to: buckets.starts[0]!, placeOf: () => 0 };
  const [base, moves] = await Promise.all([
    buckets.starts[0] === 0 ? new Map() : readFlows(context, scope, entries, areas, before, 'total'),
    readFlows(context, scope, entries, areas, buckets, step),
  ]);
  return new Map(
    [...moves].map(([key, { values }]): [string, PartValues] => {
      let sum: number = base.get(key)?.total ?? 0;
      const standing = values.map((value) => (sum += value ?? 0));
      return [key, { values: standing, total: standing.at(-1) ?? null }];
    }),
  );
}

async function readGauges(
  { platform, areas: directory }: FigureContext,
  scope: Scope,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
): Promise<Read> {
  const now = platform.clock.now();
  // Asked for the past, a gauge has nothing to say; the running hour counts as now.
  if (entries.length === 0 || buckets.to <= now - HOUR_MS) {
    return new Map();
  }
  const numbers = new Map(areas.map((area) => [area.no, directory.numbersUnder([area.path])]));
  const all = [...new Set([...numbers.values()].flat())];
  const read = entries.map(async ({ code, read: readGauge }): Promise<[string, PartValues][]> => {
    const rows = new Map((await readGauge!(scope, all, now)).map((row) => [row.areaNo, row.value]));
    return areas.map(({ no }) => {
      const total = numbers.get(no)!.reduce((sum, part) => sum + (rows.get(part) ?? 0), 0);
      const values = buckets.starts.map((_, i) => (i === buckets.starts.length - 1 ? total : null));
      return [`${code} ${no}`, { values, total }];
    });
  });
  return new Map((await Promise.all(read)).flat());
}

async function readManual(
  { platform }: FigureContext,
  scope: Scope,
  entries: readonly CatalogueEntry[],
  areas: readonly Area[],
  buckets: Buckets,
): Promise<Read> {
  if (entries.length === 0) {
    return new Map();
  }
  const rows = await manualValues(scope, platform.db, {
    metrics: entries.map(({ code }) => code),
    areaNos: areas.map(({ no }) => no),
    to: buckets.to,
  });
  const byKey = Map.groupBy(rows, ({ metric, area_no }) => `${metric} ${area_no}`);
  return new Map(
    [...byKey].map(([key, entered]): [string, PartValues] => {
      const ends = buckets.starts.map((_, i) => buckets.starts[i + 1] ?? buckets.to);
      const values = ends.map((end) => entered.findLast(({ at }) => at.getTime() < end)?.value ?? null);
      return [key, { values, total: values.at(-1) ?? null }];
    }),
  );
}

import changes from '../../../data/open-data/changes.json' with { type: 'json' };
import {
  dictionaryColumns,
  openDataColumns,
  phoneColumns,
  zoneColumns,
} from '../../../contract/open-data.ts';
import { anonymousScope } from '../../platform/access/scope.ts';
import type { FigureDefinition } from '../../platform/figures/figures.ts';
import { csvLine, type CsvValue } from '../../platform/http/csv.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import type { GaugeDefinition } from '../../platform/figures/metric-types.ts';
import type { AreaDirectory } from '../../registry/areas/index.ts';
import type { Figures } from '../figures/index.ts';
import type { FigureRowOut, MapReply, PublicMap, Shapes } from '../map/index.ts';
import { licence } from './licence.ts';
import { refuse } from './refusals.ts';
import { featuresOf } from './rules/geojson.ts';

export type OpenDataOptions = {
  readonly publicMap: PublicMap;
  readonly publicDataset: string;
  /** Every metric of every module; the public ones are open data. */
  readonly definitions: () => readonly FigureDefinition[];
  /** The same of what modules count when asked. */
  readonly gauges: () => readonly GaugeDefinition[];
  readonly areas: AreaDirectory;
  readonly figures: Figures;
};

/** A file of the open data; `lastGood`: made before the database went away. */
export type OpenFile = { readonly type: string; readonly body: string; readonly lastGood: boolean };

export const CSV = 'text/csv; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const GEOJSON = 'application/geo+json; charset=utf-8';
/** The zones in force, beside the counted metrics. */
const ZONES = 'zones';
const SUPPRESSED_BELOW = 5;

/** What a metric is called and where its files lie. */
export type OpenMetric = {
  readonly metric: string;
  readonly name_vi: string;
  readonly name_en: string;
  /** What is counted, when and where; empty where its module does not say. */
  readonly meaning_vi: string;
  readonly meaning_en: string;
  readonly unit: string;
  readonly csv: string;
  readonly geojson: string;
  /** The province by day; null: the zones and what is counted when asked have none. */
  readonly daily: string | null;
};

/** Every metric of the open data: the zones, then the public counters by code, then what is counted when asked. */
export function openMetrics({ definitions, gauges }: OpenDataOptions): OpenMetric[] {
  const byCode = (all: readonly (FigureDefinition | GaugeDefinition)[]) =>
    all
      .filter((one) => one.public)
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, vi, en, unit, explain }) => metricOf(code, { vi, en }, unit, explain));
  return [
    metricOf(
      ZONES,
      { vi: 'Vùng theo quyết định đang có hiệu lực', en: 'Zones by the decision in force' },
      '',
      {
        vi: 'Vùng của từng xã, phường theo quyết định; không bao giờ là kết quả tính.',
        en: 'The zone of each commune by decision; never a computed one.',
      },
    ),
    ...byCode(definitions()),
    ...byCode(gauges()).map((one) => ({ ...one, daily: null })),
  ];
}

type Words = { readonly vi: string; readonly en: string };

function metricOf(metric: string, name: Words, unit: string, meaning: Words | undefined): OpenMetric {
  const base = `/open-data/${metric}/latest`;
  return {
    metric,
    name_vi: name.vi,
    name_en: name.en,
    meaning_vi: meaning?.vi ?? '',
    meaning_en: meaning?.en ?? '',
    unit,
    csv: `${base}.csv`,
    geojson: `${base}.geojson`,
    daily: metric === ZONES ? null : `/open-data/${metric}/daily.csv`,
  };
}

/** The newest figures of a metric as CSV, without a byte-order mark: programs read it. */
export async function latestCsv(options: OpenDataOptions, metric: string): Promise<Outcome<OpenFile>> {
  if (metric === ZONES) {
    const map = await mapOf(options);
    return map.ok
      ? done({
          type: CSV,
          body: csv(
            zoneColumns,
            map.value.areas.map((area) => [
              map.value.asOf,
              area.code,
              area.name,
              area.level,
              area.since,
              area.decisionNumber,
              false,
            ]),
          ),
          lastGood: map.value.lastGood,
        })
      : map;
  }
  const rows = await rowsOf(options, metric);
  return rows.ok
    ? done({
        type: CSV,
        body: csv(
          openDataColumns,
          rows.value.rows.map((row) => [row.asOf, row.code, row.name, metric, row.value, row.value === null]),
        ),
        lastGood: rows.value.lastGood,
      })
    : rows;
}

/** The newest figures of a metric with the outlines of the communes. */
export async function latestGeoJson(options: OpenDataOptions, metric: string): Promise<Outcome<OpenFile>> {
  const [map, shapes] = await Promise.all([mapOf(options), options.publicMap.shapes()]);
  if (!map.ok || !shapes.ok) {
    return map.ok ? (shapes as Exclude<typeof shapes, { ok: true }>) : map;
  }
  const codes = new Map(map.value.areas.map((area) => [area.id, area]));
  if (metric === ZONES) {
    return done(
      geoJson(metric, map.value.asOf, shapes.value.value, map.value.lastGood, (id) => {
        const area = codes.get(id);
        return area === undefined
          ? undefined
          : propertiesOf(metric, { code: area.code, name: area.name, value: area.level });
      }),
    );
  }
  const rows = await rowsOf(options, metric);
  if (!rows.ok) {
    return rows;
  }
  const byCode = new Map(rows.value.rows.map((row) => [row.code, row]));
  const asOf = rows.value.rows[0]?.asOf ?? null;
  return done(
    geoJson(metric, asOf, shapes.value.value, rows.value.lastGood, (id) => {
      const row = byCode.get(codes.get(id)?.code ?? '');
      return row === undefined ? undefined : propertiesOf(metric, row);
    }),
  );
}

/** Numbers that anybody may call, of stations, offices and points of the map, by commune. */
export async function phonesCsv(options: OpenDataOptions): Promise<Outcome<OpenFile>> {
  const map = await mapOf(options);
  if (!map.ok) {
    return map;
  }
  const { areas, phones = [], places, lastGood } = map.value;
  const ofPoints = places.flatMap(({ areaCode, name, kind, phone }) =>
    typeof phone === 'string' && typeof areaCode === 'string' ? [{ areaCode, name, kind, phone }] : [],
  );
  const listed = [...phones, ...ofPoints];
  const rows = areas.flatMap((area) =>
    listed
      .filter(({ areaCode }) => areaCode === area.code)
      .map(({ name, kind, phone }) => [area.code, area.name, name, kind, phone]),
  );
  return done({ type: CSV, body: csv(phoneColumns, rows), lastGood });
}

/** What the columns and metrics mean, as JSON or CSV. */
export function dictionary(options: OpenDataOptions, form: 'json' | 'csv'): OpenFile {
  const metrics = openMetrics(options);
  if (form === 'csv') {
    const rows = metrics.map((one) => dictionaryColumns.map((column) => one[column]));
    return { type: CSV, body: csv(dictionaryColumns, rows), lastGood: false };
  }
  const body = {
    licence,
    dataset: options.publicDataset,
    suppressed_below: SUPPRESSED_BELOW,
    columns: columnWords,
    metrics,
  };
  return { type: JSON_TYPE, body: JSON.stringify(body, null, 1), lastGood: false };
}

/** What changed in the files, the newest first. */
export function changeLog(): OpenFile {
  return { type: JSON_TYPE, body: JSON.stringify(changes, null, 1), lastGood: false };
}

export { changes };

/** What each column means. */
export const columnWords = [
  {
    name: 'as_of',
    vi: 'Số liệu đến lúc nào (UTC); trống: chưa có số liệu',
    en: 'Instant that the data are as of (UTC); empty: no data yet',
  },
  { name: 'area_code', vi: 'Mã đơn vị hành chính đang dùng', en: 'Code of the unit on the list in force' },
  { name: 'area_name', vi: 'Tên đơn vị', en: 'Name of the unit' },
  { name: 'metric', vi: 'Mã chỉ tiêu', en: 'Code of the metric' },
  {
    name: 'value',
    vi: 'Cộng dồn từ khi hệ thống bắt đầu đếm (tệp daily.csv: số của ngày); chỉ tiêu đếm lúc xem: số đang có; trống: bị ẩn',
    en: 'Total since the system began to count (file daily.csv: of the day); of a metric counted when asked: what stands now; empty: suppressed',
  },
  {
    name: 'suppressed',
    vi: 'true: số nhỏ hơn 5, hoặc số mà tổng sẽ làm lộ, được ẩn',
    en: 'true: a number under 5, or one that a total would give away, is hidden',
  },
  {
    name: 'date',
    vi: 'Ngày (tệp daily.csv, toàn tỉnh)',
    en: 'Day (file daily.csv, the whole province)',
  },
  {
    name: 'complete',
    vi: 'false: ngày chưa hết, số còn tăng',
    en: 'false: the day is not over, its number still grows',
  },
  {
    name: 'level',
    vi: 'Vùng: green, yellow, orange, red, none',
    en: 'Zone: green, yellow, orange, red, none',
  },
  { name: 'since', vi: 'Có hiệu lực từ (UTC)', en: 'In force since (UTC)' },
  {
    name: 'phone',
    vi: 'Số điện thoại công khai (tệp phones.csv, cùng name: tên nơi, kind: loại)',
    en: 'Public phone number (file phones.csv, with name: of the place, kind: of place)',
  },
  { name: 'decision_number', vi: 'Số quyết định', en: 'Number of the decision' },
];

/** The public map that the files are made of. */
export async function mapOf({ publicMap, publicDataset }: OpenDataOptions): Promise<Outcome<MapReply>> {
  const map = await publicMap.map(anonymousScope(publicDataset));
  return map.ok ? done(map.value.value) : map;
}

async function rowsOf(
  options: OpenDataOptions,
  metric: string,
): Promise<Outcome<{ rows: readonly FigureRowOut[]; lastGood: boolean }>> {
  if (!openMetrics(options).some((one) => one.metric === metric)) {
    return refuse('no-metric');
  }
  const figures = await options.publicMap.figures(anonymousScope(options.publicDataset));
  return figures.ok
    ? done({
        rows: figures.value.value.filter((row) => row.metric === metric),
        lastGood: figures.value.lastGood,
      })
    : figures;
}

function propertiesOf(
  metric: string,
  row: { readonly code: string; readonly name: string; readonly value: number | string | null },
) {
  return {
    area_code: row.code,
    area_name: row.name,
    metric,
    value: row.value,
    suppressed: row.value === null,
  };
}

function geoJson(
  metric: string,
  asOf: string | null,
  { topology, approximate }: Shapes,
  lastGood: boolean,
  propertiesFor: (areaId: string) => ReturnType<typeof propertiesOf> | undefined,
): OpenFile {
  const body = {
    type: 'FeatureCollection',
    metric,
    as_of: asOf,
    licence: licence.url,
    approximate,
    features: featuresOf(topology, propertiesFor),
  };
  return { type: GEOJSON, body: JSON.stringify(body), lastGood };
}

/** Lines of a file, the columns first. */
export function csv(columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [columns, ...rows].map(csvLine).join('');
}

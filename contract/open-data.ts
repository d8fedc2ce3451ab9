import { Type } from 'typebox';
import { CalendarDate, Instant, Nullable } from './kit.ts';

/** Columns of `/open-data/{metric}/latest.csv`. A promise: never renamed, never removed. */
export const openDataColumns = ['as_of', 'area_code', 'area_name', 'metric', 'value', 'suppressed'] as const;
/** Columns of `/open-data/zones/latest.csv`. */
export const zoneColumns = [
  'as_of',
  'area_code',
  'area_name',
  'level',
  'since',
  'decision_number',
  'suppressed',
] as const;
/** Columns of `/open-data/{metric}/daily.csv`: the whole province, a row a day. */
export const dailyColumns = [
  'as_of',
  'area_code',
  'area_name',
  'metric',
  'date',
  'value',
  'complete',
] as const;
/** Columns of `/open-data/phones.csv`. */
export const phoneColumns = ['area_code', 'area_name', 'name', 'kind', 'phone'] as const;
/** Columns of `/open-data/dictionary.csv`. */
export const dictionaryColumns = [
  'metric',
  'name_vi',
  'name_en',
  'meaning_vi',
  'meaning_en',
  'unit',
  'csv',
  'geojson',
] as const;

const Geometry = Type.Object({ type: Type.Literal('MultiPolygon'), coordinates: Type.Array(Type.Unknown()) });

/** `/open-data/{metric}/latest.geojson`: communes with the metric; the province's total is in `total`. */
export const OpenDataGeoJson = Type.Object({
  type: Type.Literal('FeatureCollection'),
  metric: Type.String(),
  as_of: Nullable(Instant),
  licence: Type.String(),
  approximate: Type.Boolean({ description: 'outlines are approximate, not official' }),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      geometry: Geometry,
      properties: Type.Object({
        area_code: Type.String(),
        area_name: Type.String(),
        metric: Type.String(),
        value: Nullable(Type.Union([Type.Number(), Type.String()])),
        suppressed: Type.Boolean(),
      }),
    }),
  ),
});

/** `/open-data/dictionary.json`. */
export const OpenDataDictionary = Type.Object({
  licence: Type.Object({ name: Type.String(), url: Type.String() }),
  dataset: Type.String({ description: '`demo`: a simulated province, not real figures' }),
  suppressed_below: Type.Integer(),
  columns: Type.Array(Type.Object({ name: Type.String(), vi: Type.String(), en: Type.String() })),
  metrics: Type.Array(
    Type.Object({
      metric: Type.String(),
      name_vi: Type.String(),
      name_en: Type.String(),
      meaning_vi: Type.String(),
      meaning_en: Type.String(),
      unit: Type.String(),
      csv: Type.String(),
      geojson: Type.String(),
      daily: Nullable(Type.String({ description: 'the province by day; the zones have none' })),
    }),
  ),
});

/** `/open-data/changes`: the newest first. */
export const OpenDataChanges = Type.Array(
  Type.Object({ date: CalendarDate, vi: Type.String(), en: Type.String() }),
);

import type { Scope } from '../../../platform/access/scope.ts';
import type { Db } from '../../../platform/db/database.ts';
import { type FigureDefinition, figuresAsOf, readFigures } from '../../../platform/figures/figures.ts';
import type { GaugeDefinition } from '../../../platform/figures/metric-types.ts';
import type { AreaDirectory } from '../../../registry/areas/index.ts';
import { suppressed, suppressedParts } from '../../../platform/figures/suppress.ts';
import type { MapUnits } from './map-units.ts';

/** Columns of the open data: they never change; new metrics are new rows. */
export const exportColumns = ['as_of', 'area_code', 'area_name', 'metric', 'value'] as const;

/** The total of one metric in one area; `value` null: a suppressed small number. */
export type FigureRowOut = {
  readonly asOf: string | null;
  readonly code: string;
  readonly name: string;
  readonly metric: string;
  readonly value: number | null;
};

/**
 * Totals of every public metric for the province and its communes, and what stands now of those that are counted when asked;
 * an empty value is a suppressed small number. Counters by code, then the others; the province first.
 */
export async function exportFigures(
  scope: Scope,
  sources: {
    readonly db: Db;
    readonly areas: AreaDirectory;
    readonly definitions: readonly FigureDefinition[];
    readonly gauges: readonly GaugeDefinition[];
    /** Unix ms. */
    readonly now: number;
  },
  { province, communes }: MapUnits,
): Promise<FigureRowOut[]> {
  const { db, areas, now } = sources;
  const open = sources.definitions.filter((one) => one.public).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const metrics = open.map((one) => one.code);
  const shown = [province, ...communes];
  const groups = shown.map((area) => ({ key: area.id, areaNos: areas.numbersUnder([area.path]) }));
  const [asOf, series] = await Promise.all([
    figuresAsOf(db, scope.dataset),
    readFigures(db, { dataset: scope.dataset, metrics, groups, step: 'total' }),
  ]);
  const values = new Map(series.map(({ metric, key, points }) => [`${metric} ${key}`, points[0]?.[1] ?? 0]));
  const asOfText = asOf === null ? null : new Date(asOf).toISOString();
  const standing = sources.gauges.filter((one) => one.public).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  for (const { code, read } of standing) {
    const rows = await read(scope, [...new Set(groups.flatMap(({ areaNos }) => areaNos))], now);
    const byArea = new Map(rows.map(({ areaNo, value }) => [areaNo, Number(value)]));
    for (const { key, areaNos } of groups) {
      values.set(
        `${code} ${key}`,
        areaNos.reduce((sum, no) => sum + (byArea.get(no) ?? 0), 0),
      );
    }
  }
  return [...open, ...standing].flatMap(({ code: metric, suppressBelow: below, publicFrom = 'commune' }) => {
    const [total = 0, ...parts] = shown.map((area) => values.get(`${metric} ${area.id}`) ?? 0);
    // What is published for the province alone stays hidden for every commune.
    const ofParts = publicFrom === 'commune' ? suppressedParts(parts, below) : parts.map(() => null);
    const published = [suppressed(total, below), ...ofParts];
    return shown.map((area, i) => ({
      asOf: asOfText,
      code: area.code,
      name: area.fullName,
      metric,
      value: published[i] ?? null,
    }));
  });
}

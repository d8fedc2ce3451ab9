import type { Static } from 'typebox';
import type { MetricEntry, MetricValue } from '../../../../contract/metrics.ts';
import type { ComparedPeriod } from './compare-measures.ts';
import type { MetricAnswer } from './read-metric.ts';
import type { CatalogueEntry } from '../rules/catalogue.ts';
import type { Period } from '../rules/periods.ts';

/** A metric as the dictionary shows it. */
export function presentEntry(entry: CatalogueEntry): Static<typeof MetricEntry> {
  const { denominator } = entry;
  return {
    code: entry.code,
    kind: entry.kind,
    vi: entry.vi,
    en: entry.en,
    explainVi: entry.explain?.vi ?? null,
    explainEn: entry.explain?.en ?? null,
    unit: entry.unit,
    unitEn: entry.unitEn,
    module: entry.module,
    levels: [...entry.levels],
    refreshSeconds: entry.refreshSeconds,
    grain: entry.grain,
    stock: entry.stock,
    better: entry.better,
    public: entry.public,
    publicFrom: entry.public ? entry.publicFrom : null,
    suppressBelow: entry.suppressBelow,
    numerator: entry.numerator,
    denominator: denominator === null ? null : 'metric' in denominator ? denominator.metric : 'population',
    per: entry.per,
  };
}

/** A value as it is sent. */
export function presentValue(answer: MetricAnswer): Static<typeof MetricValue> {
  const { area, compared, sourceAt } = answer;
  const { periods, siblings, per100k } = compared;
  return {
    code: answer.code,
    areaId: area.id,
    areaCode: area.code,
    areaName: area.fullName,
    value: answer.value,
    outcome: answer.outcome,
    numerator: answer.numerator,
    denominator: answer.denominator,
    denominatorSource: answer.denominatorSource,
    sourceAt: sourceAt === null ? null : instant(sourceAt),
    late: answer.late,
    compared: {
      ...(periods?.['previous-hour'] === undefined ? {} : { previousHour: sent(periods['previous-hour']) }),
      ...(periods?.['previous-day'] === undefined ? {} : { previousDay: sent(periods['previous-day']) }),
      ...(periods?.['previous-week'] === undefined ? {} : { previousWeek: sent(periods['previous-week']) }),
      ...(siblings === undefined ? {} : { siblings }),
      ...(per100k === undefined ? {} : { per100k }),
    },
  };
}

function sent(one: ComparedPeriod | null) {
  return one === null
    ? null
    : {
        period: sentPeriod(one.periods.current),
        value: one.value,
        beforePeriod: sentPeriod(one.periods.before),
        before: one.before,
        change: one.change,
      };
}

function sentPeriod({ from, to }: Period) {
  return { from: from === undefined ? null : instant(from), to: instant(to) };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

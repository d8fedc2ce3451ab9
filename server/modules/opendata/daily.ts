import { dailyColumns } from '../../../contract/open-data.ts';
import { systemScope } from '../../platform/access/scope.ts';
import { DAY_MS, localDate, startOfLocalDay } from '../../platform/clock/clock.ts';
import { done, type Outcome } from '../../platform/outcomes/outcome.ts';
import type { LastGood } from '../../platform/site/last-good.ts';
import { CSV, csv, mapOf, type OpenDataOptions, type OpenFile } from './files.ts';
import { refuse } from './refusals.ts';

/** A year, and today. */
const DAYS = 366;
type Day = { readonly date: string; readonly value: number | null };

/**
 * One metric by day for the whole province; the last row, today, is not complete. Communes have no such file: their days are
 * so small that they would name people. A province's own days are what its briefings tell every morning.
 */
export async function dailyCsv(
  options: OpenDataOptions,
  { now, lastGood }: { readonly now: number; readonly lastGood: LastGood },
  metric: string,
): Promise<Outcome<OpenFile>> {
  const { publicDataset: dataset } = options;
  if (!options.definitions().some((one) => one.public && one.code === metric)) {
    return refuse('no-metric');
  }
  const map = await mapOf(options);
  if (!map.ok) {
    return map;
  }
  const { asOf, province } = map.value;
  const key = `daily-${dataset}-${metric}`;
  const known = await lastGood.of(key, async () => await readDays(options, metric, province.id, now), key);
  const today = localDate(now);
  const rows = known.value.map(({ date, value }) => [
    asOf,
    province.code,
    province.name,
    metric,
    date,
    value,
    date < today,
  ]);
  return done({ type: CSV, body: csv(dailyColumns, rows), lastGood: known.lastGood });
}

async function readDays(
  { areas, figures, publicDataset }: OpenDataOptions,
  metric: string,
  provinceId: string,
  now: number,
): Promise<Day[]> {
  const area = areas.byId(provinceId);
  const from = startOfLocalDay(now) - (DAYS - 1) * DAY_MS;
  const read = await figures.readMetric(systemScope('open-data', publicDataset), {
    codes: [metric],
    areas: area === undefined ? [] : [area],
    from,
    to: now,
    step: 'day',
    aged: false,
  });
  if (!read.ok) {
    throw new Error(`the days of ${metric} are refused: ${read.messageEn}`);
  }
  const values = read.value.items[0]?.values ?? [];
  const days = read.value.starts.map((start, i) => ({ date: localDate(start), value: values[i] ?? null }));
  // Nothing was counted before the first day with a number.
  const first = days.findIndex(({ value }) => value !== null && value !== 0);
  return first === -1 ? [] : days.slice(first);
}

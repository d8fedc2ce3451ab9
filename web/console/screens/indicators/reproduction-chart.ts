import type { ChartSpec } from '../../../shared/charts/chart.ts';
import type { Reproduction } from './types.ts';
import type { texts } from './texts.ts';
import { pointOf } from './words.ts';

/** Beyond this the curve of a few cases would flatten everything else. */
const CEILING = 10;

/** R by the last day of its window, with its interval; hatched from the first day of the end that must not be read. */
export function reproductionChart(data: Reproduction, t: typeof texts): ChartSpec {
  const { windows } = data;
  const method = t(data.method);
  const cut = (value: number | null) => (value === null ? null : Math.min(value, CEILING));
  const lastReadable = windows.findLastIndex((one) => one.doubts.length === 0);
  const doubtful = windows[lastReadable + 1];
  return {
    title: t('rEnd', { name: method }),
    unit: t('rUnit'),
    kind: 'line',
    step: 'day',
    times: windows.map((one) => pointOf(one.to)),
    series: [
      { name: t('rMean'), values: windows.map((one) => cut(one.mean)) },
      { name: t('rOne'), values: windows.map(() => 1) },
      ...(data.method === 'cori'
        ? [
            { name: t('rLow'), values: windows.map((one) => cut(one.q025)) },
            { name: t('rHigh'), values: windows.map((one) => cut(one.q975)) },
          ]
        : []),
    ],
    ...(data.method === 'cori' ? { bands: [{ low: 2, high: 3 }] } : {}),
    ...(doubtful === undefined ? {} : { incompleteFrom: pointOf(doubtful.to) }),
  };
}

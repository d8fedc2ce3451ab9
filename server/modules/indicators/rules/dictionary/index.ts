import { indicatorCodes, type IndicatorCode } from '../../../../../contract/indicators.ts';
import { indicatorLabels } from '../../../../../contract/labels/indicators.ts';
import { delayEntries } from './delays.ts';
import type { Entry } from './entry.ts';
import { seriesEntries, summaryEntries } from './summary.ts';
import { timelinessEntries } from './timeliness.ts';

const entries: { readonly [code in IndicatorCode]: Entry } = {
  ...summaryEntries,
  ...delayEntries,
  ...timelinessEntries,
  ...seriesEntries,
};

/** Every indicator with its name, its formula in words and its source. */
export function dictionary() {
  return indicatorCodes.map((code) => {
    const [vi, en] = indicatorLabels.indicator[code];
    const { vi: formulaVi, en: formulaEn, source } = entries[code];
    const [sourceVi, sourceEn] = typeof source === 'string' ? [source, source] : [source.vi, source.en];
    return { code, vi, en, formulaVi, formulaEn, sourceVi, sourceEn };
  });
}

import type { Pivot, pivotDimensions } from '../../../../contract/analysis.ts';
import { ageGroups } from '../../../../contract/indicators.ts';
import { sexes } from '../../../../contract/people.ts';
import { formatCalendarDate, formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Question } from './question.ts';
import { texts } from './texts.ts';

type Dimension = (typeof pivotDimensions)[number];
type Header = Pivot['rows'][number];

/** Names of the rows and columns of a table in the language of the screen. */
export function useHeaderName(): (dimension: Dimension | undefined, header: Header) => string {
  const t = useTexts(texts);
  const lang = useLanguage();
  const labelOf = useLabel();
  return (dimension, header) => {
    const { key } = header;
    const named = header[lang];
    if (named !== null) {
      return named;
    }
    switch (dimension) {
      case 'sex':
        return labelOf('sex', sexes.find((sex) => sex === key) ?? 'unknown');
      case 'age': {
        const next = ageGroups[ageGroups.findIndex((first) => String(first) === key) + 1];
        return key === 'unknown'
          ? t('unknown')
          : next === undefined
            ? t('yearsOpen', { from: key })
            : t('years', { from: key, to: next - 1 });
      }
      case 'day':
      case 'week':
        return formatCalendarDate(key);
      case 'month':
        return formatCalendarDate(key).slice(3);
      case undefined:
        return t('count');
      default:
        return t('unknown');
    }
  };
}

/** A cell as people read it; a dash where nobody knows. */
export function showCell(value: number | null | undefined, measure: Question['measure']): string {
  if (value === null || value === undefined) {
    return '–';
  }
  return measure === 'row-share' || measure === 'column-share'
    ? formatPercent(value, 1)
    : formatNumber(value, 1);
}

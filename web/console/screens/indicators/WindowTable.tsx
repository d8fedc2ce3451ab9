import { formatCalendarDate, formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import type { Reproduction } from './types.ts';
import { texts } from './texts.ts';

/** Every window with its figures and what speaks against it, newest first. */
export function WindowTable({ windows }: { readonly windows: Reproduction['windows'] }) {
  const t = useTexts(texts);
  const labelOf = useLabel();
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, 3));
  return (
    <DataTable
      label={t('windows')}
      tall
      heads={[
        t('window'),
        t('casesIn'),
        t('rMean'),
        t('rSd'),
        t('rLow'),
        t('median'),
        t('rHigh'),
        t('doubts'),
      ]}
      rows={windows.toReversed().map((one) => ({
        key: one.to,
        cells: [
          `${formatCalendarDate(one.from)} – ${formatCalendarDate(one.to)}`,
          formatNumber(one.cases),
          number(one.mean),
          number(one.sd),
          number(one.q025),
          number(one.median),
          number(one.q975),
          one.doubts.map((doubt) => labelOf('windowDoubt', doubt)).join('; '),
        ],
      }))}
    />
  );
}

import { formatDate, formatNumber } from '../../../shared/formats.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Briefing } from './types.ts';
import { texts } from './texts.ts';

type Figure = Briefing['content']['figures'][number];
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Figures as they were frozen; a share with its parts, a count by days with its day. */
export function FrozenTable({ figures }: { readonly figures: readonly Figure[] }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const dayOf = (figure: Figure) => {
    if (figure.kind === 'gauge') {
      return '–';
    }
    if (figure.day === null) {
      return t('noShare');
    }
    const value =
      figure.kind === 'ratio'
        ? `${formatNumber(figure.day)} % (${formatNumber(figure.numerator ?? 0)}/${formatNumber(figure.denominator ?? 0)})`
        : formatNumber(figure.day);
    const whole = (Date.parse(figure.from) + OFFSET_MS) % DAY_MS === 0;
    return whole ? (
      <>
        {value} <span className="muted small">({t('wholeDay', { day: formatDate(figure.from) })})</span>
      </>
    ) : (
      value
    );
  };
  const changeOf = ({ change, kind }: Figure) => {
    if (change === null) {
      return '–';
    }
    const size = formatNumber(Math.abs(change));
    const shown = kind === 'ratio' ? t('points', { n: size }) : size;
    return change === 0 ? '0' : `${change > 0 ? '▲ +' : '▼ −'}${shown}`;
  };
  return (
    <DataTable
      label={t('figures')}
      heads={[t('figure'), t('day'), t('total'), t('change')]}
      rows={figures.map((figure) => ({
        key: figure.code,
        cells: [
          `${figure[lang]}${figure.kind === 'ratio' ? '' : ` (${figure.unit})`}`,
          dayOf(figure),
          figure.total === null ? '–' : formatNumber(figure.total),
          changeOf(figure),
        ],
      }))}
    />
  );
}

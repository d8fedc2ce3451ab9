import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Tag } from '../../kit/Tag.tsx';
import { useNow } from '../../kit/useNow.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { texts } from './texts.ts';
import { timeLeft } from './time-left.ts';

type FocusClockProps = { readonly next: RowOf<'GET /foci'>['next'] };
const SOON_MS = 6 * 3_600_000;

/** The report that is due next, as time left; it goes on by itself. */
export function FocusClock({ next }: FocusClockProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const now = useNow();
  if (next === null) {
    return <Tag tone="good">{t('noClock')}</Tag>;
  }
  const due = Date.parse(next.dueAt);
  const { late, unit, n } = timeLeft(due, now);
  const time = t(unit, { n: formatNumber(n) });
  const stage = name('focusStage', next.stage).toLocaleLowerCase('vi');
  return (
    <Tag tone={late ? 'bad' : due - now < SOON_MS ? 'warning' : 'blue'}>
      {t(late ? 'late' : 'left', { time, stage })}
    </Tag>
  );
}

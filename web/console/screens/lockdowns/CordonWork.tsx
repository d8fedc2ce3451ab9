import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type LockdownRow = RowOf<'GET /lockdowns'>;

/** Whether a cordon in force asks for something that somebody should do today. */
export function needsWork(row: LockdownRow): boolean {
  return row.ending || row.overdueNeeds + row.gatesUnguarded + row.missingTests + row.unserved > 0;
}

/** That the end is near or past. */
export function Ending({ row, now }: { readonly row: LockdownRow; readonly now: number }) {
  const t = useTexts(texts);
  const past = Date.parse(row.until) < now;
  return row.ending ? <Tag tone={past ? 'bad' : 'warning'}>{t(past ? 'ended' : 'ending')}</Tag> : null;
}

type CordonWorkProps = {
  readonly row: LockdownRow;
  readonly now: number;
  /** With the end, where the list has no column for it. */
  readonly ending?: boolean;
};

/** What the cordon asks for now: overdue needs, gates without guards, people not sampled, households not served. */
export function CordonWork({ row, now, ending = false }: CordonWorkProps) {
  const t = useTexts(texts);
  if (row.state !== 'ACTIVE') {
    return <>–</>;
  }
  const { overdueNeeds, openNeeds, gatesUnguarded, missingTests, unserved } = row;
  const quiet = openNeeds + gatesUnguarded + missingTests + unserved === 0;
  return (
    <div className="row">
      {ending ? <Ending row={row} now={now} /> : null}
      {overdueNeeds > 0 ? (
        <Tag tone="bad">{t('overdue', { n: formatNumber(overdueNeeds) })}</Tag>
      ) : openNeeds > 0 ? (
        <Tag tone="blue">{t('open', { n: formatNumber(openNeeds) })}</Tag>
      ) : null}
      {gatesUnguarded > 0 ? <Tag tone="bad">{t('noGuard', { n: formatNumber(gatesUnguarded) })}</Tag> : null}
      {missingTests > 0 ? (
        <Tag tone="warning">{t('unsampled', { n: formatNumber(missingTests) })}</Tag>
      ) : null}
      {unserved > 0 ? <Tag tone="warning">{t('unserved', { n: formatNumber(unserved) })}</Tag> : null}
      {quiet && !ending ? <Tag tone="good">{t('quiet')}</Tag> : null}
    </div>
  );
}

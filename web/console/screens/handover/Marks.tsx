import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

export type HandoverRow = DataOf<'GET /handovers'>['items'][number];

const tones: { readonly [status in HandoverRow['status']]: Tone } = {
  SENT: 'warning',
  ACCEPTED: 'good',
  REFUSED: 'bad',
  RETURNED: 'bad',
  WITHDRAWN: 'muted',
};
/** From so many hours on it is late; before that a warning. */
const LATE_HOURS = 24;

/** Where a hand-over stands, in words. */
export function HandoverState({ status }: Pick<HandoverRow, 'status'>) {
  const name = useLabel();
  return <Tag tone={tones[status]}>{name('handoverStatus', status)}</Tag>;
}

/** How long nobody has answered, and whom it was told to. */
export function Lateness({ row }: { readonly row: HandoverRow }) {
  const t = useTexts(texts);
  if (row.status !== 'SENT' || row.lateHours === 0) {
    return null;
  }
  const late = row.lateHours >= LATE_HOURS;
  return (
    <span className="block">
      <Tag tone={late ? 'bad' : 'warning'}>{t(late ? 'late' : 'warned', { hours: row.lateHours })}</Tag>
      {row.superiorName === null ? null : (
        <span className="muted small block">
          {t('superior', { name: row.superiorName, phone: row.superiorPhone ?? '' })}
        </span>
      )}
    </span>
  );
}

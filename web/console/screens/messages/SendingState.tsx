import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { RowOf } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { useDetail } from './SmsLog.tsx';
import { texts } from './texts.ts';

type Row = RowOf<'GET /messages/sms/own'>;
const tones: { readonly [state in Row['state']]: Tone } = {
  declared: 'good',
  incomplete: 'warning',
  refused: 'bad',
  'opted-out': 'warning',
  'opted-in': 'good',
  kept: 'warning',
  waiting: 'warning',
  sending: 'blue',
  accepted: 'blue',
  failed: 'bad',
  unsure: 'bad',
  cancelled: 'warning',
};

/** Where a text stands, when it leaves, and why it did not. */
export function SendingState({
  row,
}: {
  readonly row: Pick<Row, 'state' | 'urgent' | 'sendsAt' | 'detail'>;
}) {
  const t = useTexts(texts);
  const name = useLabel();
  const detailOf = useDetail();
  return (
    <>
      <Tag tone={tones[row.state]}>{name('smsState', row.state)}</Tag>
      {row.urgent ? <strong className="block">{t('urgentMark')}</strong> : null}
      {row.sendsAt === null ? null : (
        <span className="block">{t('sendsAt', { at: showInstant(row.sendsAt) })}</span>
      )}
      {row.detail === null ? null : <span className="muted small block">{detailOf(row.detail)}</span>}
    </>
  );
}

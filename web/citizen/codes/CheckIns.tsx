import { formatInstant } from '../../shared/formats.ts';
import { receipts } from '../data/outbox.ts';
import { t } from './texts.ts';

/** Check-ins that the server confirmed, newest first. */
export function CheckIns() {
  const checkIns = receipts.value.filter((receipt) => receipt.kind === 'presence');
  return (
    <>
      <h2>{t('checkins')}</h2>
      {checkIns.length === 0 && <p>{t('noCheckins')}</p>}
      <ul class="plain">
        {checkIns.map((receipt) => (
          <li key={receipt.id}>
            <time dateTime={receipt.at}>{formatInstant(receipt.at)}</time> ·{' '}
            <strong>{receipt.placeName}</strong>
            <br />
            <small>
              ✓ {receipt.who}
              {receipt.collapsed && ` · ${t('collapsed')}`}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

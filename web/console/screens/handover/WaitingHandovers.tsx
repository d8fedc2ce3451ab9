import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { Wait } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** Tells that people wait to be accepted; shown where an officer's day begins. */
export function WaitingHandovers() {
  const t = useTexts(texts);
  const counts = useApi('GET /handovers/attention', {}, { everyMs: REFRESH_MS });
  const { incoming, incomingLate } = counts.data ?? { incoming: 0, incomingLate: 0 };
  if (incoming === 0) {
    return null;
  }
  return (
    <Wait tone={incomingLate > 0 ? 'warning' : 'info'}>
      <Link to="/handovers" search={{ view: 'in' }}>
        {incomingLate > 0
          ? t('waitingLate', { n: formatNumber(incoming), late: formatNumber(incomingLate) })
          : t('waiting', { n: formatNumber(incoming) })}
      </Link>
    </Wait>
  );
}

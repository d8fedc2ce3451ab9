import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { Wait } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** What was asked for and nobody has taken over; an emergency, or one that is late, says so. */
export function WaitingNeeds() {
  const t = useTexts(texts);
  const query = { state: 'OPEN' as const, limit: 1 };
  const { data } = useApi('GET /community/needs', { query }, { everyMs: REFRESH_MS });
  // The most urgent stands first.
  const [first] = data?.items ?? [];
  if (first === undefined) {
    return null;
  }
  const isEmergency = first.urgency === 'emergency';
  return (
    <Wait tone={isEmergency || first.overdue ? 'bad' : 'warning'}>
      <Link to="/" search={{ tab: 'needs' }}>
        {t(isEmergency ? 'waitingEmergency' : first.overdue ? 'waitingLate' : 'waitingNeeds', {
          n: formatNumber(data?.total ?? 1),
        })}
      </Link>
    </Wait>
  );
}

import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { Wait } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** Requests about data whose deadline is near or missed, and incidents not told yet; shown where an officer's day begins. */
export function WaitingRequests() {
  const t = useTexts(texts);
  const manages = useRight('privacy.manage');
  const { data } = useApi('GET /privacy/attention', {}, { everyMs: REFRESH_MS });
  if (data === undefined) {
    return null;
  }
  const { soon, overdue, untold, untoldLate } = data;
  return (
    <>
      {overdue + soon > 0 ? (
        <Wait tone={overdue > 0 ? 'bad' : 'warning'}>
          <Link to="/privacy" search={{ tab: 'requests', clock: overdue > 0 ? 'overdue' : 'soon' }}>
            {overdue > 0
              ? t('waitingOverdue', { n: formatNumber(overdue), soon: formatNumber(soon) })
              : t('waitingSoon', { n: formatNumber(soon) })}
          </Link>
        </Wait>
      ) : null}
      {manages && untold > 0 ? (
        <Wait tone={untoldLate > 0 ? 'bad' : 'warning'}>
          <Link to="/privacy" search={{ tab: 'breaches', state: 'open' }}>
            {t('waitingUntold', { n: formatNumber(untold), late: formatNumber(untoldLate) })}
          </Link>
        </Wait>
      ) : null}
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** Calls and visits that are late, and those that came up from units below; shown where an officer's day begins. */
export function WaitingWork() {
  const t = useTexts(texts);
  const { data } = useApi('GET /worklist/attention', {}, { everyMs: REFRESH_MS });
  if (data === undefined || data.late24 === 0) {
    return null;
  }
  const { late24, late48, cameUp } = data;
  return (
    <Notice tone={late48 > 0 ? 'bad' : 'warning'}>
      {t('waitingLate', { n: formatNumber(late24), more: formatNumber(late48) })}{' '}
      {cameUp > 0 ? `${t('waitingUp', { n: formatNumber(cameUp) })} ` : ''}
      <Link to="/worklist" search={{ view: cameUp > 0 ? 'escalated' : 'late' }}>
        {t('show')}
      </Link>
    </Notice>
  );
}

import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { Wait } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;

/** Work that is done for somebody away, calls and visits that are late, and those that came up from units below; shown where an officer's day begins. */
export function WaitingWork() {
  const t = useTexts(texts);
  const { data } = useApi('GET /worklist/attention', {}, { everyMs: REFRESH_MS });
  if (data === undefined) {
    return null;
  }
  const { late, late48, standingIn, cameUp } = data;
  return (
    <>
      {standingIn > 0 ? (
        <Wait tone="warning">
          <Link to="/" search={{ tab: 'mine' }}>
            {t('waitingFor', { n: formatNumber(standingIn) })}
          </Link>
        </Wait>
      ) : null}
      {late > 0 ? (
        <Wait tone={late48 > 0 ? 'bad' : 'warning'}>
          <Link to="/worklist" search={{ view: 'late' }}>
            {t('waitingLate', { n: formatNumber(late), more: formatNumber(late48) })}
          </Link>
        </Wait>
      ) : null}
      {cameUp > 0 ? (
        <Wait tone="warning">
          <Link to="/worklist" search={{ view: 'came-up' }}>
            {t('waitingUp', { n: formatNumber(cameUp) })}
          </Link>
        </Wait>
      ) : null}
    </>
  );
}

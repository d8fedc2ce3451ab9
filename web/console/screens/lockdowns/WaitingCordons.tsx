import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { WaitList } from '../../kit/Wait.tsx';
import { CordonWork, needsWork } from './CordonWork.tsx';
import { texts } from './texts.ts';

const REFRESH_MS = 60_000;
/** More of them are on their own screen. */
const SHOWN = 5;

/** Cordons that need something now: a need overdue, a gate without guards, people not sampled, an end that is near. */
export function WaitingCordons() {
  const t = useTexts(texts);
  const now = useNow();
  const query = { state: 'ACTIVE' as const, limit: 50 };
  const cordons = useApi('GET /lockdowns', { query }, { everyMs: REFRESH_MS });
  const waiting = (cordons.data?.items ?? []).filter(needsWork);
  if (waiting.length === 0) {
    return null;
  }
  return (
    <WaitList tone="warning" title={t('waiting', { n: formatNumber(waiting.length) })}>
      <ul className="plain stack tight">
        {waiting.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="row">
            <Link to="/lockdowns/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <CordonWork row={row} now={now} ending />
          </li>
        ))}
      </ul>
      {waiting.length > SHOWN ? <Link to="/lockdowns">{t('waitingAll')}</Link> : null}
    </WaitList>
  );
}

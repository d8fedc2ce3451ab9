import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { WaitList } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

/** The cuts of a day and the one before: older ones are no news to sign. */
const MOST = 3;

/** Cuts that wait for a leader's signature; nothing where there are none. */
export function WaitingBriefings() {
  const t = useTexts(texts);
  const { rows, total } = useList(
    'GET /command/briefings',
    { query: { state: 'FROZEN', limit: MOST } },
    { everyMs: 60_000 },
  );
  if (rows.length === 0) {
    return null;
  }
  return (
    <WaitList tone="warning" title={t('waiting', { n: formatNumber(total ?? rows.length) })}>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/briefings/$id" params={{ id: row.id }}>
              {row.number}
            </Link>{' '}
            {t('waitingAt', { at: showInstant(row.at) })}
          </li>
        ))}
      </ul>
    </WaitList>
  );
}

import { Link } from '@tanstack/react-router';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

/** The cuts of a day and the one before: older ones are no news to sign. */
const MOST = 3;

/** Cuts that wait for a leader's signature; nothing where there are none. */
export function WaitingBriefings() {
  const t = useTexts(texts);
  const { rows } = useList(
    'GET /command/briefings',
    { query: { state: 'FROZEN', limit: MOST } },
    { everyMs: 60_000 },
  );
  if (rows.length === 0) {
    return null;
  }
  return (
    <Notice tone="warning" title={t('waiting')}>
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
    </Notice>
  );
}

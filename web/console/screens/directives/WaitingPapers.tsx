import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { WaitList } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const MOST = 5;

/** Documents that the officer has to acknowledge; nothing where there are none. */
export function WaitingPapers() {
  const t = useTexts(texts);
  const waiting = useList(
    'GET /directive-receipts',
    { query: { mine: true, state: 'waiting', limit: MOST } },
    { everyMs: 60_000 },
  );
  const overdue = useList(
    'GET /directive-receipts',
    { query: { mine: true, state: 'overdue', limit: MOST } },
    { everyMs: 60_000 },
  );
  const all = [overdue, waiting].reduce((sum, { total, rows: some }) => sum + (total ?? some.length), 0);
  const rows = [...overdue.rows, ...waiting.rows].slice(0, MOST);
  if (rows.length === 0) {
    return null;
  }
  return (
    <WaitList
      tone={overdue.rows.length > 0 ? 'bad' : 'warning'}
      title={t('papersWait', { n: formatNumber(all) })}
    >
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            {row.urgent ? <Tag tone="bad">{t('urgent')}</Tag> : null}{' '}
            <Link to="/directives/$id" params={{ id: row.directiveId }}>
              {row.number}
            </Link>{' '}
            {row.summary}{' '}
            <span className="muted small">
              {t('due')}: {showInstant(row.dueAt)}
            </span>
          </li>
        ))}
      </ul>
    </WaitList>
  );
}

import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { WaitList } from '../../kit/Wait.tsx';
import { texts } from './texts.ts';

const MOST = 5;

/** Reports whose next step is the officer's, late ones marked; nothing where there are none. */
export function WaitingReports() {
  const t = useTexts(texts);
  const name = useLabel();
  const { rows, total } = useList(
    'GET /reports',
    { query: { forMe: true, limit: MOST } },
    { everyMs: 60_000 },
  );
  if (rows.length === 0) {
    return null;
  }
  return (
    <WaitList
      tone={rows.some(({ late }) => late) ? 'bad' : 'warning'}
      title={t('waitingTitle', { n: formatNumber(total ?? rows.length) })}
    >
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            {row.late ? <Tag tone="bad">{t('late')}</Tag> : null}{' '}
            <Link to="/reports/$id" params={{ id: row.id }}>
              {row.waitsFor === null ? null : name('reportWait', row.waitsFor)}
            </Link>
            {': '}
            {row.subject}{' '}
            {row.dueAt === null ? null : (
              <span className="muted small">{t('dueAt', { at: showInstant(row.dueAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </WaitList>
  );
}

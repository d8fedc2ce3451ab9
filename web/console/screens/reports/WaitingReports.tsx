import { Link } from '@tanstack/react-router';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

const MOST = 5;

/** Reports whose next step is the officer's, late ones marked; nothing where there are none. */
export function WaitingReports() {
  const t = useTexts(texts);
  const name = useLabel();
  const { rows } = useList('GET /reports', { query: { forMe: true, limit: MOST } }, { everyMs: 60_000 });
  if (rows.length === 0) {
    return null;
  }
  return (
    <Notice tone="warning" title={t('waitingTitle')}>
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
    </Notice>
  );
}

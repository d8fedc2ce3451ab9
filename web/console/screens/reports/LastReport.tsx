import { Link } from '@tanstack/react-router';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

type Last = DataOf<'GET /report-schedules'>['items'][number]['last'];

/** How far the newest report of a schedule is: issued when, or what it waits for and until when. */
export function LastReport({ last }: { readonly last: Last }) {
  const t = useTexts(texts);
  const name = useLabel();
  if (last === null) {
    return <span className="muted">{t('noneMade')}</span>;
  }
  return (
    <>
      <Link to="/reports/$id" params={{ id: last.id }}>
        {last.waitsFor === null ? (last.number ?? t('list')) : name('reportWait', last.waitsFor)}
      </Link>{' '}
      {last.late ? <Tag tone="bad">{t('late')}</Tag> : null}
      <span className="muted small block">
        {last.issuedAt === null
          ? last.dueAt === null
            ? null
            : t('dueAt', { at: showInstant(last.dueAt) })
          : t('sentAt', { at: showInstant(last.issuedAt) })}
      </span>
    </>
  );
}

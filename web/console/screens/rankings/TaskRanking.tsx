import { Link } from '@tanstack/react-router';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { useApi } from '../../kit/useApi.ts';
import { inOrder, type Order } from './order.ts';
import { PlacesTable } from './PlacesTable.tsx';
import { texts } from './texts.ts';

type TaskRankingProps = {
  readonly of: 'organisation' | 'area';
  readonly from: string;
  readonly order: Order;
};

/** Departments, or communes, by the tasks that fell due: done, in time, and how many late ones would move each of them. */
export function TaskRanking({ of, from, order }: TaskRankingProps) {
  const t = useTexts(texts);
  const answer = useApi('GET /task-ranking', { query: { of, from } }, { keep: true });
  return (
    <Await query={answer} lines={6}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('noTasks')} hint={t('noTasksHint')} />
        ) : (
          <>
            <PlacesTable
              value={t('tasksDone')}
              places={inOrder(items, order).map((row) => ({
                id: row.id,
                rank: row.rank,
                beforeRank: row.beforeRank,
                name: row.name,
                next:
                  row.next === null ? null : t('tasksNeeded', { n: row.next.needed, rank: row.next.rank }),
                value: (
                  <>
                    {shareText(row.done, row.due)}
                    <span className="muted small block">
                      {t('tasksInTime')}: {shareText(row.inTime, row.due)}
                    </span>
                    <span className="muted small block">
                      {t('tasksBefore')}: {shareText(row.beforeDone, row.beforeDue)}
                    </span>
                  </>
                ),
              }))}
            />
            <p className="muted small">
              {t('tasksNote')} <Link to="/tasks">{t('tasksLink')}</Link>
            </p>
          </>
        )
      }
    </Await>
  );
}

/** `3/4 (75 %)`; a dash where nothing fell due. */
function shareText(done: number, due: number): string {
  return due === 0
    ? '–'
    : `${formatNumber(done, 0)}/${formatNumber(due, 0)} (${formatPercent((done / due) * 100, 0)})`;
}

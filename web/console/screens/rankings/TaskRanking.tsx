import { Link } from '@tanstack/react-router';
import { formatNumber, formatPercent } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi } from '../../kit/useApi.ts';
import { inOrder, type Order } from './order.ts';
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
            <TableRegion label={t('title')}>
              <table className="table">
                <caption className="hidden">{t('title')}</caption>
                <thead>
                  <tr>
                    <th scope="col" className="end">
                      {t('rank')}
                    </th>
                    <th scope="col">{t('unit')}</th>
                    <th scope="col" className="end">
                      {t('tasksDone')}
                    </th>
                    <th scope="col" className="end">
                      {t('tasksInTime')}
                    </th>
                    <th scope="col" className="end">
                      {t('tasksBefore')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {inOrder(items, order).map((row) => (
                    <tr key={row.id}>
                      <td className="end nowrap">
                        {row.rank ?? <span className="muted">{t('noRank')}</span>}
                        {row.beforeRank === null || row.beforeRank === row.rank ? null : (
                          <span className="muted small block">{t('was', { rank: row.beforeRank })}</span>
                        )}
                      </td>
                      <th scope="row" className="row-name">
                        {row.name}
                        {row.next === null ? null : (
                          <span className="muted small block">
                            {t('tasksNeeded', { n: row.next.needed, rank: row.next.rank })}
                          </span>
                        )}
                      </th>
                      <td className="end">{shareText(row.done, row.due)}</td>
                      <td className="end">{shareText(row.inTime, row.due)}</td>
                      <td className="end">{shareText(row.beforeDone, row.beforeDue)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableRegion>
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

import { useNavigate } from '@tanstack/react-router';
import type { DataOf, Input } from '../../kit/api.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

type Task = DataOf<'GET /tasks'>['items'][number];
type TaskListProps = {
  readonly query: NonNullable<Input<'GET /tasks'>['query']>;
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string | undefined) => void;
};

/** Tasks by deadline, as every screen lists them. */
export function TaskList({ query, sort, onSort }: TaskListProps) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const list = useList('GET /tasks', { query: { ...query, sort } }, { everyMs: 60_000 });
  return (
    <DataList
      label={t('label')}
      list={list}
      sort={sort}
      {...(onSort === undefined ? {} : { onSort })}
      columns={[
        {
          id: 'title',
          title: t('name'),
          className: 'wrap',
          render: (row) => (
            <>
              <strong>{row.title}</strong>
              <span className="muted small block">
                {[row.directiveNumber, row.issuerName].filter((part) => part !== null).join(' · ')}
              </span>
            </>
          ),
        },
        {
          id: 'responsible',
          title: t('responsible'),
          className: 'wrap',
          render: (row) => row.responsible.name,
        },
        {
          id: 'due',
          title: t('due'),
          ...(onSort === undefined ? {} : { sort: 'dueAt' }),
          render: (row) => (
            <>
              {showInstant(row.dueAt)}
              <Lateness task={row} />
            </>
          ),
        },
        { id: 'progress', title: t('progress'), className: 'wrap', render: (row) => <Progress task={row} /> },
        {
          id: 'status',
          title: t('status'),
          render: (row) => (
            <>
              <StatusTag kind="taskStatus" code={row.status} />
              {row.extensionAsked ? (
                <span className="block">
                  <Tag tone="warning">{t('extensionAsked')}</Tag>
                </span>
              ) : null}
            </>
          ),
        },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => `${row.title} ${row.responsible.name}`}
      rowClass={(row) => (row.overdue ? 'bad-row' : undefined)}
      onOpen={(row) => void navigate({ to: '/tasks/$id', params: { id: row.id } })}
      empty={{ title: t('none'), hint: t('noneHint') }}
    />
  );
}

/** How late a task is, in words. */
export function Lateness({ task }: { readonly task: Pick<Task, 'overdue' | 'escalation'> }) {
  const t = useTexts(texts);
  if (!task.overdue) {
    return null;
  }
  return (
    <span className="block">
      <Tag tone="bad">
        {task.escalation === 0 ? t('overdue') : t('escalated', { hours: task.escalation === 1 ? 24 : 48 })}
      </Tag>
    </span>
  );
}

/** Progress in percent, and by the counter where one measures it. */
export function Progress({ task }: { readonly task: Pick<Task, 'percent' | 'metric'> }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  return (
    <>
      {task.percent} %
      {task.metric === null ? null : (
        <span className="muted small block">
          {t('metricValue', {
            value: task.metric.value,
            target: task.metric.target,
            metric: task.metric[lang],
          })}
        </span>
      )}
    </>
  );
}

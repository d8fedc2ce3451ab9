import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { useNow } from '../../kit/useNow.ts';
import { GateSelect } from './GateSelect.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { texts } from './texts.ts';
import type { Task } from './types.ts';

const EVERY_MS = 30_000;

/** What has to be looked at, with its filters. */
export function TaskList() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const filter = { url, change };
  const state = urlCode('tripTaskState', url['state']) ?? 'open';
  const query = { state, reason: urlCode('tripTaskReason', url['reason']), gate: url['gate'] };
  return (
    <>
      <Filters {...filter} names={['state', 'reason', 'gate']}>
        <CodeFilter
          kind="tripTaskState"
          label={t('taskState')}
          all={t('anyView')}
          name="state"
          url={{ ...url, state }}
          change={change}
        />
        <CodeFilter
          kind="tripTaskReason"
          label={t('reason')}
          all={t('anyReason')}
          name="reason"
          {...filter}
        />
        <GateSelect {...filter} />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /border/tasks', { query: query as object })} people name="trip-tasks" />
      </div>
      <Tasks query={query} />
    </>
  );
}

/** Open tasks of trips, those that are due first: due work of the day. */
export function DueTrips() {
  return <Tasks query={{ state: 'open' }} />;
}

type TasksProps = {
  readonly query: {
    readonly state?: Task['state'];
    readonly reason?: Task['reason'] | undefined;
    readonly gate?: string | undefined;
  };
};

function Tasks({ query }: TasksProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const records = useRight('trip.record');
  const now = useNow();
  const [answering, setAnswering] = useState<Task | null>(null);
  const list = useList('GET /border/tasks', { query: { ...query, limit: 100 } }, { everyMs: EVERY_MS });
  return (
    <>
      <DataList
        label={t('taskLabel')}
        list={list}
        columns={[
          { id: 'reason', title: t('reason'), className: 'wrap', render: (row) => <TaskWord task={row} /> },
          {
            id: 'vehicle',
            title: t('vehicle'),
            className: 'reach',
            render: (row) => (
              <>
                <Link to="/trips/$id" params={{ id: row.tripId }}>
                  {row.plate ?? row.shortCode ?? '•••'}
                </Link>
                <span className="small block">{row.driver}</span>
                <span className="small block">
                  <PhoneLink phone={row.driverPhone} />
                </span>
              </>
            ),
          },
          {
            id: 'place',
            title: t('place'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.placeName ?? '–'}
                <span className="muted small block">{showInstant(row.at)}</span>
              </>
            ),
          },
          {
            id: 'due',
            title: t('dueAt'),
            render: (row) => (
              <>
                {showInstant(row.dueAt)}{' '}
                {row.state === 'open' && Date.parse(row.dueAt) < now ? (
                  <Tag tone="bad">{t('late')}</Tag>
                ) : null}
              </>
            ),
          },
          {
            id: 'outcome',
            title: t('outcome'),
            className: 'wrap',
            render: (row) =>
              row.outcome !== null ? (
                <>
                  {name('tripTaskOutcome', row.outcome)}
                  {row.note === null ? null : <span className="small block">{row.note}</span>}
                </>
              ) : records && row.state === 'open' ? (
                <Button variant="default" size="compact-sm" onClick={() => setAnswering(row)}>
                  {t('answer')}
                  <span className="hidden"> {row.plate ?? row.shortCode}</span>
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => [name('tripTaskReason', row.reason), row.plate ?? ''].join(' ')}
        empty={{ title: t('noTasks'), hint: t('noTasksHint') }}
      />
      {answering === null ? null : <TaskDialog task={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

/** What a task is about, in words. */
export function TaskWord({ task }: { readonly task: Pick<Task, 'reason' | 'minutes' | 'seals' | 'misuse'> }) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <>
      <strong>{name('tripTaskReason', task.reason)}</strong>
      {task.misuse === null ? null : <span className="small block">{name('tripMisuse', task.misuse)}</span>}
      {task.minutes === null ? null : (
        <span className="small block">{t('lateBy', { n: formatNumber(task.minutes) })}</span>
      )}
      {task.seals === null ? null : (
        <span className="small block">
          {task.seals.length === 0 ? t('noSeals') : t('sealsNow', { seals: task.seals.join(', ') })}
        </span>
      )}
    </>
  );
}

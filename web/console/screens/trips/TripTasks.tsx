import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { pageTexts } from './pageTexts.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskWord } from './TaskList.tsx';
import { texts } from './texts.ts';
import type { TripRecord } from './types.ts';

type Task = TripRecord['tasks'][number];

/** What has to be looked at on this trip, and what came of it. */
export function TripTasks({ trip }: { readonly trip: TripRecord }) {
  const t = useTexts(pageTexts);
  const words = useTexts(texts);
  const name = useLabel();
  const records = useRight('trip.record');
  const [answering, setAnswering] = useState<Task | null>(null);
  return (
    <Panel title={t('tasks')}>
      <DataList
        label={t('tasks')}
        list={fixedList(trip.tasks)}
        columns={[
          { id: 'what', title: t('what'), className: 'wrap', render: (task) => <TaskWord task={task} /> },
          {
            id: 'where',
            title: words('place'),
            className: 'wrap',
            render: (task) => (
              <>
                {task.placeName ?? '–'}
                <span className="muted small block">{showInstant(task.at)}</span>
              </>
            ),
          },
          { id: 'due', title: words('dueAt'), render: (task) => showInstant(task.dueAt) },
          {
            id: 'outcome',
            title: words('outcome'),
            className: 'wrap',
            render: (task) =>
              task.outcome !== null ? (
                <>
                  {name('tripTaskOutcome', task.outcome)}
                  {task.note === null ? null : <span className="small block">{task.note}</span>}
                </>
              ) : task.state === 'done' ? (
                '–'
              ) : records ? (
                <Button variant="default" size="compact-sm" onClick={() => setAnswering(task)}>
                  {words('answer')}
                </Button>
              ) : (
                <Tag tone="warning">{name('tripTaskState', 'open')}</Tag>
              ),
          },
        ]}
        rowKey={(task) => task.id}
        rowName={(task) => name('tripTaskReason', task.reason)}
        empty={{ title: t('noTasks') }}
      />
      {answering === null ? null : <TaskDialog task={answering} onClose={() => setAnswering(null)} />}
    </Panel>
  );
}

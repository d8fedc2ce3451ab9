import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { DataTable } from '../indicators/DataTable.tsx';
import { pageTexts } from './pageTexts.ts';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskWord } from './TaskList.tsx';
import { texts } from './texts.ts';
import type { TripRecord } from './TripPage.tsx';

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
      {trip.tasks.length === 0 ? (
        <p className="muted">{t('noTasks')}</p>
      ) : (
        <DataTable
          words
          label={t('tasks')}
          heads={[t('what'), t('where'), t('at'), words('dueAt'), words('outcome')]}
          rows={trip.tasks.map((task) => ({
            key: task.id,
            cells: [
              <TaskWord key="what" task={task} />,
              task.placeName ?? '–',
              showInstant(task.at),
              showInstant(task.dueAt),
              task.outcome === null ? (
                records ? (
                  <Button key="do" variant="default" size="compact-sm" onClick={() => setAnswering(task)}>
                    {words('answer')}
                  </Button>
                ) : (
                  <Tag key="open" tone="warning">
                    {name('tripTaskState', 'open')}
                  </Tag>
                )
              ) : (
                <span key="done">
                  {name('tripTaskOutcome', task.outcome)}
                  {task.note === null ? null : <span className="small block">{task.note}</span>}
                </span>
              ),
            ],
          }))}
        />
      )}
      {answering === null ? null : <TaskDialog task={answering} onClose={() => setAnswering(null)} />}
    </Panel>
  );
}

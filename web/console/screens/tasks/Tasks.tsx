import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { GiveTask } from './GiveTask.tsx';
import { TaskList } from './TaskList.tsx';
import { texts } from './texts.ts';

/** Tasks of the area by deadline; who gives work gives it here or from a document. */
export function Tasks() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const issues = useRight('directive.issue');
  const [url, change] = useUrlState();
  const [giving, setGiving] = useState(false);
  const [given, setGiven] = useState<number | null>(null);
  const query = {
    q: url['q'],
    view: urlCode('taskView', url['view']),
    status: urlCode('taskStatus', url['status']),
    open: url['open'] === 'true' ? true : undefined,
    overdue: url['overdue'] === 'true' ? true : undefined,
    area: url['area'],
  };
  const box = (name: 'open' | 'overdue', label: string) => (
    <Checkbox
      label={label}
      checked={url[name] === 'true'}
      onChange={(event) => change({ [name]: event.currentTarget.checked ? 'true' : undefined })}
    />
  );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={issues ? <Button onClick={() => setGiving(true)}>{t('new')}</Button> : null}
    >
      {given === null ? null : <Notice tone="good">{t('given', { n: given })}</Notice>}
      <Filters url={url} change={change} names={['q', 'view', 'status', 'area', 'open', 'overdue']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeSelect
          kind="taskView"
          label={t('view')}
          value={query.view ?? 'all'}
          onChange={(view) => change({ view: view === 'all' || view === null ? undefined : view })}
        />
        <CodeFilter
          kind="taskStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        {box('open', t('openOnly'))}
        {box('overdue', t('overdueOnly'))}
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /tasks', { query: query as object })} name="tasks" />
      </div>
      <TaskList query={query} sort={url['sort']} onSort={(sort) => change({ sort })} />
      {giving ? (
        <GiveTask
          onClose={(n) => {
            setGiving(false);
            setGiven(n ?? null);
          }}
        />
      ) : null}
    </Page>
  );
}

import { NativeSelect } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { labelOptions } from '../../../../contract/labels.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { findingText } from './findingText.ts';
import { texts } from './texts.ts';

const choices = ['OPEN', 'RAISED', 'ACKNOWLEDGED', 'ASSIGNED', 'CLOSED'] as const;
const EVERY_MS = 10_000;

/** Alerts: those that nobody took first. */
export function AlertList() {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const navigate = useNavigate();
  const works = useRight('command.work');
  const [url, change] = useUrlState();
  const query = { state: oneOf(choices, url['state']) };
  const list = useList('GET /command/alerts', { query }, { everyMs: EVERY_MS });
  return (
    <>
      <Filters url={url} change={change} names={['state']}>
        <NativeSelect
          label={t('state')}
          value={url['state'] ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('anyState') },
            { value: 'OPEN', label: t('open') },
            ...labelOptions('alertState', lang),
          ]}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /command/alerts', { query: query as object })} name="alerts" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          {
            id: 'what',
            title: t('what'),
            className: 'wrap',
            render: (row) => (
              <>
                {works ? (
                  <Link to="/alerts/$id" params={{ id: row.id }}>
                    {row[lang]}
                  </Link>
                ) : (
                  row[lang]
                )}
                <span className="small block">
                  <Tag tone={row.severity === 'urgent' ? 'bad' : 'plain'}>
                    {name('alertSeverity', row.severity)}
                  </Tag>{' '}
                  {name('alertKind', row.kind)}
                </span>
              </>
            ),
          },
          { id: 'area', title: t('area'), render: (row) => row.areaName },
          {
            id: 'value',
            title: t('value'),
            className: 'wrap',
            render: (row) => findingText(row.kind, row.finding, row.unit),
          },
          { id: 'raised', title: t('raised'), render: (row) => showInstant(row.raisedAt) },
          {
            id: 'state',
            title: t('state'),
            render: (row) => <StatusTag kind="alertState" code={row.state} />,
          },
          {
            id: 'who',
            title: t('who'),
            render: (row) => row.assignedTo ?? row.acknowledgedBy ?? '–',
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row[lang]}, ${row.areaName}`}
        onOpen={(row) => {
          if (works) {
            void navigate({ to: '/alerts/$id', params: { id: row.id } });
          }
        }}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}

import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Waits } from '../../kit/Wait.tsx';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Segments } from '../../kit/figures/Segments.tsx';
import { MakeReport } from './MakeReport.tsx';
import { ScheduleLines } from './ScheduleLines.tsx';
import { Templates } from './Templates.tsx';
import { WaitingReports } from './WaitingReports.tsx';
import { texts } from './texts.ts';

const tabs = ['list', 'templates'] as const;

/** Reports of the area and those it received; templates and when reports make themselves. */
export function Reports() {
  const t = useTexts(texts);
  const writes = useRight('report.write');
  const [url, change] = useUrlState();
  const [making, setMaking] = useState(false);
  const tab = oneOf(tabs, url['tab']) ?? 'list';
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={writes ? <Button onClick={() => setMaking(true)}>{t('make')}</Button> : null}
    >
      <Segments
        label={t('tabs')}
        options={tabs.map((name) => [name, t(name)] as const)}
        value={tab}
        onChange={(name) => change({ tab: name === 'list' ? undefined : name })}
      />
      {tab === 'list' ? (
        <>
          <Waits label={t('waits')}>
            <WaitingReports />
          </Waits>
          <ScheduleLines />
          <ReportList />
        </>
      ) : (
        <Templates />
      )}
      {making ? <MakeReport onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function ReportList() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const templates = useApi('GET /report-templates', {});
  const query = {
    template: url['template'],
    status: urlCode('reportStatus', url['status']),
    sort: url['sort'],
  };
  const list = useList('GET /reports', { query }, { everyMs: 60_000 });
  return (
    <>
      <Filters url={url} change={change} names={['template', 'status']}>
        <NativeSelect
          label={t('template')}
          value={url['template'] ?? ''}
          onChange={(event) => change({ template: event.currentTarget.value })}
          data={[
            { value: '', label: t('anyTemplate') },
            ...(templates.data?.items ?? []).map((one) => ({ value: one.code, label: one[lang] })),
          ]}
        />
        <CodeFilter
          kind="reportStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /reports', { query: query as object })} name="reports" />
      </div>
      <DataList
        label={t('list')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'subject',
            title: t('subject'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.subject}</strong>
                <span className="muted small block">
                  {row.officeName} · {row.areaName}
                </span>
              </>
            ),
          },
          {
            id: 'number',
            title: t('number'),
            render: (row) => (
              <>
                {row.number ?? '–'}
                {row.edition === 1 ? null : (
                  <span className="muted small block">{t('edition', { n: row.edition })}</span>
                )}
              </>
            ),
          },
          {
            id: 'status',
            title: t('status'),
            render: (row) => (
              <>
                <StatusTag kind="reportStatus" code={row.status} />
                {row.waitsForMe ? (
                  <span className="block">
                    <Tag tone="warning">{t('waitsForMe')}</Tag>
                  </span>
                ) : null}
                {row.late ? (
                  <span className="block">
                    <Tag tone="bad">{t('late')}</Tag>
                  </span>
                ) : null}
                {row.dueAt === null || row.waitsFor === null ? null : (
                  <span className="muted small block">{t('dueAt', { at: showInstant(row.dueAt) })}</span>
                )}
              </>
            ),
          },
          { id: 'asOf', title: t('asOf'), render: (row) => showInstant(row.asOf) },
          {
            id: 'made',
            title: t('made'),
            sort: 'generatedAt',
            render: (row) => (
              <>
                {showInstant(row.generatedAt)}
                <span className="muted small block">{row.scheduled ? t('bySchedule') : row.generatedBy}</span>
              </>
            ),
          },
          {
            id: 'received',
            title: t('received'),
            render: (row) =>
              row.recipients === 0 ? '–' : t('receivedOf', { n: row.received, total: row.recipients }),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.subject}
        onOpen={(row) => void navigate({ to: '/reports/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}

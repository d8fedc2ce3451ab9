import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { oneOf, type UrlValues, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showDate, showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { Segments } from '../../kit/figures/Segments.tsx';
import { Receipts } from './Receipts.tsx';
import { texts } from './texts.ts';

const tabs = ['all', 'in', 'out', 'receipts'] as const;

/** Official documents of the area: received, sent, and who has acknowledged. */
export function Directives() {
  const t = useTexts(texts);
  const issues = useRight('directive.issue');
  const [url, change] = useUrlState();
  const tab = oneOf(tabs, url['tab']) ?? 'all';
  const actions = issues ? (
    <Button renderRoot={(props) => <Link to="/directives/new" {...props} />}>{t('new')}</Button>
  ) : null;
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <Segments
        label={t('tabs')}
        options={tabs.map((name) => [name, t(name)] as const)}
        value={tab}
        onChange={(name) => change({ tab: name === 'all' ? undefined : name })}
      />
      {tab === 'receipts' ? <Receipts /> : <Box box={tab} url={url} change={change} />}
    </Page>
  );
}

type BoxProps = {
  readonly box: 'all' | 'in' | 'out';
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
};

function Box({ box, url, change }: BoxProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const query = {
    q: url['q'],
    kind: urlCode('directiveKind', url['kind']),
    status: urlCode('directiveStatus', url['status']),
    box: box === 'all' ? undefined : box,
    waiting: url['waiting'] === 'true' ? true : undefined,
    sort: url['sort'],
  };
  const list = useList('GET /directives', { query }, { everyMs: 60_000 });
  return (
    <>
      <Filters url={url} change={change} names={['q', 'kind', 'status', 'waiting']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="directiveKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="directiveStatus"
          label={t('status')}
          all={t('anyStatus')}
          name="status"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('waitingOnly')}
          checked={url['waiting'] === 'true'}
          onChange={(event) => change({ waiting: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /directives', { query: query as object })} name="directives" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={[
          {
            id: 'number',
            title: t('number'),
            render: (row) => (
              <>
                <strong>{row.number}</strong> {row.urgent ? <Tag tone="bad">{t('urgent')}</Tag> : null}
                <span className="muted small block">
                  {name('directiveKind', row.kind)} · {showDate(row.issuedOn)}
                </span>
              </>
            ),
          },
          {
            id: 'summary',
            title: t('summary'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.summary}
                <span className="muted small block">{row.issuerName}</span>
              </>
            ),
          },
          {
            id: 'status',
            title: t('status_'),
            render: (row) => (
              <>
                <StatusTag kind="directiveStatus" code={row.status} />
                {row.waitsForMe ? (
                  <span className="block">
                    <Tag tone="warning">{t('waitsForMe')}</Tag>
                  </span>
                ) : null}
              </>
            ),
          },
          { id: 'sentAt', title: t('sentAt'), sort: 'sentAt', render: (row) => showInstant(row.sentAt) },
          {
            id: 'received',
            title: t('received'),
            render: (row) => (
              <>
                {t('receivedOf', { n: row.received, total: row.recipients })}
                {row.overdue === 0 ? null : (
                  <span className="block">
                    <Tag tone="bad">{t('lateOf', { n: row.overdue })}</Tag>
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'tasks',
            title: t('tasks'),
            render: (row) => (row.tasks === 0 ? '–' : t('tasksOf', { n: row.tasksClosed, total: row.tasks })),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.number}
        onOpen={(row) => void navigate({ to: '/directives/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}

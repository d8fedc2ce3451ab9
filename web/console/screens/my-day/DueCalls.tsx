import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { labelOptions } from '../../../../contract/labels.ts';
import { formatInstant, formatNumber, formatRelative } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Late, lateRow } from '../../kit/Late.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from '../interview/texts.ts';
import { useCalls } from '../interview/useCalls.ts';

const views = labelOptions('interviewView', 'vi').map(({ value }) => value);
const kinds = labelOptions('interviewKind', 'vi').map(({ value }) => value);

type DueCall = RowOf<'GET /interviews'>;

/** First calls: who is due, the latest first with how late they are, appointments, and who has to be searched for. */
export function DueCalls() {
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  const [url, setUrl] = useUrlState();
  const view = oneOf(views, url['view']) ?? 'due';
  const kind = oneOf(kinds, url['kind']);
  const query = { view, kind, limit: 50 };
  const list = useList('GET /interviews', { query }, { everyMs: 60_000 });
  const open = (id: string) => void navigate({ to: '/interviews/$id', params: { id } });
  const columns: Column<DueCall>[] = [
    {
      id: 'name',
      title: t('name'),
      className: 'wrap',
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          <span className="muted small block">{row.address ?? '–'}</span>
        </>
      ),
    },
    {
      id: 'since',
      title: t('since'),
      render: (row) => (
        <>
          {formatRelative(row.dueSince)}
          <span className="block">
            <Late hours={row.lateHours} />
          </span>
        </>
      ),
    },
    { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
    { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
    {
      id: 'case',
      title: t('case'),
      render: (row) => (
        <>
          {label('interviewKind', row.kind)}
          <span className="muted small block">{row.caseLabel}</span>
        </>
      ),
    },
    {
      id: 'last',
      title: t('last'),
      render: (row) =>
        row.lastResult === null ? (
          '–'
        ) : (
          <>
            {label('attemptResult', row.lastResult)}
            <span className="muted small block">
              {row.lastAttemptAt === null ? '' : formatRelative(row.lastAttemptAt)} · {row.officer}
            </span>
          </>
        ),
    },
    { id: 'attempts', title: t('attemptCount'), end: true, render: (row) => formatNumber(row.attempts) },
    {
      id: 'appointment',
      title: t('appointment'),
      render: (row) => (row.callBackAt === null ? '–' : formatInstant(row.callBackAt)),
    },
  ];
  return (
    <>
      <WaitingCalls />
      <div className="row end">
        <Button disabled={list.rows.length === 0} onClick={() => open(list.rows[0]?.id ?? '')}>
          {t('startCalls')}
        </Button>
        <CodeSelect
          kind="interviewView"
          label={t('view')}
          value={view}
          onChange={(chosen) => setUrl({ view: chosen ?? undefined })}
        />
        <CodeSelect
          kind="interviewKind"
          label={t('kind')}
          empty={t('allKinds')}
          value={kind ?? null}
          onChange={(chosen) => setUrl({ kind: chosen ?? undefined })}
        />
        <ExportList
          url={fileUrl('GET /interviews', { query: defined({ view, kind }) })}
          people
          name="calls"
        />
      </div>
      <DataList
        label={t('listLabel')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        rowClass={(row) => lateRow(row.lateHours)}
        onOpen={(row) => open(row.id)}
        empty={{ title: t('emptyList'), hint: t('emptyHint') }}
      />
    </>
  );
}

/** Calls whose answers are still on this machine, with those that somebody has to look at again. */
function WaitingCalls() {
  const t = useTexts(texts);
  const waiting = useCalls().waiting();
  if (waiting.length === 0) {
    return null;
  }
  const stuck = waiting.some(([, state]) => state.refused !== null || state.conflict !== null);
  return (
    <Notice tone={stuck ? 'warning' : 'info'} title={t('waitingCalls')}>
      <ul className="plain">
        {waiting.map(([id, state]) => (
          <li key={id} className="row">
            <Link to="/interviews/$id" params={{ id }}>
              {state.title}
            </Link>
            <span className="muted small">{t('waiting', { n: state.items.length })}</span>
            {state.refused === null ? null : <Tag tone="bad">{t('refusedTitle')}</Tag>}
            {state.conflict === null ? null : <Tag tone="warning">{t('conflictTitle')}</Tag>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

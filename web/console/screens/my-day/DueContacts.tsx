import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatRelative } from '../../../shared/formats.ts';
import { useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { defined } from '../../kit/defined.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Late, lateRow } from '../../kit/Late.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { AskedContact } from './AskedContact.tsx';
import { CallSheet } from './CallSheet.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';
import type { DueContact } from './types.ts';

/** Contacts due today, the latest first with how late they are, and the call sheet that works through them. */
export function DueContacts() {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const { contact: asked, q } = url;
  const list = useList('GET /contacts', { query: { due: true, q, limit: 100 } }, { everyMs: 60_000 });
  const [calls, setCalls] = useState<{ queue: readonly DueContact[]; start: number } | null>(null);
  const begin = (contact: DueContact) =>
    setCalls({ queue: list.rows, start: Math.max(0, list.rows.indexOf(contact)) });

  const lastSeen = (contact: DueContact) => (
    <>
      {contact.lastVisitAt === null ? t('never') : formatRelative(contact.lastVisitAt)}{' '}
      <Late hours={contact.lateHours} />
    </>
  );
  const columns: Column<DueContact>[] = [
    {
      id: 'name',
      title: t('name'),
      className: 'wrap',
      render: (row) => (
        <>
          <strong>{row.name}</strong>
          <span className="muted small block">{row.address ?? row.areaName ?? '–'}</span>
        </>
      ),
    },
    {
      id: 'status',
      title: t('status'),
      render: (row) => <StatusTag kind="followUpStatus" code={row.followUpStatus} />,
    },
    { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
    { id: 'day', title: t('day'), render: (row) => row.dayNumber ?? '–', end: true },
    { id: 'last', title: t('lastVisit'), render: lastSeen },
    { id: 'until', title: t('until'), render: (row) => showDate(row.followUpUntil) },
    {
      id: 'case',
      title: t('case'),
      render: (row) => (
        <>
          <Link to="/cases/$id" params={{ id: row.caseId }}>
            {row.caseLabel}
          </Link>
          <span className="muted small block">{row.level}</span>
        </>
      ),
    },
  ];
  return (
    <>
      <div className="row">
        <SearchBox label={t('search')} value={q} onChange={(next) => change({ q: next })} />
        <Button disabled={list.rows.length === 0} onClick={() => setCalls({ queue: list.rows, start: 0 })}>
          {t('startCalls')}
        </Button>
        <ExportList
          people
          url={fileUrl('GET /contacts', { query: defined({ due: true, q }) })}
          name="contacts"
        />
      </div>
      <DataList
        label={t('contactsLabel')}
        list={list}
        columns={columns}
        rowKey={(row) => `${row.caseId} ${row.personId}`}
        rowName={(row) => row.name}
        rowClass={(row) => lateRow(row.lateHours)}
        onOpen={begin}
        empty={
          q === undefined ? { title: t('noContacts'), hint: t('noContactsHint') } : { title: t('noneFound') }
        }
      />
      {asked === undefined ? null : (
        <AskedContact key={asked} id={asked} onClose={() => change({ contact: undefined })} />
      )}
      {calls === null ? null : (
        <CallSheet queue={calls.queue} start={calls.start} onClose={() => setCalls(null)} />
      )}
    </>
  );
}

import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { type RowOf, useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate } from '../../kit/show.ts';
import { texts } from './texts.ts';

type Absentee = RowOf<'GET /rosters/{id}/absentees'>;

/** Who of a roster was absent and since when: whom to call first. */
export function Absentees({ rosterId, name }: { readonly rosterId: string; readonly name: string }) {
  const t = useTexts(texts);
  const params = { id: rosterId };
  const list = useList('GET /rosters/{id}/absentees', { params });
  const columns: Column<Absentee>[] = [
    { id: 'name', title: t('fullName'), render: (row) => <strong>{row.name}</strong> },
    { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
    {
      id: 'spot',
      title: t('spot'),
      render: (row) => [row.unit, row.seat].filter(Boolean).join(' · ') || '–',
    },
    {
      id: 'since',
      title: t('absentSince'),
      render: (row) => (row.absentSince === null ? t('cameBack') : showDate(row.absentSince)),
    },
    { id: 'missed', title: t('missed'), end: true, render: (row) => `${row.missed}/${row.sessions}` },
    { id: 'note', title: t('note'), className: 'wrap', render: (row) => row.note ?? '–' },
  ];
  return (
    <Panel
      title={t('absentees')}
      actions={<ExportList url={fileUrl('GET /rosters/{id}/absentees', { params })} people name={name} />}
    >
      <DataList
        label={t('absentees')}
        list={list}
        columns={columns}
        rowKey={(row) => row.personId}
        rowName={(row) => row.name}
        empty={{ title: t('noAbsentees') }}
      />
    </Panel>
  );
}

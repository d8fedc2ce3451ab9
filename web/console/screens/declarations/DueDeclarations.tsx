import { useNavigate } from '@tanstack/react-router';
import { formatRelative } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { texts } from './texts.ts';

/** Declarations at risk that nobody has looked at yet, the oldest first: due work of the day. */
export function DueDeclarations() {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const list = useList(
    'GET /declarations',
    { query: { task: 'open', sort: 'declaredAt', limit: 100 } },
    { everyMs: 60_000 },
  );
  return (
    <DataList
      label={t('due')}
      list={list}
      columns={[
        { id: 'name', title: t('name'), className: 'wrap', render: (row) => <strong>{row.name}</strong> },
        {
          id: 'why',
          title: t('why'),
          className: 'wrap',
          render: (row) =>
            row.taskReasons.map((reason) => name('declarationTaskReason', reason)).join(', ') || '–',
        },
        { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
        { id: 'area', title: t('area'), render: (row) => row.areaName ?? '–' },
        { id: 'form', title: t('form'), render: (row) => name('declarationForm', row.form) },
        { id: 'at', title: t('declaredAt'), render: (row) => formatRelative(row.declaredAt) },
      ]}
      rowKey={(row) => row.id}
      rowName={(row) => row.name}
      onOpen={(row) => void navigate({ to: '/declarations/$id', params: { id: row.id } })}
      empty={{ title: t('noDue'), hint: t('noDueHint') }}
    />
  );
}

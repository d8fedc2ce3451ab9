import { useNavigate } from '@tanstack/react-router';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { texts } from './texts.ts';

/** Quarantine and isolation orders of one person. */
export function PersonOrders({ personId }: { readonly personId: string }) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const list = useList('GET /orders', { query: { person: personId } });
  return (
    <Panel title={t('orders')}>
      <DataList
        label={t('orders')}
        list={list}
        columns={[
          { id: 'number', title: t('number'), render: (row) => <strong>{row.number}</strong> },
          { id: 'kind', title: t('kind'), render: (row) => name('orderKind', row.kind) },
          { id: 'from', title: t('from'), render: (row) => showInstant(row.from) },
          { id: 'until', title: t('until'), render: (row) => showInstant(row.until) },
          {
            id: 'status',
            title: t('status'),
            render: (row) => <StatusTag kind="orderStatus" code={row.status} />,
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.number}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
        empty={{ title: t('noOrders') }}
      />
    </Panel>
  );
}

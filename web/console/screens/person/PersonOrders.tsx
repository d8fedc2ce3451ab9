import { useNavigate } from '@tanstack/react-router';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { orderName } from '../orders/order-name.ts';
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
          {
            id: 'number',
            title: t('number'),
            className: 'wrap',
            render: (row) => <strong>{orderName(row.number, row.issuerOfficeName)}</strong>,
          },
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
        rowName={(row) => orderName(row.number, row.issuerOfficeName)}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
        empty={{ title: t('noOrders') }}
      />
    </Panel>
  );
}

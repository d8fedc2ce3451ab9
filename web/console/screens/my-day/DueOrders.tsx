import { useNavigate } from '@tanstack/react-router';
import { formatRelative } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { defined } from '../../kit/defined.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Late, lateRow } from '../../kit/Late.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { orderName } from '../orders/order-name.ts';
import { texts } from './texts.ts';

/** Orders in force that end so soon are shown for release or extension. */
const ENDING_DAYS = 2;

/** People under an order to check today, or whose order is about to end. */
export function DueOrders({ due }: { readonly due: boolean }) {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const query = due
    ? { due: true, sort: 'checkedAt' }
    : { endingWithinDays: ENDING_DAYS, status: 'IN_FORCE' as const };
  const [{ q }, change] = useUrlState();
  const list = useList('GET /orders', { query: { ...query, q, limit: 100 } }, { everyMs: 60_000 });
  return (
    <>
      <div className="row end">
        <SearchBox label={t('searchOrders')} value={q} onChange={(next) => change({ q: next })} />
        <ExportList people url={fileUrl('GET /orders', { query: defined({ ...query, q }) })} name="orders" />
      </div>
      <DataList
        label={t(due ? 'ordersLabel' : 'endingLabel')}
        list={list}
        columns={[
          { id: 'name', title: t('name'), render: (row) => <strong>{row.personName}</strong> },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          { id: 'kind', title: t('kind'), render: (row) => name('orderKind', row.kind) },
          { id: 'until', title: t('orderUntil'), render: (row) => showInstant(row.until) },
          {
            id: 'last',
            title: t('lastVisit'),
            render: (row) => (
              <>
                {row.lastFollowUpAt === null ? t('never') : formatRelative(row.lastFollowUpAt)}{' '}
                <Late hours={row.lateHours} />
              </>
            ),
          },
          { id: 'area', title: t('area'), render: (row) => row.placeName ?? row.areaName ?? '–' },
          { id: 'number', title: t('order'), render: (row) => orderName(row.number, row.issuerOfficeName) },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.personName}
        rowClass={(row) => lateRow(row.lateHours)}
        onOpen={(row) => void navigate({ to: '/orders/$id', params: { id: row.id } })}
        empty={{ title: t(q !== undefined ? 'noOrderFound' : due ? 'noOrders' : 'noEnding') }}
      />
    </>
  );
}

import { Checkbox } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { texts } from './texts.ts';

/** Recipients that have not acknowledged, the most overdue first, with the number to call. */
export function Receipts() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const query = {
    state: urlCode('receiptState', url['state']),
    mine: url['mine'] === 'true' ? true : undefined,
  };
  const list = useList('GET /directive-receipts', { query }, { everyMs: 60_000 });
  return (
    <>
      <Filters url={url} change={change} names={['state', 'mine']}>
        <CodeFilter
          kind="receiptState"
          label={t('receiptState')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('mineOnly')}
          checked={url['mine'] === 'true'}
          onChange={(event) => change({ mine: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /directive-receipts', { query: query as object })} name="receipts" />
      </div>
      <DataList
        label={t('receiptLabel')}
        list={list}
        columns={[
          {
            id: 'name',
            title: t('recipientName'),
            className: 'wrap',
            render: (row) => (
              <>
                <strong>{row.name}</strong>
                <span className="muted small block">{row.areaName}</span>
              </>
            ),
          },
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          {
            id: 'number',
            title: t('number'),
            className: 'wrap',
            render: (row) => (
              <>
                {row.number}
                <span className="muted small block">{row.summary}</span>
              </>
            ),
          },
          {
            id: 'state',
            title: t('receiptState'),
            render: (row) => (
              <>
                <StatusTag kind="receiptState" code={row.state} />
                <span className="muted small block">{row.onBehalf ? t('onBehalf') : row.receivedBy}</span>
              </>
            ),
          },
          { id: 'due', title: t('due'), render: (row) => showInstant(row.dueAt) },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.name} ${row.number}`}
        onOpen={(row) => void navigate({ to: '/directives/$id', params: { id: row.directiveId } })}
        empty={{ title: t('noReceipts') }}
      />
    </>
  );
}

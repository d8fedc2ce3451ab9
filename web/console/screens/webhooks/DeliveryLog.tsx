import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Delivery, WebhookEvent } from '../../../../contract/webhooks.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useSelection } from '../../kit/list/selection.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { AgainBar } from './AgainBar.tsx';
import { ShowDelivery } from './ShowDelivery.tsx';
import { texts } from './texts.ts';

const EVERY_MS = 5_000;

/** Everything that was sent to a receiver, with its answer; any of it can be sent again. */
export function DeliveryLog({ id, on }: { readonly id: string; readonly on: boolean }) {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const again = useSend('POST /webhook-deliveries/{id}/redeliver', ['/webhooks']);
  const selection = useSelection();
  const [shown, setShown] = useState<string | null>(null);
  const query = {
    state: urlCode('deliveryState', url['state']),
    event: urlCode('webhookEvent', url['event']),
    failed: url['failed'] === 'true' ? true : undefined,
  };
  const list = useList('GET /webhooks/{id}/deliveries', { params: { id }, query }, { everyMs: EVERY_MS });
  const eventName = (event: string) =>
    event === 'webhook.ping' ? t('test') : name('webhookEvent', event as WebhookEvent);
  const outcome = (row: Delivery) => {
    if (row.tries === 0) {
      return t('notYet');
    }
    if (row.status !== null) {
      return `HTTP ${row.status}`;
    }
    return row.error === 'private-address' ? t('private') : t('noAnswer', { code: row.error ?? '?' });
  };
  return (
    <Panel title={t('log')}>
      <Filters url={url} change={change} names={['state', 'event', 'failed']}>
        <CodeFilter
          kind="deliveryState"
          label={t('state')}
          all={t('all')}
          name="state"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="webhookEvent"
          label={t('event')}
          all={t('all')}
          name="event"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('onlyFailed')}
          checked={query.failed === true}
          onChange={(event) => change({ failed: event.currentTarget.checked ? 'true' : undefined })}
        />
        <ExportList
          url={fileUrl('GET /webhooks/{id}/deliveries', { params: { id }, query: query as object })}
          name="deliveries"
        />
      </Filters>
      <FailureNotice failure={again.failure} />
      {on ? <AgainBar selection={selection} /> : null}
      {shown === null ? null : <ShowDelivery id={shown} onClose={() => setShown(null)} />}
      <DataList
        label={t('log')}
        list={list}
        {...(on ? { selection } : {})}
        onOpen={(row) => setShown(row.id)}
        columns={[
          { id: 'at', title: t('at'), className: 'brief', render: (row) => showInstant(row.at) },
          {
            id: 'event',
            title: t('event'),
            className: 'wrap',
            render: (row) => <strong>{eventName(row.event)}</strong>,
          },
          {
            id: 'state',
            title: t('result'),
            className: 'wrap',
            render: (row) => (
              <>
                <Tag tone={row.state === 'sent' ? 'good' : row.tries === 0 ? 'muted' : 'warning'}>
                  {name('deliveryState', row.state)}
                </Tag>
                <span className="muted small block">
                  {[
                    outcome(row),
                    row.tries === 0 ? '' : t('triesValue', { n: row.tries }),
                    row.ms === null ? '' : t('msValue', { n: formatNumber(row.ms) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          { id: 'next', title: t('next'), className: 'brief', render: (row) => showInstant(row.nextTryAt) },
          {
            id: 'act',
            title: t('acts'),
            render: (row) => (
              <div className="row">
                <Button variant="subtle" size="compact-sm" onClick={() => setShown(row.id)}>
                  {t('show')}
                  <span className="hidden"> {eventName(row.event)}</span>
                </Button>
                {on ? (
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={again.busy}
                    onClick={() => void again.send({ params: { id: row.id } })}
                  >
                    {t(row.state === 'sent' ? 'again' : 'now')}
                    <span className="hidden"> {eventName(row.event)}</span>
                  </Button>
                ) : null}
              </div>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => eventName(row.event)}
        empty={{ title: t('logNone'), hint: t('logNoneHint') }}
      />
    </Panel>
  );
}

import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showDeadline, showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag, type Tone } from '../../kit/Tag.tsx';
import { RequestPanel } from './RequestPanel.tsx';
import { texts } from './texts.ts';
import { type PrivacyRequest, waitsForFirstAnswer } from './types.ts';

const tones: { readonly [state in PrivacyRequest['state']]: Tone } = {
  open: 'blue',
  done: 'good',
  refused: 'muted',
};

const clockTones: { readonly [clock in PrivacyRequest['clock']]: Tone } = {
  running: 'muted',
  soon: 'warning',
  overdue: 'bad',
  kept: 'good',
  late: 'warning',
};

/** Requests of people about their data; the most urgent first. */
export function Requests() {
  const t = useTexts(texts);
  const name = useLabel();
  const [url, change] = useUrlState();
  const [opened, setOpened] = useState<string | null>(url['request'] ?? null);
  const query = {
    id: url['request'],
    state: urlCode('privacyRequestState', url['state']),
    wish: urlCode('privacyWish', url['wish']),
    clock: urlCode('privacyClock', url['clock']),
    ...(url['escalated'] === undefined ? {} : { escalated: true }),
  };
  const list = useList('GET /privacy/requests', { query });
  const toggle = (row: PrivacyRequest) => setOpened(opened === row.id ? null : row.id);
  return (
    <>
      <Filters url={url} change={change} names={['request', 'state', 'wish', 'clock', 'escalated']}>
        <CodeFilter
          kind="privacyRequestState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="privacyWish"
          label={t('wish')}
          all={t('anyWish')}
          name="wish"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="privacyClock"
          label={t('due')}
          all={t('anyClock')}
          name="clock"
          url={url}
          change={change}
        />
        <Checkbox
          label={t('escalatedOnly')}
          checked={url['escalated'] !== undefined}
          onChange={(event) => change({ escalated: event.currentTarget.checked ? '1' : undefined })}
        />
      </Filters>
      {url['request'] === undefined ? null : (
        <Notice
          tone="info"
          actions={
            <Button variant="default" size="compact-md" onClick={() => change({ request: undefined })}>
              {t('allRequests')}
            </Button>
          }
        >
          {t('oneRequest')}
        </Notice>
      )}
      <div className="row">
        <ExportList
          url={fileUrl('GET /privacy/requests', { query: query as object })}
          people
          name="privacy-requests"
        />
      </div>
      <DataList
        label={t('requests')}
        list={list}
        onOpen={toggle}
        columns={[
          {
            id: 'person',
            title: t('person'),
            render: (row) => (
              <>
                <strong>{row.personName}</strong>
                <span className="muted small block">{row.areaName ?? '–'}</span>
              </>
            ),
          },
          {
            id: 'wish',
            title: t('wish'),
            render: (row) => (
              <>
                {name('privacyWish', row.wish)}
                <span className="muted small block">{row.code}</span>
              </>
            ),
          },
          {
            id: 'came',
            title: t('received'),
            render: (row) => (
              <>
                {showInstant(row.receivedAt)}
                <span className="muted small block">{name('privacyChannel', row.channel)}</span>
              </>
            ),
          },
          {
            id: 'proof',
            title: t('proof'),
            render: (row) => (
              <Tag tone={row.proof === 'unchecked' ? 'warning' : 'good'}>
                {name('identityProof', row.proof)}
              </Tag>
            ),
          },
          {
            id: 'due',
            title: t('due'),
            className: 'wrap',
            render: (row) => (
              <>
                {showDeadline(row.waitsUntil)}{' '}
                {row.clock === 'running' || row.clock === 'kept' ? null : (
                  <Tag tone={clockTones[row.clock]}>{name('privacyClock', row.clock)}</Tag>
                )}
                {waitsForFirstAnswer(row) ? (
                  <span className="muted small block">
                    {t('firstAnswerThen', { time: showDeadline(row.dueAt) })}
                  </span>
                ) : null}
                {row.extension === null ? null : (
                  <span className="muted small block">{t('extendedShort')}</span>
                )}
                {row.escalatedTo === null || row.state !== 'open' ? null : (
                  <span className="muted small block">{t('escalatedTo', { area: row.escalatedTo })}</span>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('state'),
            render: (row) => <Tag tone={tones[row.state]}>{name('privacyRequestState', row.state)}</Tag>,
          },
          {
            id: 'open',
            title: t('detail'),
            render: (row) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-expanded={opened === row.id}
                onClick={() => toggle(row)}
              >
                {t('detail')}
                <span className="hidden"> {row.code}</span>
              </Button>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.personName} ${row.code}`}
        renderBelow={(row) => (opened === row.id ? <RequestPanel request={row} /> : null)}
        empty={{ title: t('noRequests'), hint: t('noRequestsHint') }}
      />
    </>
  );
}

import { Button, Drawer } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '../../../shared/fold.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { fares } from './fares.ts';
import { MakeWebhook } from './MakeWebhook.tsx';
import { TakeBar } from './TakeBar.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { texts } from './texts.ts';
import { WebhookState } from './WebhookState.tsx';

const EVERY_MS = 15_000;

/** Receivers of signed messages: who is told what, and how they fare. */
export function Webhooks() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const webhooks = useApi('GET /webhooks', {}, { everyMs: EVERY_MS });
  const selection = useSelection();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<{ name: string; secret: string } | null>(null);
  const asked = fold(url['q'] ?? '');
  const state = urlCode('webhookState', url['state']);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ExportList url={fileUrl('GET /webhooks')} name="webhooks" />
          <Button onClick={() => setMaking(true)}>{t('make')}</Button>
        </>
      }
    >
      {secret === null ? null : (
        <ShownOnce
          title={t('once', { name: secret.name })}
          secret={secret.secret}
          hint={t('onceHint')}
          onClose={() => setSecret(null)}
        />
      )}
      <Await query={webhooks}>
        {({ items, privateAllowed }) => (
          <>
            {items.some((one) => fares(one).isHeld) ? (
              <Notice
                tone="warning"
                actions={
                  <Button
                    variant="default"
                    onClick={() =>
                      selection.set(items.filter((one) => fares(one).isHeld).map(({ id }) => id))
                    }
                  >
                    {t('tickHeld')}
                  </Button>
                }
              >
                {t('someHeld', { n: items.filter((one) => fares(one).isHeld).length })}
              </Notice>
            ) : null}
            <TakeBar selection={selection} items={items} />
            {items.length === 0 ? null : (
              <Filters url={url} change={change} names={['q', 'state']}>
                <SearchBox label={t('name')} value={url['q']} onChange={(q) => change({ q })} />
                <CodeFilter
                  kind="webhookState"
                  label={t('state')}
                  all={t('all')}
                  name="state"
                  url={url}
                  change={change}
                />
              </Filters>
            )}
            <DataList
              label={t('label')}
              list={fixedList(
                items.filter(
                  (row) =>
                    fold(`${row.name} ${row.url} ${row.keeper ?? ''}`).includes(asked) &&
                    (state === undefined || row.state === state),
                ),
              )}
              columns={[
                {
                  id: 'name',
                  title: t('name'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <Link to="/webhooks/$id" params={{ id: row.id }}>
                        <strong>{row.name}</strong>
                      </Link>
                      <span className="muted small block">{row.url}</span>
                    </>
                  ),
                },
                {
                  id: 'state',
                  title: t('state'),
                  className: 'wrap',
                  render: (row) => <WebhookState webhook={row} />,
                },
                {
                  id: 'told',
                  title: t('told'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {row.events.map((event) => name('webhookEvent', event)).join('; ')}
                      <span className="muted small block">
                        {`${name('role', row.role)} · ${row.areaName ?? t('whole')}`}
                      </span>
                    </>
                  ),
                },
                {
                  id: 'keeper',
                  title: t('keeper'),
                  className: 'wrap',
                  render: (row) => row.keeper ?? t('noKeeper'),
                },
                { id: 'waiting', title: t('waiting'), end: true, render: (row) => formatNumber(row.waiting) },
                {
                  id: 'last',
                  title: t('lastSent'),
                  className: 'brief',
                  render: (row) => (row.lastSentAt === null ? t('never') : showInstant(row.lastSentAt)),
                },
              ]}
              selection={selection}
              rowKey={(row) => row.id}
              rowName={(row) => row.name}
              onOpen={(row) => void navigate({ to: '/webhooks/$id', params: { id: row.id } })}
              empty={{ title: t('none'), hint: t('noneHint') }}
            />
            <Drawer
              opened={making}
              onClose={() => setMaking(false)}
              title={t('make')}
              closeButtonProps={{ 'aria-label': words('close') }}
            >
              {making ? (
                <MakeWebhook
                  privateAllowed={privateAllowed}
                  onMade={(made) => {
                    setMaking(false);
                    setSecret(made);
                  }}
                />
              ) : null}
            </Drawer>
          </>
        )}
      </Await>
    </Page>
  );
}

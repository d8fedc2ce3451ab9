import { Button, Drawer } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Webhook } from '../../../../contract/webhooks.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useSession } from '../../app/session/session.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Page, Panel } from '../../kit/Page.tsx';
import { ShownOnce } from '../../kit/ShownOnce.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { ChangeWebhook, useWebhookEdit } from './ChangeWebhook.tsx';
import { DeliveryLog } from './DeliveryLog.tsx';
import { TakeWebhook } from './TakeWebhook.tsx';
import { texts } from './texts.ts';
import { WebhookState } from './WebhookState.tsx';

const EVERY_MS = 5_000;

/** One receiver: what it is told, how it fares, and everything that was sent. */
export function WebhookPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const webhooks = useApi('GET /webhooks', {}, { everyMs: EVERY_MS });
  return (
    <Await query={webhooks}>
      {({ items, privateAllowed }) => {
        const webhook = items.find((one) => one.id === id);
        return webhook === undefined ? (
          <Page title={t('title')}>
            <Empty title={t('missing')} />
          </Page>
        ) : (
          <Receiver webhook={webhook} privateAllowed={privateAllowed} />
        );
      }}
    </Await>
  );
}

type ReceiverProps = { readonly webhook: Webhook; readonly privateAllowed: boolean };

function Receiver({ webhook, privateAllowed }: ReceiverProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const params = { id: webhook.id };
  const change = useWebhookEdit(webhook.id, () => undefined);
  const ping = useSend('POST /webhooks/{id}/ping', ['/webhooks']);
  const end = useSend('POST /webhooks/{id}/former-secrets/removal', ['/webhooks']);
  const rotate = useSend('POST /webhooks/{id}/rotate', ['/webhooks']);
  const [asked, setAsked] = useState<'rotate' | 'end' | 'change' | 'take' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [pinged, setPinged] = useState(false);
  const { user } = useSession();
  const on = webhook.state === 'on';
  const isHeld = on && webhook.stopped !== null;
  return (
    <Page
      title={webhook.name}
      lead={webhook.url}
      actions={
        <>
          {isHeld ? <Button onClick={() => setAsked('take')}>{t('take')}</Button> : null}
          {on && !isHeld ? (
            <Button
              loading={ping.busy}
              onClick={() => void ping.send({ params }).then((sent) => setPinged(sent.ok))}
            >
              {t('ping')}
            </Button>
          ) : null}
          <Button
            variant={on ? 'default' : 'filled'}
            loading={change.busy}
            onClick={() => void change.save({ on: !on }, webhook.version)}
          >
            {t(on ? 'pause' : 'resume')}
          </Button>
          <Button variant="default" onClick={() => setAsked('change')}>
            {t('change')}
          </Button>
          <Button variant="default" onClick={() => setAsked('rotate')}>
            {t('rotate')}
          </Button>
          {isHeld || webhook.keeperId === user.id ? null : (
            <Button variant="default" onClick={() => setAsked('take')}>
              {t('take')}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={change.failure ?? ping.failure} />
      {change.dialog}
      {pinged ? <Notice tone="good">{t('pinged')}</Notice> : null}
      {on ? null : <Notice tone="warning">{t('stopped')}</Notice>}
      {isHeld && webhook.stopped !== null ? (
        <Notice tone="warning" title={t(webhook.stopped)}>
          {t('heldHint')}
        </Notice>
      ) : null}
      {webhook.missed === 0 ? null : (
        <Notice tone="warning">{t('missed', { n: formatNumber(webhook.missed) })}</Notice>
      )}
      {secret === null ? null : (
        <ShownOnce
          title={t('once', { name: webhook.name })}
          secret={secret}
          hint={t('onceHint')}
          onClose={() => setSecret(null)}
        />
      )}
      <Panel>
        <Facts
          items={[
            [t('state'), <WebhookState key="state" webhook={webhook} />],
            [t('waiting'), String(webhook.waiting)],
            [t('events'), webhook.events.map((event) => name('webhookEvent', event)).join('; ')],
            [t('role'), `${name('role', webhook.role)} · ${webhook.areaName ?? t('whole')}`],
            [t('lastSent'), showInstant(webhook.lastSentAt)],
            [t('keeper'), webhook.keeper ?? t('noKeeper')],
          ]}
        />
        {webhook.formerUntil === null ? null : (
          <div className="row">
            <p>{t('former', { n: formatNumber(webhook.formers), time: showInstant(webhook.formerUntil) })}</p>
            <Button variant="default" onClick={() => setAsked('end')}>
              {t('endFormer')}
            </Button>
          </div>
        )}
        <p className="muted small">
          {t('madeBy', { name: webhook.madeBy, time: showInstant(webhook.madeAt) })}
        </p>
      </Panel>
      <DeliveryLog id={webhook.id} on={on && !isHeld} />
      <Drawer
        opened={asked === 'change'}
        onClose={() => setAsked(null)}
        title={t('change')}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        {asked === 'change' ? (
          <ChangeWebhook webhook={webhook} privateAllowed={privateAllowed} onDone={() => setAsked(null)} />
        ) : null}
      </Drawer>
      {asked === 'take' ? <TakeWebhook webhook={webhook} onClose={() => setAsked(null)} /> : null}
      {asked === 'rotate' ? (
        <FormDialog
          title={t('rotateTitle', { name: webhook.name })}
          submit={t('rotate')}
          busy={rotate.busy}
          failure={rotate.failure}
          problem={null}
          onClose={() => setAsked(null)}
          onSubmit={async () => {
            const made = await rotate.send({ params });
            if (made.ok) {
              setAsked(null);
              setSecret(made.data.secret);
            }
          }}
        >
          <p>{t('rotateHint')}</p>
        </FormDialog>
      ) : null}
      {asked === 'end' ? (
        <FormDialog
          title={t('endFormerTitle', { name: webhook.name })}
          submit={t('endFormer')}
          busy={end.busy}
          failure={end.failure}
          problem={null}
          onClose={() => setAsked(null)}
          onSubmit={async () => {
            if ((await end.send({ params })).ok) {
              setAsked(null);
            }
          }}
        >
          <p>{t('endFormerHint')}</p>
        </FormDialog>
      ) : null}
    </Page>
  );
}

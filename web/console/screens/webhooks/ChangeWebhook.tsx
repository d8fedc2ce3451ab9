import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Webhook, WebhookEvent } from '../../../../contract/webhooks.ts';
import type { BodyOf } from '../../../shared/client.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { EventChecks } from './EventChecks.tsx';
import { texts } from './texts.ts';

type ChangeWebhookProps = {
  readonly webhook: Webhook;
  readonly privateAllowed: boolean;
  readonly onDone: () => void;
};

type Patch = Omit<BodyOf<'PATCH /webhooks/{id}'>, 'version'>;

/** Saving a receiver: what a colleague changed meanwhile is shown beside it. */
export function useWebhookEdit(id: string, onSaved: () => void) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const { send } = useSend('PATCH /webhooks/{id}', ['/webhooks']);
  return useEdit<Patch, unknown>({
    fields: {
      name: { label: t('name') },
      url: { label: t('url') },
      events: {
        label: t('events'),
        show: (events) => (events as WebhookEvent[]).map((one) => name('webhookEvent', one)).join('; '),
      },
      on: { label: t('state'), show: (on) => words(on === true ? 'yes' : 'no') },
    },
    send: async (patch, version) => await send({ params: { id }, body: { ...patch, version } }),
    onSaved,
  });
}

/** Name, address and events of a receiver; its role and area stay what they were given as. */
export function ChangeWebhook({ webhook, privateAllowed, onDone }: ChangeWebhookProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [start] = useState(webhook);
  const { value, set } = useDraft({ name: start.name, url: start.url, events: start.events });
  const { name, url, events } = value;
  const edit = useWebhookEdit(start.id, onDone);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (events.length === 0) {
      return;
    }
    const now = { name: name.trim(), url: url.trim(), events: [...events] };
    await edit.save(difference({ ...start, events: [...start.events] }, now), start.version);
  };
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('url')}
          description={t(privateAllowed ? 'urlHintPrivate' : 'urlHint')}
          required
          type="url"
          maxLength={500}
          autoComplete="off"
          value={url}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
        <EventChecks role={start.role} value={events} onChange={(given) => set({ events: [...given] })} />
        {tried && events.length === 0 ? (
          <Notice tone="warning" alert>
            {t('eventsMissing')}
          </Notice>
        ) : null}
        <FailureNotice failure={edit.failure} typing labels={{ url: t('url') }} />
        <Button type="submit" loading={edit.busy}>
          {words('save')}
        </Button>
      </form>
      {edit.dialog}
    </>
  );
}

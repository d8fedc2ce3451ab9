import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Webhook, WebhookEvent } from '../../../../contract/webhooks.ts';
import { useTexts } from '../../kit/i18n.ts';
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

/** Name, address and events of a receiver; its role and area stay what they were given as. */
export function ChangeWebhook({ webhook, privateAllowed, onDone }: ChangeWebhookProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const change = useSend('PATCH /webhooks/{id}', ['/webhooks']);
  const [start] = useState(webhook);
  const [name, setName] = useState(start.name);
  const [url, setUrl] = useState(start.url);
  const [events, setEvents] = useState<readonly WebhookEvent[]>(start.events);
  const [tried, setTried] = useState(false);
  const submit = async () => {
    setTried(true);
    if (events.length === 0) {
      return;
    }
    const body = {
      version: start.version,
      name: name.trim(),
      events: [...events],
      ...(url.trim() === start.url ? {} : { url: url.trim() }),
    };
    if ((await change.send({ params: { id: start.id }, body })).ok) {
      onDone();
    }
  };
  return (
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
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('url')}
        description={t(privateAllowed ? 'urlHintPrivate' : 'urlHint')}
        required
        type="url"
        maxLength={500}
        autoComplete="off"
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <EventChecks role={start.role} value={events} onChange={setEvents} />
      {tried && events.length === 0 ? (
        <Notice tone="warning" alert>
          {t('eventsMissing')}
        </Notice>
      ) : null}
      <FailureNotice failure={change.failure} typing labels={{ url: t('url') }} />
      <Button type="submit" loading={change.busy}>
        {words('save')}
      </Button>
    </form>
  );
}

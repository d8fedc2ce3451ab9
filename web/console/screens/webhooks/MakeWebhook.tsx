import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../../contract/rights.ts';
import type { WebhookEvent } from '../../../../contract/webhooks.ts';
import { newId } from '../../../shared/ids.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { EventChecks, eventsFor } from './EventChecks.tsx';
import { texts } from './texts.ts';

type MakeWebhookProps = {
  readonly privateAllowed: boolean;
  readonly onMade: (made: { name: string; secret: string }) => void;
};

/** Which system, where it listens, as which role in which area, and what it is told. */
export function MakeWebhook({ privateAllowed, onMade }: MakeWebhookProps) {
  const t = useTexts(texts);
  const make = useSend('POST /webhooks', ['/webhooks']);
  const [id] = useState(() => newId());
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [role, setRole] = useState<Role>('health-officer');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [events, setEvents] = useState<readonly WebhookEvent[]>([]);
  const [tried, setTried] = useState(false);
  const chosen = events.filter((event) => eventsFor(role).includes(event));
  const submit = async () => {
    setTried(true);
    if (chosen.length === 0) {
      return;
    }
    const body = { id, name: name.trim(), url: url.trim(), role, areaId, events: [...chosen] };
    const made = await make.send({ body });
    if (made.ok) {
      onMade({ name: body.name, secret: made.data.secret });
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
        description={t('nameHint')}
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
      <CodeSelect kind="role" label={t('role')} value={role} onChange={(one) => setRole(one ?? role)} />
      <AreaPicker label={t('area')} value={areaId} onPick={setAreaId} />
      <p className="muted small">{t('areaHint')}</p>
      <EventChecks role={role} value={chosen} onChange={setEvents} />
      {tried && chosen.length === 0 ? (
        <Notice tone="warning" alert>
          {t('eventsMissing')}
        </Notice>
      ) : null}
      <FailureNotice failure={make.failure} typing labels={{ url: t('url'), areaId: t('area') }} />
      <Button type="submit" loading={make.busy}>
        {t('make')}
      </Button>
    </form>
  );
}

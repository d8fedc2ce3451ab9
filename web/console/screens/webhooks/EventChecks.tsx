import { Checkbox } from '@mantine/core';
import { type Role, roleTable } from '../../../../contract/rights.ts';
import { type WebhookEvent, webhookEvents, webhookRights } from '../../../../contract/webhooks.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

/** Events that a role may know of. */
export function eventsFor(role: Role): readonly WebhookEvent[] {
  return webhookEvents.filter((event) => roleTable[role].rights.includes(webhookRights[event]));
}

type EventChecksProps = {
  readonly role: Role;
  readonly value: readonly WebhookEvent[];
  readonly onChange: (events: readonly WebhookEvent[]) => void;
};

/** What a receiver is told. */
export function EventChecks({ role, value, onChange }: EventChecksProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const events = eventsFor(role);
  return (
    <fieldset className="panel">
      <legend>{t('events')}</legend>
      {events.length === 0 ? <p className="muted">{t('noEvents')}</p> : null}
      {events.map((event) => (
        <Checkbox
          key={event}
          label={name('webhookEvent', event)}
          checked={value.includes(event)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...value, event] : value.filter((one) => one !== event))
          }
        />
      ))}
    </fieldset>
  );
}

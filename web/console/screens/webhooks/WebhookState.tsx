import type { Webhook } from '../../../../contract/webhooks.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { fares } from './fares.ts';
import { texts } from './texts.ts';

/** How a receiver fares. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { state, failingSince, nextTryAt, stopped } = webhook;
  const { tone, isHeld, failures } = fares(webhook);
  const since = showInstant(failingSince);
  const notes = [
    isHeld && stopped !== null ? t(stopped) : null,
    failures === 'next' ? t('failing', { since, next: showInstant(nextTryAt) }) : null,
    failures === 'since' ? t('failingSince', { since }) : null,
    failures === 'before' ? t(isHeld ? 'failedBeforeHeld' : 'failedBefore', { since }) : null,
  ];
  return (
    <>
      <Tag tone={tone}>{isHeld ? t('held') : name('webhookState', state)}</Tag>
      {notes.map((note) =>
        note === null ? null : (
          <span key={note} className="muted small block">
            {note}
          </span>
        ),
      )}
    </>
  );
}

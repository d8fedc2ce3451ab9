import type { Webhook } from '../../../../contract/webhooks.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

/** How a receiver fares. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { state, failingSince, nextTryAt } = webhook;
  const tone =
    state === 'paused' ? 'muted' : state !== 'on' ? 'bad' : failingSince === null ? 'good' : 'warning';
  const since = showInstant(failingSince);
  return (
    <>
      <Tag tone={tone}>{name('webhookState', state)}</Tag>
      {failingSince === null ? null : (
        <span className="muted small block">
          {nextTryAt === null
            ? t('failingSince', { since })
            : t('failing', { since, next: showInstant(nextTryAt) })}
        </span>
      )}
    </>
  );
}

import type { Webhook } from '../../../../contract/webhooks.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import { texts } from './texts.ts';

/** How a receiver fares. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const t = useTexts(texts);
  const name = useLabel();
  const { state, failingSince, nextTryAt, stopped } = webhook;
  const tone =
    state === 'paused' ? 'muted' : state !== 'on' ? 'bad' : failingSince === null ? 'good' : 'warning';
  const since = showInstant(failingSince);
  if (state === 'on' && stopped !== null) {
    return (
      <>
        <Tag tone="bad">{t('held')}</Tag>
        <span className="muted small block">{t(stopped)}</span>
      </>
    );
  }
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

import { errorText } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { go } from '../app/router.ts';
import { discard, waiting } from '../data/outbox.ts';
import type { Outgoing } from '../data/outbox-rules.ts';
import { reopen } from '../data/reopen.ts';
import { Notice } from '../kit/Notice.tsx';
import { t } from './texts.ts';

function sentence(item: Outgoing): string {
  const waits = item.refusal === null;
  if (item.kind === 'declaration') {
    return t(waits ? 'waitingDeclaration' : 'refusedDeclaration', { name: item.body.person.fullName });
  }
  const place = item.placeName ?? item.body.placeCode;
  const at = formatInstant(item.body.at);
  return t(waits ? 'waitingPresence' : 'refusedPresence', { who: item.who, place, at });
}

/** What has not reached the server, and what it refused. */
export function Waiting() {
  if (waiting.value.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{t('waiting')}</h2>
      {waiting.value.map((item) => (
        <Notice key={item.id} tone={item.refusal === null ? 'wait' : 'bad'} title={sentence(item)}>
          {item.refusal !== null && <p>{t('refused', { why: errorText(item.refusal, lang.value) })}</p>}
          <div class="row">
            {item.refusal !== null && item.kind === 'declaration' && (
              <button type="button" onClick={() => void reopen(item.id).then(() => go('/khai-bao'))}>
                {t('edit')}
              </button>
            )}
            <button type="button" onClick={() => void discard(item.id)}>
              {t('drop')}
            </button>
          </div>
        </Notice>
      ))}
    </>
  );
}

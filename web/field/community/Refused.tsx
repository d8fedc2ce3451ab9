import { errorText } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { lang } from '../app/language.ts';
import { drop, refused, retry } from '../data/queue.ts';
import type { Fact } from '../data/queue-rules.ts';
import { session } from '../data/session.ts';
import { recorded, t } from './texts.ts';

type Visit = Fact & { readonly kind: 'team-visit' };

/** Records that the server refused: of whom, what, when, why, and what to do with them. */
export function Refused() {
  const own = refused.value.filter(
    (fact): fact is Visit => fact.kind === 'team-visit' && fact.owner.id === session.value?.user.id,
  );
  if (own.length === 0) {
    return null;
  }
  return (
    <section class="bad" aria-label={t('refusedTitle')}>
      <h2>⚠ {t('refusedTitle')}</h2>
      {own.map((fact) => (
        <div key={fact.id}>
          <p>
            <strong>
              {fact.name ?? t('someHome')}: {t(recorded[fact.body.result])}
            </strong>{' '}
            · {formatInstant(fact.body.at)}
          </p>
          <p>{fact.refusal === null ? '' : errorText(fact.refusal, lang.value)}</p>
          <div class="row">
            <button type="button" onClick={() => void retry(fact)}>
              {t('again')}
            </button>
            <button type="button" class="quiet" onClick={() => void drop(fact.id)}>
              {t('forget')}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}

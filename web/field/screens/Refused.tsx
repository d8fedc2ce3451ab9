import { errorText } from '../../shared/client.ts';
import { lang } from '../app/language.ts';
import { drop, refused, retry } from '../data/queue.ts';
import { t } from './log-texts.ts';

/** What the server refused, with its reason: to be sent again, or dropped once it was settled otherwise. */
export function Refused() {
  return (
    <ul class="lines">
      {refused.value.map((fact) => (
        <li key={fact.id} class="refused-item">
          <span class="grow">
            <strong>{fact.kind === 'crossing' ? fact.shown.who : t(fact.kind)}</strong>
            <br />
            {fact.refusal === null ? '' : errorText(fact.refusal, lang.value)}
          </span>
          <button type="button" onClick={() => void retry(fact)}>
            {t('again')}
          </button>
          <button type="button" onClick={() => globalThis.confirm(t('dropSure')) && void drop(fact.id)}>
            {t('drop')}
          </button>
        </li>
      ))}
    </ul>
  );
}

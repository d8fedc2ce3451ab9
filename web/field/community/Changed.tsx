import { acknowledge } from './day.ts';
import { type ListChange, named } from './list-change.ts';
import { t } from './texts.ts';

/** Which households came on the list or left it since it was looked at, until the reader says so. */
export function Changed({ change }: { readonly change: ListChange }) {
  const { added, removed } = change;
  return (
    <section class="note changed" aria-label={t('changed')}>
      <div aria-live="polite">
        <strong>{t('changed')}</strong>
        {added.length > 0 && <p>{t('added', { n: added.length, names: named(added) })}</p>}
        {removed.length > 0 && <p>{t('removed', { n: removed.length, names: named(removed) })}</p>}
      </div>
      <button type="button" onClick={() => void acknowledge()}>
        {t('acknowledge')}
      </button>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { record } from './day.ts';
import type { TeamHome } from './row-state.ts';
import { t } from './texts.ts';

/** Who feels worse, and whether it is an emergency. Sent at once: a call for help is not held back. */
export function WorseForm({ home, onClose }: { readonly home: TeamHome; readonly onClose: () => void }) {
  const only = home.people.length === 1 ? home.people.map(({ id }) => id) : [];
  const [who, setWho] = useState<ReadonlySet<string>>(new Set(only));
  const [danger, setDanger] = useState(false);
  const [tried, setTried] = useState(false);
  const toggle = (id: string) => {
    const next = new Set(who);
    if (!next.delete(id)) {
      next.add(id);
    }
    setWho(next);
  };
  const send = () => {
    setTried(true);
    if (who.size > 0 || home.people.length === 0) {
      void record(home, 'worse', { personIds: [...who], danger });
      onClose();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <fieldset>
        <legend>{t('who')}</legend>
        {home.people.map(({ id, name }) => (
          <label class="choice" key={id}>
            <input type="checkbox" checked={who.has(id)} onChange={() => toggle(id)} />
            {name}
          </label>
        ))}
        {tried && who.size === 0 && (
          <p class="field-error" role="alert">
            {t('whoHint')}
          </p>
        )}
      </fieldset>
      <label class="choice danger">
        <input
          type="checkbox"
          checked={danger}
          onChange={(event) => setDanger(event.currentTarget.checked)}
        />
        {t('danger')}
      </label>
      {danger && (
        <p class="bad" role="alert">
          {t('dangerHint')}{' '}
          <a class="call" href="tel:115">
            {t('call115')}
          </a>
        </p>
      )}
      <button type="submit" class="wide">
        {t('report')}
      </button>
    </form>
  );
}

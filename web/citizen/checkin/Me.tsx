import { useState } from 'preact/hooks';
import { me, readVisitor, visitorLabel } from '../data/people.ts';
import { Field } from '../kit/Field.tsx';
import { LazyScanner } from '../scan/LazyScanner.tsx';
import { t } from './texts.ts';

function Ask(props: { readonly onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const keep = (text: string) => {
    const visitor = readVisitor(text);
    setWrong(visitor === null);
    if (visitor !== null) {
      void me.set(visitor);
      props.onDone();
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    keep(typed);
  };
  return (
    <form class="box" onSubmit={onSubmit} noValidate>
      <Field
        label={t('phoneOrCard')}
        hint={t('phoneOrCardHint')}
        value={typed}
        onInput={setTyped}
        autocomplete="tel"
        error={wrong ? t('badVisitor') : null}
      />
      <div class="row">
        <button type="submit">{t('save')}</button>
        <LazyScanner label={t('scanCard')} onCode={keep} />
      </div>
    </form>
  );
}

/** The owner of the phone: asked once, then remembered. */
export function Me(props: { readonly withMe: boolean; readonly onWithMe: (withMe: boolean) => void }) {
  const [changing, setChanging] = useState(false);
  const owner = me.value.value;
  if (owner === null || changing) {
    return <Ask onDone={() => setChanging(false)} />;
  }
  return (
    <div class="person-row">
      <label class="choice">
        <input
          type="checkbox"
          checked={props.withMe}
          onChange={(event) => props.onWithMe(event.currentTarget.checked)}
        />
        <span>
          {t('me')}: {visitorLabel(owner)}
        </span>
      </label>
      <button type="button" class="link" onClick={() => setChanging(true)}>
        {t('change')}
      </button>
    </div>
  );
}

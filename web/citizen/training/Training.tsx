import { useState } from 'preact/hooks';
import { errorText } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { lang } from '../app/language.ts';
import { api } from '../data/api.ts';
import { info } from '../data/info.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { Question, Texts } from './Bar.tsx';
import { drillToken, leave, run, type Run } from './state.ts';
import { t } from './texts.ts';

const kinds = ['citizen', 'citizen-helper'] as const;

/** Drills for people without an account: begin one, and see how far it is. */
export function Screen() {
  const now = run.value;
  return (
    <Page title={t('title')}>
      <p>{info.value.value?.simulated === false ? t('notHere') : t('lead')}</p>
      {now === null ? info.value.value?.simulated === true && <Begin /> : <Steps now={now} />}
    </Page>
  );
}

function Begin() {
  const [name, setName] = useState('');
  // An invitation names the class.
  const [unit, setUnit] = useState(() => new URLSearchParams(location.search).get('unit') ?? '');
  const [drill, setDrill] = useState<(typeof kinds)[number]>('citizen');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    if (name.trim() === '' || unit.trim() === '') {
      setWrong(t('missing'));
      return;
    }
    setBusy(true);
    const body = { id: newId(), name: name.trim(), unit: unit.trim(), drill };
    const answer = await api.call('POST /training/citizen-runs', { body });
    setBusy(false);
    if (answer.ok) {
      await drillToken.set(answer.data.token);
      run.value = answer.data.run;
    } else {
      setWrong(errorText(answer.error, lang.value));
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Field label={t('name')} value={name} onInput={setName} autocomplete="name" maxLength={120} />
      <Field label={t('unit')} value={unit} onInput={setUnit} autocomplete="organization" maxLength={160} />
      <fieldset>
        <legend>{t('which')}</legend>
        {kinds.map((kind) => (
          <label key={kind} class="drill-kind">
            <input type="radio" name="drill" checked={drill === kind} onChange={() => setDrill(kind)} />{' '}
            {t(kind === 'citizen' ? 'self' : 'helper')}
          </label>
        ))}
      </fieldset>
      {wrong !== null && (
        <p class="field-error" role="alert">
          {wrong}
        </p>
      )}
      <button type="submit" class="button" disabled={busy}>
        {t('begin')}
      </button>
    </form>
  );
}

function Steps({ now }: { readonly now: Run }) {
  const { props, drill, done } = now;
  const next = drill.steps.find(({ id }) => !done.includes(id));
  return (
    <>
      <h2>{drill[lang.value]}</h2>
      {now.preparing && <p>{t('preparing')}</p>}
      {now.finishedAt !== null && <Notice tone="good" title={t('finished')} />}
      <Texts run={now} />
      <ol class="drill-steps">
        {drill.steps.map((step) => (
          <li key={step.id}>
            <strong>{done.includes(step.id) ? `✓ ${t('isDone')}` : t('isOpen')}</strong> · {step[lang.value]}{' '}
            {!done.includes(step.id) && <a href={step.path}>{t('open')}</a>}
            {step.id === next?.id && !now.preparing && <Question step={step} />}
          </li>
        ))}
      </ol>
      <h2>{t('props')}</h2>
      <dl class="drill-props">
        <dt>{t('person')}</dt>
        <dd>{props.name}</dd>
        <dt>{t('year')}</dt>
        <dd>{props.birthYear}</dd>
        <dt>{t('phone')}</dt>
        <dd>{props.phone}</dd>
        <dt>{t('card')}</dt>
        <dd>{props.cardCode}</dd>
        <dt>{t('place')}</dt>
        <dd>{props.placeName}</dd>
      </dl>
      <button type="button" onClick={() => void leave()}>
        {t('leave')}
      </button>
    </>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { errorText } from '../../shared/client.ts';
import { lang } from '../app/language.ts';
import { path } from '../app/router.ts';
import { api } from '../data/api.ts';
import { Field } from '../kit/Field.tsx';
import { drillToken, follow, run, type Run } from './state.ts';
import { t } from './texts.ts';
import './training.css';

type Step = Run['drill']['steps'][number];

/** The next step on every page, with its question and the texts that would have come: nobody has to leave a form to read it. */
export function Bar() {
  useEffect(follow, []);
  const now = run.value;
  if (now === null || path.value === '/tap-huan') {
    return null;
  }
  const { steps } = now.drill;
  const next = steps.find(({ id }) => !now.done.includes(id));
  return (
    <aside class="drill" aria-label={t('bar')} data-testid="drill">
      <p aria-live="polite">
        {now.preparing
          ? t('preparing')
          : next === undefined
            ? `✓ ${t('finished')}`
            : t('step', { n: now.done.length + 1, of: steps.length, step: next[lang.value] })}
      </p>
      <Texts run={now} />
      {next !== undefined && !now.preparing && <Question key={next.id} step={next} />}
      <p class="row">
        {next !== undefined && next.path !== path.value && <a href={next.path}>{t('open')}</a>}
        <a href="/tap-huan">{t('all')}</a>
      </p>
    </aside>
  );
}

/** What the phone would have received. */
export function Texts({ run: { texts } }: { readonly run: Run }) {
  const [newest] = texts;
  return newest === undefined ? null : (
    <p class="drill-text">
      <strong>{t('texts')}:</strong> {newest.text}
    </p>
  );
}

/** The question of a step, judged by the server. */
export function Question({ step }: { readonly step: Step }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  if (step.ask === null) {
    return null;
  }
  const send = async () => {
    const token = drillToken.value.peek();
    if (token === null || text.trim() === '') {
      return;
    }
    const body = { token, step: step.id, answer: text.trim() };
    const answer = await api.call('POST /training/citizen-runs/answers', { body });
    if (answer.ok) {
      run.value = answer.data;
    } else {
      setWrong(errorText(answer.error, lang.value));
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={step.ask[lang.value]}
        value={text}
        onInput={setText}
        autocomplete="off"
        maxLength={80}
        error={wrong}
      />
      <button type="submit">{t('answer')}</button>
    </form>
  );
}

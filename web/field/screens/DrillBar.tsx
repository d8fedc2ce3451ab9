import { useEffect, useState } from 'preact/hooks';
import { type DataOf, errorText } from '../../shared/client.ts';
import { newId } from '../../shared/ids.ts';
import { lang } from '../app/language.ts';
import { waiting } from '../data/queue.ts';
import { api, canWrite, lapsed, now, online } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { t } from './drill-texts.ts';

type Run = NonNullable<DataOf<'GET /training/run'>['run']>;
type Drill = DataOf<'GET /training/drills'>['items'][number];

const EVERY_MS = 8_000;
/** A drill that was finished longer ago is no longer spoken of. */
const SPOKEN_OF_MS = 120_000;

/** The step of the drill that is next, above every screen of the training province; what was done ticks by itself. */
export function DrillBar() {
  const [run, setRun] = useState<Run | null>(null);
  const [drill, setDrill] = useState<Drill | null>(null);
  const left = waiting.value.length;
  const isOnline = online.value && !lapsed.value;
  useEffect(() => {
    const look = async () => {
      if (!isOnline) {
        return;
      }
      const [current, drills] = await Promise.all([
        api.call('GET /training/run'),
        api.call('GET /training/drills'),
      ]);
      setRun((before) => (current.ok ? current.data.run : before));
      setDrill((before) => (drills.ok ? (drills.data.items.find((one) => isHere(one)) ?? null) : before));
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, [left, isOnline]);
  const begin = async () => {
    if (drill !== null && (await canWrite())) {
      const answer = await api.call('POST /training/runs', { body: { id: newId(), drill: drill.id } });
      setRun((before) => (answer.ok ? answer.data : before));
    }
  };
  const reply = async (step: string, text: string): Promise<string | null> => {
    if (run === null || !(await canWrite())) {
      return null;
    }
    const answer = await api.call('POST /training/runs/{id}/answers', {
      params: { id: run.id },
      body: { step, answer: text },
    });
    setRun((before) => (answer.ok ? answer.data : before));
    return answer.ok ? null : errorText(answer.error, lang.value);
  };
  const isSpokenOf =
    run !== null &&
    isHere(run.drill) &&
    (run.finishedAt === null || Date.parse(run.finishedAt) > now() - SPOKEN_OF_MS);
  if (isSpokenOf) {
    return <Steps run={run} onAnswer={reply} />;
  }
  return drill === null || shift.value !== null ? null : (
    <aside class="drill" aria-label={t('bar')}>
      <p class="aside">{t('offer', { n: drill.minutes, name: drill[lang.value] })}</p>
      <button type="button" disabled={!isOnline} onClick={() => void begin()}>
        {t('begin')}
      </button>
    </aside>
  );
}

/** Whether a drill is done in this app. */
const isHere = ({ steps }: Drill): boolean => steps.some(({ path }) => path.startsWith('/field/'));

type OnAnswer = (step: string, text: string) => Promise<string | null>;

function Steps({ run, onAnswer }: { readonly run: Run; readonly onAnswer: OnAnswer }) {
  const { steps } = run.drill;
  const next = steps.find(({ id }) => !run.done.includes(id));
  const minutes =
    run.finishedAt === null
      ? 0
      : Math.max(1, Math.round((Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 60_000));
  return (
    <aside class="drill" aria-label={t('bar')} data-testid="drill">
      <p aria-live="polite">
        {next === undefined
          ? `✓ ${t('done', { n: minutes })}`
          : t('step', { n: run.done.length + 1, of: steps.length, step: next[lang.value] })}
      </p>
      {next !== undefined && next.ask !== null && <Ask key={next.id} step={next} onAnswer={onAnswer} />}
      <details>
        <summary>{t('all')}</summary>
        <ol>
          {steps.map((step) => (
            <li key={step.id}>
              <strong>{run.done.includes(step.id) ? `✓ ${t('isDone')}` : t('isOpen')}</strong> ·{' '}
              {step[lang.value]}
            </li>
          ))}
        </ol>
        <p class="hint">{t('offline')}</p>
      </details>
    </aside>
  );
}

/** The question of a step: its answer is on the screen below. */
function Ask({ step, onAnswer }: { readonly step: Drill['steps'][number]; readonly onAnswer: OnAnswer }) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void onAnswer(step.id, text.trim()).then(setWrong);
      }}
    >
      <label for="drill-answer">{step.ask?.[lang.value]}</label>
      <input
        id="drill-answer"
        value={text}
        required
        maxLength={80}
        autocomplete="off"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit">{t('answer')}</button>
      {wrong !== null && <p role="alert">{wrong}</p>}
    </form>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { Field } from '../../citizen/kit/Field.tsx';
import { formatInstant, formatTime } from '../../shared/formats.ts';
import { type Question, ask, questions, settle, takeOver, updateOpenItems } from '../data/open-items.ts';
import { served } from '../data/served.ts';
import { now } from '../data/session.ts';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel } from '../kit/labels.ts';
import { LookUps } from './LookUps.tsx';
import { t } from './open-texts.ts';

/** P7: who waits for the commander or a test, what the shift before left, and to whom somebody was handed over. */
export function OpenItems() {
  const [, tick] = useState(0);
  useEffect(() => {
    void updateOpenItems();
    const timer = setInterval(() => tick((n) => n + 1), 15_000);
    return () => clearInterval(timer);
  }, []);
  const open = questions.value;
  const { waiting = [], handedOver = null } = served.value ?? {};
  return (
    <section>
      <h2>{t('title', { n: open.length })}</h2>
      {open.length === 0 && <p class="hint">{t('none')}</p>}
      {open.map((question) => (
        <QuestionCard key={question.id} question={question} />
      ))}
      <LookUps />
      <AskForm />
      {waiting.length > 0 && (
        <>
          <h3>{t('waiting', { n: waiting.length })}</h3>
          <ul class="lines">
            {waiting.map((one) => (
              <li key={one.crossingId}>
                <DecisionIcon decision="test" />
                <span class="grow">
                  {formatTime(one.at)} · {one.name ?? one.plate ?? '–'} · {ageOf(one.at)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {handedOver !== null && (
        <p class="hint">
          {t('handedOver', { name: handedOver.officer, at: formatInstant(handedOver.endedAt) })}
          {handedOver.note !== null && ` ${handedOver.note}`}
          {handedOver.unsynced > 0 && ` ${t('unsynced', { n: handedOver.unsynced })}`}
        </p>
      )}
    </section>
  );
}

/** How long something has waited, in whole minutes. */
function ageOf(at: string): string {
  const minutes = Math.max(0, Math.floor((now() - Date.parse(at)) / 60_000));
  return minutes < 60
    ? t('minutes', { n: minutes })
    : t('hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
}

function QuestionCard({ question }: { readonly question: Question }) {
  const [handedTo, setHandedTo] = useState('');
  const [kept, setKept] = useState(question.keptVehicle);
  const { answer } = question;
  return (
    <div class="card" data-testid="question">
      <p>
        <strong>{question.who}</strong> · {formatTime(question.raisedAt)} · {ageOf(question.raisedAt)}
        <br />
        {question.reason}
      </p>
      {answer === null ? (
        <p class="warn">
          {question.state === 'sent'
            ? t('noAnswer')
            : question.state === 'waiting'
              ? t('unsent')
              : t('refused')}
        </p>
      ) : (
        <div class="good" aria-live="polite">
          <p>
            {answer.decision !== null && (
              <>
                <DecisionIcon decision={answer.decision} /> <strong>{decisionLabel(answer.decision)}</strong>
              </>
            )}{' '}
            – {answer.answer ?? ''} ({answer.answeredBy ?? ''})
          </p>
        </div>
      )}
      {question.leftBehind && (
        <button type="button" class="wide" onClick={() => void takeOver(question.id)}>
          {t('take', { name: question.raisedBy })}
        </button>
      )}
      {question.takenBy !== null && <p class="hint">{t('taken', { name: question.takenBy })}</p>}
      <details>
        <summary>{t('settle')}</summary>
        <Field label={t('handedTo')} value={handedTo} onInput={setHandedTo} maxLength={200} />
        <label class="choice">
          <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
          {t('keptVehicle')}
        </label>
        <button type="button" class="wide quiet" onClick={() => void settle(question.id, handedTo, kept)}>
          {t('settled')}
        </button>
      </details>
    </div>
  );
}

function AskForm() {
  const [who, setWho] = useState('');
  const [reason, setReason] = useState('');
  const [kept, setKept] = useState(false);
  const ready = who.trim() !== '' && reason.trim() !== '';
  const send = async () => {
    await ask(who.trim(), reason.trim(), kept);
    setWho('');
    setReason('');
    setKept(false);
  };
  return (
    <details>
      <summary>{t('ask')}</summary>
      <Field label={t('who')} value={who} onInput={setWho} maxLength={120} />
      <Field label={t('reason')} value={reason} onInput={setReason} maxLength={400} />
      <label class="choice">
        <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
        {t('keptVehicle')}
      </label>
      <button type="button" class="wide" disabled={!ready} onClick={() => void send()}>
        {t('send')}
      </button>
    </details>
  );
}

import { useId, useRef, useState } from 'preact/hooks';
import { needKind } from '../../../contract/labels/community.ts';
import { nameOf } from '../../../contract/labels/kit.ts';
import { type BodyOf, type DataOf, errorText, type ErrorReply } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { newId } from '../../shared/ids.ts';
import { lang } from '../app/language.ts';
import { api, online } from '../data/api.ts';
import { Checks, Radios } from '../kit/Choices.tsx';
import { Notice } from '../kit/Notice.tsx';
import type { HelpedPerson } from './people.ts';
import { t } from './texts.ts';

type Body = BodyOf<'POST /community/reports'>;
type Sent = DataOf<'POST /community/reports'>;

/** How a person is, and what they need, as the one who acts for them passes it on. */
export function Report({
  person,
  onSent,
}: {
  readonly person: HelpedPerson;
  readonly onSent: () => Promise<void>;
}) {
  const note = useId();
  const [feels, setFeels] = useState<Body['feels'] | undefined>();
  const [danger, setDanger] = useState<readonly 'danger'[]>([]);
  const [needs, setNeeds] = useState<Body['needs']>([]);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorReply | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  // One id for one report, however often it has to be sent.
  const id = useRef(newId());
  const isWorse = feels === 'worse';
  const asks = isWorse || needs.length > 0;
  const send = async () => {
    setMissing(feels === undefined);
    setSent(null);
    if (feels === undefined || busy) {
      return;
    }
    setBusy(true);
    const said = text.trim().normalize('NFC');
    const answer = await api.call('POST /community/reports', {
      body: {
        id: id.current,
        assistance: person.token,
        at: new Date().toISOString(),
        feels,
        needs,
        ...(isWorse && danger.length > 0 ? { danger: true } : {}),
        ...(asks && said !== '' ? { note: said } : {}),
      },
    });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) {
      setSent(answer.data);
      id.current = newId();
      setFeels(undefined);
      setDanger([]);
      setNeeds([]);
      setText('');
      await onSent();
    }
  };
  return (
    <details>
      <summary>{t('report', { name: person.name })}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {!online.value && <p>{t('offline')}</p>}
        <Radios
          legend={t('feels')}
          name={`feels-${person.id}`}
          options={[
            { value: 'well', label: t('well') },
            { value: 'worse', label: t('worse') },
          ]}
          chosen={feels}
          onChange={(chosen) => {
            setFeels(chosen);
            setMissing(false);
          }}
        />
        {isWorse && (
          <>
            <Checks
              legend={t('dangerAsk')}
              options={[{ value: 'danger', label: t('danger') }]}
              chosen={danger}
              onChange={setDanger}
            />
            {danger.length > 0 && (
              <Notice tone="bad" title={t('dangerFirst')}>
                <a class="button" href="tel:115">
                  {t('call115')}
                </a>
              </Notice>
            )}
          </>
        )}
        <Checks
          legend={t('needs')}
          options={(['food', 'medicine'] as const).map((value) => ({
            value,
            label: nameOf(needKind, value, lang.value),
          }))}
          chosen={needs}
          onChange={setNeeds}
        />
        {asks && (
          <div class="field">
            <label for={note}>{t('note')}</label>
            <textarea
              id={note}
              rows={3}
              maxLength={300}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
        )}
        {missing && <Notice tone="bad" title={t('feelsMissing')} />}
        {error !== null && <Notice tone="bad" title={errorText(error, lang.value)} />}
        <button type="submit" disabled={busy}>
          {t('sendReport')}
        </button>
      </form>
      {sent !== null && (
        <Notice tone="good" title={t('reportSent')}>
          {sent.needs.length === 0 ? null : (
            <ul>
              {sent.needs.map(({ kind, dueAt }) => (
                <li key={kind}>
                  {t('takenBy', { kind: nameOf(needKind, kind, lang.value), at: formatInstant(dueAt) })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </details>
  );
}

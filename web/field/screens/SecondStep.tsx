import { useState } from 'preact/hooks';
import { errorText, type ErrorReply } from '../../shared/client.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { lang } from '../app/language.ts';
import { go } from '../app/view.ts';
import { flush } from '../data/queue.ts';
import { api, logOut, refreshSession, secondStep, session } from '../data/session.ts';
import { t } from './second-step-texts.ts';

/** Sets an authenticator up on the phone of the officer: open the app, type its code, write the recovery codes down. */
export function SecondStep() {
  const [uri, setUri] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<ErrorReply | null>(null);
  const send = async (body: { readonly code?: string }) => {
    const answer = await api.call('POST /session/totp', { body });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) {
      setUri(answer.data.uri);
      setCodes(answer.data.recoveryCodes);
    }
  };
  const finish = async () => {
    await refreshSession();
    go('quet');
    void flush();
  };
  if (codes !== null) {
    return (
      <section>
        <h1>{t('codesTitle')}</h1>
        <p role="alert">{t('codesLead', { n: codes.length })}</p>
        <ol>
          {codes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ol>
        <p>{t('done')}</p>
        <button type="button" class="wide" onClick={() => void finish()}>
          {t('kept')}
        </button>
      </section>
    );
  }
  const key = /[?&]secret=([^&]+)/u.exec(uri ?? '')?.[1] ?? '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send(uri === null ? {} : { code: code.trim() });
      }}
    >
      <h1>{t('title')}</h1>
      {secondStep.value?.overdue === true && <p>{t('overdue')}</p>}
      {error !== null && (
        <p class="bad" role="alert">
          {errorText(error, lang.value)}
        </p>
      )}
      {uri !== null && (
        <>
          <a class="wide" href={uri}>
            {t('openApp')}
          </a>
          <p>
            {t('orKey')}: <code>{key.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</code>
          </p>
          <Field
            label={t('code')}
            value={code}
            onInput={setCode}
            inputMode="numeric"
            autocomplete="one-time-code"
          />
        </>
      )}
      <button type="submit" class="wide">
        {t(uri === null ? 'begin' : 'confirm')}
      </button>
      <button
        type="button"
        class="wide quiet"
        onClick={() => {
          if (session.value === null) {
            secondStep.value = null;
            void logOut();
          } else {
            go('quet');
          }
        }}
      >
        {t('later')}
      </button>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { errorText, type ErrorReply } from '../../shared/client.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { lang } from '../app/language.ts';
import { flush } from '../data/queue.ts';
import { lapsed, logIn, openSession } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { t } from './login-texts.ts';

/** Log-in of the officer; the name stays on the phone, the password never does. */
export function Login() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState<string | null>(null);
  /** One of the codes that were written down: they have letters, so another keyboard. */
  const [written, setWritten] = useState(false);
  const [error, setError] = useState<ErrorReply | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const refused = await logIn(login.trim(), password, totp ?? '');
    setBusy(false);
    if (refused?.code === 'session.totp-required') {
      setTotp('');
    }
    setError(refused);
    if (refused === null) {
      void flush();
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {error !== null && (
        <p class="bad" role="alert">
          {errorText(error, lang.value)}
        </p>
      )}
      <Field label={t('login')} value={login} onInput={setLogin} autocomplete="username" spellcheck={false} />
      <div class="field">
        <label for="password">{t('password')}</label>
        <input
          id="password"
          type="password"
          autocomplete="current-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      {totp !== null && (
        <>
          <Field
            label={t(written ? 'recovery' : 'totp')}
            value={totp}
            onInput={setTotp}
            inputMode={written ? 'text' : 'numeric'}
            autocomplete={written ? 'off' : 'one-time-code'}
          />
          <button type="button" class="wide quiet" onClick={() => setWritten(!written)}>
            {t(written ? 'useApp' : 'useRecovery')}
          </button>
        </>
      )}
      <button type="submit" class="wide" disabled={busy}>
        {busy ? t('busy') : t('enter')}
      </button>
      {(shift.value !== null || lapsed.value) && (
        <button type="button" class="wide quiet" onClick={() => void openSession()}>
          {t('back')}
        </button>
      )}
    </form>
  );
}

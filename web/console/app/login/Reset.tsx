import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const MIN_LENGTH = 12;

function focus(element: HTMLInputElement | null): void {
  element?.focus();
}

/** A forgotten password: a code to the phone that the administrator wrote down, then a new password. */
export function Reset({ onDone }: { readonly onDone: (login: string) => void }) {
  const t = useTexts(texts);
  const ask = useSend('POST /session/reset');
  const confirm = useSend('POST /session/reset/confirm');
  const [login, setLogin] = useState('');
  const [minutes, setMinutes] = useState<number | null>(null);
  const [code, setCode] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const short = next.length < MIN_LENGTH;
  const submit = async () => {
    if (minutes === null) {
      const asked = await ask.send({ body: { login: login.trim() } });
      if (asked.ok) {
        setMinutes(asked.data.minutes);
      }
      return;
    }
    setTried(true);
    if (!short && (await confirm.send({ body: { login: login.trim(), code: code.trim(), next } })).ok) {
      onDone(login.trim());
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FailureNotice
        failure={minutes === null ? ask.failure : confirm.failure}
        typing
        labels={{ login: t('login'), code: t('resetCode'), next: t('next') }}
      />
      <TextInput
        label={t('login')}
        value={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        readOnly={minutes !== null}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      {minutes === null ? (
        <p className="muted">{t('resetLead')}</p>
      ) : (
        <>
          <Notice>{t('resetSent', { n: minutes })}</Notice>
          <TextInput
            label={t('resetCode')}
            value={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            required
            ref={focus}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('next')}
            value={next}
            autoComplete="new-password"
            required
            error={tried && short ? t('tooShort') : null}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </>
      )}
      <Button type="submit" loading={ask.busy || confirm.busy}>
        {t(minutes === null ? 'resetAsk' : 'newPassword')}
      </Button>
      {minutes === null ? null : (
        <Button
          variant="default"
          onClick={() => {
            // A mistyped login answers like any other: only here can it be put right, or another code be asked for.
            setMinutes(null);
            setCode('');
            confirm.clear();
          }}
        >
          {t('resetAgain')}
        </Button>
      )}
      <a href="/console/login">{t('resetBack')}</a>
    </form>
  );
}

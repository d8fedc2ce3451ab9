import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ApiError, apiError, call } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { CodeField } from './CodeField.tsx';
import { texts } from './texts.ts';

type LoginFormProps = {
  readonly login: string;
  readonly password: string;
  readonly onChange: (login: string, password: string) => void;
  readonly onDone: () => void;
};

function focus(element: HTMLInputElement | null): void {
  element?.focus();
}

/** Login and password, and the code of the authenticator where the account has one. */
export function LoginForm({ login, password, onChange, onDone }: LoginFormProps) {
  const t = useTexts(texts);
  const [totp, setTotp] = useState('');
  const [askTotp, setAskTotp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);

  const submit = async () => {
    setBusy(true);
    const body = askTotp ? { login, password, totp } : { login, password };
    const result = await call('POST /session', { body });
    setBusy(false);
    if (result.ok) {
      onDone();
    } else if (result.error.code === 'session.totp-required' && !askTotp) {
      setAskTotp(true);
      setFailure(null);
    } else {
      setFailure(apiError(result));
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <form className="stack" onSubmit={onSubmit}>
      <FailureNotice failure={failure} />
      <TextInput
        label={t('login')}
        value={login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        onChange={(event) => onChange(event.currentTarget.value, password)}
      />
      <PasswordInput
        label={t('password')}
        value={password}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
        onChange={(event) => onChange(login, event.currentTarget.value)}
      />
      {askTotp ? <CodeField value={totp} onChange={setTotp} inputRef={focus} /> : null}
      <Button type="submit" size="md" loading={busy}>
        {t('submit')}
      </Button>
    </form>
  );
}

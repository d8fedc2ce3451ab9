import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Shortest password that the server takes. */
const MIN_LENGTH = 12;

/** Change of the own password. */
export function PasswordForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(texts);
  const change = useSend('POST /session/password', ['/session']);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const short = next.length < MIN_LENGTH;
  const different = next !== repeat;
  const submit = async () => {
    setTried(true);
    if (short || different) {
      return;
    }
    const result = await change.send({ body: { current, next } });
    if (result.ok) {
      onDone();
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const toggle = { 'aria-label': t('showPassword'), tabIndex: 0 };
  return (
    <form className="stack" onSubmit={onSubmit}>
      <FailureNotice failure={change.failure} typing labels={{ current: t('current'), next: t('next') }} />
      <PasswordInput
        label={t('current')}
        value={current}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={toggle}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('next')}
        value={next}
        autoComplete="new-password"
        required
        error={tried && short ? t('tooShort') : null}
        visibilityToggleButtonProps={toggle}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('repeat')}
        value={repeat}
        autoComplete="new-password"
        required
        error={tried && different ? t('mismatch') : null}
        visibilityToggleButtonProps={toggle}
        onChange={(event) => setRepeat(event.currentTarget.value)}
      />
      <Button type="submit" loading={change.busy}>
        {t('change')}
      </Button>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type CodeFieldProps = {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Puts the cursor here where the field comes after others. */
  readonly inputRef?: (element: HTMLInputElement | null) => void;
};

/** The code of the authenticator, or one of the codes that were written down: those have letters, so another keyboard. */
export function CodeField({ value, onChange, inputRef }: CodeFieldProps) {
  const t = useTexts(texts);
  const [written, setWritten] = useState(false);
  return (
    <>
      <TextInput
        label={t(written ? 'recovery' : 'totp')}
        description={t(written ? 'recoveryHint' : 'totpHint')}
        value={value}
        inputMode={written ? 'text' : 'numeric'}
        autoComplete={written ? 'off' : 'one-time-code'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        required
        data-autofocus
        {...(inputRef === undefined ? {} : { ref: inputRef })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => {
          setWritten(!written);
          onChange('');
        }}
      >
        {t(written ? 'useApp' : 'useRecovery')}
      </Button>
    </>
  );
}

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type EntryFieldProps = {
  readonly field: RefObject<HTMLInputElement | null>;
  /** Takes a text; false: it stays in the field to be corrected or scanned over. */
  readonly onTake: (text: string) => boolean;
};

const elsewhere = 'input, textarea, select, button, a, [role=dialog], [contenteditable]';

/**
 * The field has the focus from the start, and what a scanner types while nothing is focused goes to it; `?` stays the
 * key of the help.
 */
function useScannerFocus(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    field.current?.focus();
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const busy = target instanceof HTMLElement && target.closest(elsewhere) !== null;
      const letter = event.key.length === 1 && event.key !== '?' && event.key !== ' ';
      if (!busy && letter && !event.ctrlKey && !event.metaKey && !event.altKey) {
        field.current?.focus();
      }
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [field]);
}

/** The one big field: a scanner or a person types, Enter records. */
export function EntryField({ field, onTake }: EntryFieldProps) {
  const t = useTexts(texts);
  const [text, setText] = useState('');
  useScannerFocus(field);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    if (text.trim() === '') {
      return;
    }
    if (onTake(text)) {
      setText('');
    } else {
      field.current?.select();
    }
  };
  return (
    <form className="desk-line desk-entry" onSubmit={onSubmit} noValidate>
      <TextInput
        ref={field}
        label={t('who')}
        description={t('whoHint')}
        size="xl"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={1200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xl">
        {t('record')}
      </Button>
    </form>
  );
}

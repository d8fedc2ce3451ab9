import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useDebounced } from '../useDebounced.ts';

type SearchBoxProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (text: string | undefined) => void;
};

/** A search field that tells the list only after the typing has paused. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const [text, setText] = useState(value ?? '');
  const settled = useDebounced(text.trim());
  const [told, setTold] = useState(value ?? '');
  // The filters were cleared or the address was changed from outside.
  if (value !== undefined ? value !== told : told !== '') {
    setTold(value ?? '');
    setText(value ?? '');
  }
  useEffect(() => {
    if (settled === text.trim() && settled !== told) {
      onChange(settled === '' ? undefined : settled);
    }
  }, [settled, text, told, onChange]);
  return (
    <TextInput
      type="search"
      label={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}

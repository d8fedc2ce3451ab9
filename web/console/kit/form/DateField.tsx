import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';

type DateFieldProps = {
  readonly label: string;
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` on the clock of Vietnam with `time`. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly time?: boolean;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly hint?: string;
  readonly max?: string;
};

/** A calendar date, or a date with its time, by the browser's own field. */
export function DateField({ label, value, onChange, time = false, hint, ...rest }: DateFieldProps) {
  return (
    <TextInput
      type={time ? 'datetime-local' : 'date'}
      label={label}
      description={hint}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      {...rest}
    />
  );
}

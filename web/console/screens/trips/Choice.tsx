import { NativeSelect } from '@mantine/core';

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly hint?: string;
};

/** One of a few by name; nothing is chosen at first. */
export function Choice({ label, options, value, onChange, required = true, hint }: ChoiceProps) {
  return (
    <NativeSelect
      label={label}
      description={hint}
      required={required}
      value={value}
      data={[{ value: '', label: '–' }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

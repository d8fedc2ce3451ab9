import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { type LabelCode, type LabelKind, labelOptions } from '../../../../contract/labels.ts';
import { useLanguage } from '../../kit/i18n.ts';

/** Writes answers down; null takes one away. */
export type SetAnswers = (changes: { readonly [key: string]: unknown }) => void;

// oxlint-disable-next-line no-control-regex -- what the server would refuse, pasted from elsewhere
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;

/** A typed text as it is kept: composed as the server does, null when empty. */
export function textAnswer(text: string): string | null {
  const clean = text.normalize('NFC').replaceAll(CONTROL, '');
  return clean === '' ? null : clean;
}

type TextAnswerProps = {
  readonly label: string;
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null) => void;
  readonly max: number;
  readonly hint?: string;
  readonly rows?: number;
  readonly tel?: boolean;
};

/** A text of the call, written down while it is typed. */
export function TextAnswer({ label, value, onChange, max, hint, rows, tel }: TextAnswerProps) {
  const given = {
    label,
    description: hint,
    maxLength: max,
    value: value ?? '',
  };
  return rows === undefined ? (
    <TextInput
      {...given}
      {...(tel === true ? { type: 'tel', inputMode: 'tel' as const } : {})}
      onChange={(event) => onChange(textAnswer(event.currentTarget.value))}
    />
  ) : (
    <Textarea {...given} rows={rows} onChange={(event) => onChange(textAnswer(event.currentTarget.value))} />
  );
}

type ChoicesProps<K extends LabelKind> = {
  readonly kind: K;
  readonly label: ReactNode;
  readonly value: LabelCode<K> | null | undefined;
  readonly onChange: (value: LabelCode<K> | null) => void;
  /** The legend is only for readers of the screen. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
};

/** One of a few codes by one press; the pressed one again takes the answer back. */
export function Choices<K extends LabelKind>(props: ChoicesProps<K>) {
  const { kind, label, value, onChange, quiet = false, disabled = false } = props;
  const lang = useLanguage();
  return (
    <fieldset className="plain-set" disabled={disabled}>
      <legend className={quiet ? 'hidden' : 'call-legend'}>{label}</legend>
      <div className="call-choices">
        {labelOptions(kind, lang).map((option) => (
          <button
            key={String(option.value)}
            type="button"
            aria-pressed={value === option.value}
            onClick={() => onChange(value === option.value ? null : option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

type ClockFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The end of a day is offered too. */
  readonly end?: boolean;
};

const HOURS = Array.from(
  { length: 48 },
  (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);

/** A recalled time by the half hour: nobody remembers more. */
export function ClockField({ label, value, onChange, end = false }: ClockFieldProps) {
  const known = end ? [...HOURS.slice(1), '24:00'] : HOURS;
  const all = known.includes(value) ? known : [...known, value].toSorted();
  return (
    <NativeSelect
      label={label}
      value={value}
      data={all}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

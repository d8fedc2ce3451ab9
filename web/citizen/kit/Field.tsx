import { useId } from 'preact/hooks';

type InputProps = {
  readonly autocomplete?: string;
  readonly autocapitalize?: 'characters' | 'words';
  readonly enterkeyhint?: 'next' | 'done';
  readonly inputMode?: 'numeric' | 'text';
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly spellcheck?: boolean;
};

/** A labelled text field with its hint and its error. */
export function Field(
  props: InputProps & {
    readonly label: string;
    readonly value: string;
    readonly onInput: (value: string) => void;
    readonly type?: 'text' | 'tel' | 'date' | 'search';
    readonly hint?: string;
    readonly error?: string | null;
  },
) {
  const id = useId();
  const { label, value, onInput, hint, error, type = 'text', ...rest } = props;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...rest}
        id={id}
        // Preact's types split inputs by `type`; a text field takes the attributes of all four used here.
        type={type as 'text'}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described === '' ? undefined : described}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

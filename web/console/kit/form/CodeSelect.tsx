import { NativeSelect } from '@mantine/core';
import { type LabelCode, type LabelKind, labelOptions } from '../../../../contract/labels.ts';
import { useLanguage } from '../i18n.ts';

type CodeSelectProps<K extends LabelKind> = {
  readonly kind: K;
  readonly label: string;
  readonly value: LabelCode<K> | null;
  readonly onChange: (code: LabelCode<K> | null) => void;
  /** Text of the empty choice; without it a code must be chosen. */
  readonly empty?: string;
  /** The codes offered; all of the kind unless told. */
  readonly only?: readonly LabelCode<K>[];
  readonly required?: boolean;
};

/** A select box of a kind of code, in the language of the screen. */
export function CodeSelect<K extends LabelKind>(props: CodeSelectProps<K>) {
  const lang = useLanguage();
  const all = labelOptions(props.kind, lang);
  const options = props.only === undefined ? all : all.filter((option) => props.only?.includes(option.value));
  return (
    <NativeSelect
      label={props.label}
      required={props.required ?? false}
      value={props.value === null ? '' : String(props.value)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        props.onChange(options.find((option) => String(option.value) === chosen)?.value ?? null);
      }}
      data={[
        ...(props.empty === undefined ? [] : [{ value: '', label: props.empty }]),
        ...options.map((option) => ({ value: String(option.value), label: option.label })),
      ]}
    />
  );
}

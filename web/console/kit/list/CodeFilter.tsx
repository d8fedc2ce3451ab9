import { type LabelCode, type LabelKind, labelOptions } from '../../../../contract/labels.ts';
import { CodeSelect } from '../form/CodeSelect.tsx';
import type { UrlValues } from './useUrlState.ts';

type CodeFilterProps<K extends LabelKind> = {
  readonly kind: K;
  readonly label: string;
  readonly all: string;
  /** Name of the filter in the address. */
  readonly name: string;
  readonly url: UrlValues;
  readonly change: (patch: UrlValues) => void;
};

/** The code that the address names, if it is one of the kind. */
export function urlCode<K extends LabelKind>(kind: K, value: string | undefined): LabelCode<K> | undefined {
  return labelOptions(kind, 'en').find((option) => String(option.value) === value)?.value;
}

/** A filter by a kind of code, kept in the address. */
export function CodeFilter<K extends LabelKind>(props: CodeFilterProps<K>) {
  const { kind, label, all, name, url, change } = props;
  return (
    <CodeSelect
      kind={kind}
      label={label}
      empty={all}
      value={urlCode(kind, url[name]) ?? null}
      onChange={(code) => change({ [name]: code === null ? undefined : String(code) })}
    />
  );
}

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { GridRow } from '../../shared/lists/sheet.ts';
import { Field } from '../kit/Field.tsx';
import type { RowField } from './list.ts';
import { t } from './texts.ts';

/** One row to type or to correct. */
export function RowForm<C extends string>(props: {
  readonly fields: readonly RowField<C>[];
  readonly row: GridRow<C>;
  readonly onSave: (row: GridRow<C>) => void;
  readonly onCancel: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [row, setRow] = useState(props.row);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const set = (id: C, value: string) => setRow({ ...row, [id]: value });
  return (
    <form
      ref={form}
      class="box"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(row);
      }}
    >
      {props.fields.map(({ id, label, hint, options }) =>
        options === undefined ? (
          <Field
            key={id}
            label={label}
            {...(hint === undefined ? {} : { hint })}
            value={row[id]}
            maxLength={160}
            autocomplete="off"
            onInput={(value) => set(id, value)}
          />
        ) : (
          <Pick
            key={id}
            label={label}
            value={row[id]}
            options={options}
            onChange={(value) => set(id, value)}
          />
        ),
      )}
      <div class="row">
        <button type="submit">{t('keep')}</button>
        <button type="button" onClick={props.onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

/** A labelled choice; nothing chosen is the empty text. */
export function Pick(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <option value="">{t('choose')}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

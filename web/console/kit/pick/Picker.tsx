import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import type { ApiError } from '../api.ts';
import { useLanguage, useTexts } from '../i18n.ts';
import { texts } from './texts.ts';

/** One thing to pick. */
export type Option = { readonly id: string; readonly label: string; readonly note?: string };

type PickerProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: Option | null;
  readonly onPick: (option: Option | null) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly options: readonly Option[];
  readonly searching: boolean;
  /** Why nothing was searched for, such as a family name alone. */
  readonly failure: ApiError | null;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly hint?: string;
};

/** A field that searches while one types, by keyboard or pointer. */
export function Picker(props: PickerProps) {
  const { value, options, search, failure } = props;
  const lang = useLanguage();
  const t = useTexts(texts);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [editing, setEditing] = useState(false);
  const short = search.trim().length < 2;
  const pick = (id: string) => {
    const option = options.find((candidate) => candidate.id === id);
    if (option !== undefined) {
      props.onPick(option);
      setEditing(false);
      props.onSearch('');
      combobox.closeDropdown();
    }
  };
  const clear = () => {
    props.onPick(null);
    props.onSearch('');
    setEditing(false);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick}>
      <Combobox.Target>
        <TextInput
          label={props.label}
          description={props.hint}
          placeholder={props.placeholder}
          error={props.error}
          required={props.required ?? false}
          value={editing ? search : (value?.label ?? '')}
          onChange={(event) => {
            setEditing(true);
            props.onSearch(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setEditing(false);
          }}
          rightSection={
            value === null ? null : (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onMouseDown={(event) => event.preventDefault()}
                onClick={clear}
              />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!editing}>
        <Combobox.Options className="options">
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id}>
              <span>{option.label}</span>
              {option.note === undefined ? null : <span className="muted small block">{option.note}</span>}
            </Combobox.Option>
          ))}
          {options.length > 0 ? null : (
            <Combobox.Empty>
              {short
                ? t('typeMore')
                : failure === null
                  ? t(props.searching ? 'searching' : 'nothing')
                  : failure.reply === undefined
                    ? failure.message
                    : errorText(failure.reply, lang)}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

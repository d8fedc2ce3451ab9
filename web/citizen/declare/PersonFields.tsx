import { useState } from 'preact/hooks';
import { optionsOf } from '../../../contract/labels/kit.ts';
import { sex } from '../../../contract/labels/people.ts';
import { lang } from '../app/language.ts';
import type { TypedPerson } from '../../shared/forms/typed.ts';
import { Radios } from '../kit/Choices.tsx';
import { Field } from '../kit/Field.tsx';
import { LazyScanner } from '../scan/LazyScanner.tsx';
import type { Errors } from '../../shared/forms/check.ts';
import { fillFromCard } from '../../shared/forms/input.ts';
import { errorSentence } from '../../shared/forms/words.ts';
import { t } from './texts.ts';

/** Fields of one person; `scan` offers to read the citizen card. */
export function PersonFields(props: {
  readonly person: TypedPerson;
  readonly errors: Errors;
  readonly scan?: boolean;
  readonly onChange: (person: TypedPerson, address?: string) => void;
}) {
  const { person, errors, onChange } = props;
  const [notCard, setNotCard] = useState(false);
  const error = (field: string) => {
    const code = errors[`${person.key}.${field}`];
    return code === undefined ? null : errorSentence(code, lang.value);
  };
  const set = (part: Partial<TypedPerson>) => onChange({ ...person, ...part });
  const onCard = (text: string) => {
    const filled = fillFromCard(person, text);
    setNotCard(filled === null);
    if (filled !== null) {
      const { address, ...read } = filled;
      onChange(read, address);
    }
  };
  return (
    <>
      {props.scan && <LazyScanner label={t('scanCccd')} onCode={onCard} />}
      {notCard && (
        <p class="field-error" role="alert">
          {t('notCccd')}
        </p>
      )}
      <Field
        label={t('fullName')}
        value={person.fullName}
        onInput={(fullName) => set({ fullName })}
        error={error('fullName')}
        maxLength={120}
        autocomplete={props.scan ? 'name' : 'off'}
      />
      <Field
        label={t('birth')}
        hint={t('birthHint')}
        value={person.birth}
        onInput={(birth) => set({ birth })}
        error={error('birth')}
        maxLength={10}
        autocomplete={props.scan ? 'bday' : 'off'}
      />
      <Radios
        legend={t('sex')}
        name={`sex-${person.key}`}
        options={optionsOf(sex, lang.value).filter(({ value }) => value !== 'unknown')}
        chosen={person.sex}
        onChange={(sex) => set({ sex })}
      />
      <Field
        label={t('phone')}
        hint={t('phoneHint')}
        type="tel"
        value={person.phone}
        onInput={(phone) => set({ phone })}
        error={error('phone')}
        maxLength={20}
        autocomplete={props.scan ? 'tel' : 'off'}
      />
      <Field
        label={t('cccd')}
        hint={t('cccdHint')}
        inputMode="numeric"
        value={person.cccd}
        onInput={(cccd) => set({ cccd })}
        error={error('cccd')}
        maxLength={20}
        autocomplete="off"
      />
    </>
  );
}

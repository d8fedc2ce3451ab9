import { optionsOf } from '../../../../contract/labels/kit.ts';
import { sex as sexLabels } from '../../../../contract/labels/people.ts';
import type { ShortPart } from '../../../../lib/forms/index.ts';
import { Field } from '../../../citizen/kit/Field.tsx';
import type { Errors } from '../../../shared/forms/check.ts';
import type { TypedPerson } from '../../../shared/forms/typed.ts';
import { errorSentence } from '../../../shared/forms/words.ts';
import { lang } from '../../app/language.ts';
import { t } from '../no-code-texts.ts';
import { Chips } from './Chips.tsx';

export type PersonPart = Extract<ShortPart, 'fullName' | 'birth' | 'sex' | 'phone' | 'cccd'>;

/** One part of a person: the same fields, rules and words for who declares and for those along. */
export function PersonField(props: {
  readonly part: PersonPart;
  readonly person: TypedPerson;
  readonly errors: Errors;
  readonly onChange: (person: TypedPerson) => void;
}) {
  const { part, person, errors, onChange } = props;
  const code = errors[`${person.key}.${part}`];
  const error = code === undefined ? null : errorSentence(code, lang.value);
  if (part === 'sex') {
    return (
      <Chips
        legend={t('sex')}
        options={optionsOf(sexLabels, lang.value).filter(({ value }) => value !== 'unknown')}
        chosen={person.sex === undefined ? [] : [person.sex]}
        onToggle={(sex) => onChange({ ...person, sex: sex === person.sex ? undefined : sex })}
      />
    );
  }
  return (
    <Field
      label={t(part)}
      value={person[part]}
      onInput={(text) => onChange({ ...person, [part]: text })}
      error={error}
      autocomplete="off"
      enterkeyhint="next"
      spellcheck={false}
      {...(part === 'fullName'
        ? { maxLength: 120, autocapitalize: 'words' as const }
        : { inputMode: 'numeric' as const, maxLength: 20 })}
      {...(part === 'phone' ? { type: 'tel' as const } : {})}
    />
  );
}

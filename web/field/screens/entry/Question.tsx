import { type Answer, type FormField, formFaultTexts, type FormFault } from '../../../../lib/forms/index.ts';
import { Field } from '../../../citizen/kit/Field.tsx';
import { lang } from '../../app/language.ts';
import { AreaField } from '../../kit/AreaField.tsx';
import { nameOfArea } from './area.ts';
import { Chips } from './Chips.tsx';
import { t } from '../no-code-texts.ts';

type QuestionProps = {
  readonly field: FormField;
  readonly answer: Answer | undefined;
  readonly fault: FormFault | null;
  readonly onChange: (answer: Answer) => void;
};

/** One question of a form, drawn from its definition for a thumb. */
export function Question({ field, answer, fault, onChange }: QuestionProps) {
  const said = field.label[lang.value];
  const label = field.required === true ? said : `${said} (${t('optional')})`;
  const error = fault === null ? null : formFaultTexts[fault][lang.value];
  const text = Array.isArray(answer) ? answer.join('\n') : String(answer ?? '');
  const several = Array.isArray(answer) ? answer.map(String) : [];
  const options = field.options?.map((option) => ({ value: option.code, label: option[lang.value] })) ?? [];
  switch (field.type) {
    case 'choice':
      return (
        <Chips
          legend={label}
          options={options}
          chosen={[text]}
          error={error}
          onToggle={(code) => onChange(code === text && field.required !== true ? '' : code)}
        />
      );
    case 'checks':
      return (
        <Chips
          legend={label}
          options={options}
          chosen={several}
          error={error}
          onToggle={(code) =>
            onChange(several.includes(code) ? several.filter((one) => one !== code) : [...several, code])
          }
        />
      );
    case 'area':
      return (
        <AreaField
          label={label}
          chosen={text === '' ? '' : nameOfArea(text)}
          error={error}
          onChoose={({ code }) => onChange(code)}
        />
      );
    case 'lines':
      return (
        <label class="field">
          {label}
          <textarea rows={3} value={text} onInput={(event) => onChange(event.currentTarget.value)} />
          {error !== null && <span class="field-error">{error}</span>}
        </label>
      );
    default:
      return (
        <Field
          label={label}
          value={text}
          onInput={onChange}
          error={error}
          enterkeyhint="next"
          autocomplete="off"
          {...(field.type === 'date' ? { type: 'date' as const } : { maxLength: field.max ?? 200 })}
          {...(field.type === 'number' ? { inputMode: 'numeric' as const, maxLength: 6 } : {})}
          {...(field.type === 'plate' ? { autocapitalize: 'characters' as const, maxLength: 20 } : {})}
        />
      );
  }
}

import { type Answer, type FormField, formFaultTexts, type FormFault } from '../../../lib/forms/index.ts';
import { lang } from '../app/language.ts';
import { Checks, Radios } from '../kit/Choices.tsx';
import { CommunePicker } from '../kit/CommunePicker.tsx';
import { Field } from '../kit/Field.tsx';
import { t } from './texts.ts';

type QuestionProps = {
  readonly field: FormField;
  readonly answer: Answer | undefined;
  readonly fault: FormFault | null;
  readonly onChange: (answer: Answer) => void;
};

/** One question of a form, drawn from its definition. */
export function Question({ field, answer, fault, onChange }: QuestionProps) {
  const said = field.label[lang.value];
  const label = field.required === true ? said : `${said} (${t('optional')})`;
  const error = fault === null ? null : formFaultTexts[fault][lang.value];
  const hint = field.hint?.[lang.value];
  const options = field.options?.map((option) => ({ value: option.code, label: option[lang.value] })) ?? [];
  const text = Array.isArray(answer) ? answer.join('\n') : String(answer ?? '');
  if (field.type === 'choice' || field.type === 'checks' || field.type === 'area') {
    return (
      <div>
        {field.type === 'choice' && (
          <Radios legend={label} name={field.id} options={options} chosen={text} onChange={onChange} />
        )}
        {field.type === 'checks' && (
          <Checks
            legend={label}
            options={options}
            chosen={Array.isArray(answer) ? answer : []}
            onChange={onChange}
          />
        )}
        {field.type === 'area' && (
          <fieldset>
            <legend>{label}</legend>
            {hint !== undefined && <p class="field-hint">{hint}</p>}
            <CommunePicker chosen={text === '' ? null : text} onChoose={(id) => onChange(id ?? '')} />
          </fieldset>
        )}
        {error !== null && <p class="field-error">{error}</p>}
      </div>
    );
  }
  if (field.type === 'lines') {
    return (
      <label class="field">
        {label}
        <textarea rows={3} value={text} onInput={(event) => onChange(event.currentTarget.value)} />
        {error !== null && <span class="field-error">{error}</span>}
      </label>
    );
  }
  return (
    <Field
      label={label}
      value={text}
      onInput={onChange}
      error={error}
      {...(hint === undefined ? {} : { hint })}
      {...(field.type === 'date' ? { type: 'date' as const } : { maxLength: field.max ?? 200 })}
      {...(field.type === 'number' ? { inputMode: 'numeric' as const, maxLength: 6 } : {})}
      {...(field.type === 'plate' ? { autocapitalize: 'characters' as const, maxLength: 20 } : {})}
      autocomplete="off"
    />
  );
}

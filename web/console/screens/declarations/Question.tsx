import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type Answer, type FormField, type FormFault, formFaultTexts } from '../../../../lib/forms/index.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { texts } from './texts.ts';

type QuestionProps = {
  readonly field: FormField;
  readonly answer: Answer | undefined;
  readonly fault: FormFault | undefined;
  readonly onChange: (answer: Answer) => void;
};

/** One question of a form, drawn from its definition. */
export function Question({ field, answer, fault, onChange }: QuestionProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const text = typeof answer === 'object' ? answer.join('\n') : String(answer ?? '');
  const error = fault === undefined ? null : formFaultTexts[fault][lang];
  const hint = field.hint?.[lang];
  const common = { label: field.label[lang], required: field.required === true, error };
  const options = field.options?.map((option) => ({ value: option.code, label: option[lang] })) ?? [];
  switch (field.type) {
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={text}
          data={[{ value: '', label: t('unset') }, ...options]}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'checks':
      return (
        <Checkbox.Group {...common} value={typeof answer === 'object' ? [...answer] : []} onChange={onChange}>
          {options.map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} />
          ))}
        </Checkbox.Group>
      );
    case 'area':
      return (
        <AreaPicker
          {...common}
          {...(hint === undefined ? {} : { hint })}
          value={text === '' ? null : text}
          onPick={(id) => onChange(id ?? '')}
        />
      );
    case 'date':
      return (
        <DateField {...common} value={text === '' ? null : text} onChange={(day) => onChange(day ?? '')} />
      );
    case 'lines':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          description={hint}
          value={text}
          maxLength={field.max === undefined || field.type === 'number' ? 200 : field.max}
          {...(field.type === 'number' ? { inputMode: 'numeric' as const } : {})}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

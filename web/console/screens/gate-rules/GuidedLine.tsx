import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { facts, inLanguage } from './facts.ts';
import { type GuidedRow, type Operator, operatorsFor, rowFor } from './guided.ts';
import { texts } from './texts.ts';
import { operatorWord, valueWord } from './words.ts';

type GuidedLineProps = {
  readonly row: GuidedRow;
  readonly onChange: (row: GuidedRow) => void;
  readonly onRemove: () => void;
};

/** One comparison: fact, operator, value. */
export function GuidedLine({ row, onChange, onRemove }: GuidedLineProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const fact = facts.get(row.fact);
  const name = fact === undefined ? row.fact : inLanguage(fact.name, lang);
  const choose = (operator: Operator) => {
    const many = operator === 'in' || operator === 'notIn';
    onChange({ ...row, operator, values: many ? row.values : [row.values[0] ?? ''] });
  };
  return (
    <div className="guided-row">
      <NativeSelect
        label={t('fact')}
        value={row.fact}
        onChange={(event) => onChange(rowFor(event.currentTarget.value))}
        data={[...facts].map(([code, one]) => ({ value: code, label: inLanguage(one.name, lang) }))}
      />
      <NativeSelect
        label={t('operator')}
        value={row.operator}
        onChange={(event) => choose(event.currentTarget.value as Operator)}
        data={operatorsFor(fact).map((code) => ({ value: code, label: operatorWord(code) }))}
      />
      <Values row={row} onChange={(values) => onChange({ ...row, values })} />
      <Button variant="subtle" onClick={onRemove}>
        {t('remove')}
        <span className="hidden"> {name}</span>
      </Button>
    </div>
  );
}

type ValuesProps = { readonly row: GuidedRow; readonly onChange: (values: readonly string[]) => void };

function Values({ row, onChange }: ValuesProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const fact = facts.get(row.fact);
  const value = row.values[0] ?? '';
  if (fact === undefined || fact.kind === 'number') {
    return (
      <TextInput
        label={t('value')}
        inputMode="numeric"
        value={value}
        onChange={(event) => onChange([event.currentTarget.value])}
      />
    );
  }
  const codes = fact.kind === 'yesNo' ? ['true', 'false'] : Object.keys(fact.words);
  const options = codes.map((code) => ({ value: code, label: valueWord(row.fact, code, lang) }));
  if (row.operator === 'in' || row.operator === 'notIn') {
    return (
      <Checkbox.Group label={t('value')} value={[...row.values]} onChange={onChange}>
        <div className="stack">
          {options.map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  return (
    <NativeSelect
      label={t('value')}
      value={value}
      onChange={(event) => onChange([event.currentTarget.value])}
      data={options}
    />
  );
}

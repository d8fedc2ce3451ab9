import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type RecalledDateProps = {
  readonly label: string;
  readonly from: string | null;
  /** Last possible day of a recalled date; null where the day is known. */
  readonly to: string | null;
  readonly onChange: (from: string | null, to: string | null) => void;
};

/** A date, or the first and the last day between which somebody remembers it. */
export function RecalledDate({ label, from, to, onChange }: RecalledDateProps) {
  const t = useTexts(texts);
  const [range, setRange] = useState(to !== null);
  return (
    <div className="stack">
      <DateField label={label} value={from} onChange={(date) => onChange(date, date === null ? null : to)} />
      <Checkbox
        label={t('onlyInterval')}
        aria-label={`${label}: ${t('onlyInterval')}`}
        checked={range}
        onChange={(event) => {
          setRange(event.currentTarget.checked);
          onChange(from, null);
        }}
      />
      {range ? (
        <DateField
          label={t('latestOf', { label })}
          value={to}
          error={from !== null && to !== null && to < from ? t('windowBad') : null}
          onChange={(date) => onChange(from, date)}
        />
      ) : null}
    </div>
  );
}

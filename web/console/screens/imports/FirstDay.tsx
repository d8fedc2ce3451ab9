import { Checkbox } from '@mantine/core';
import { formatDate } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';

type Days = readonly (string | null)[];
const DAY_MS = 86_400_000;

/** Days of columns that count them, by the day of the first of them; other columns keep theirs. */
export function countedFrom(days: Days, numbers: readonly (number | null)[], first: string | null): Days {
  const least = Math.min(...numbers.filter((one) => one !== null));
  return days.map((day, at) => {
    const number = numbers[at] ?? null;
    return number === null
      ? day
      : first === null
        ? null
        : new Date(Date.parse(first) + (number - least) * DAY_MS).toISOString().slice(0, 10);
  });
}

/** Whether days are counted from the last contact of each row, where a column says it; else one first day holds for all. */
export function AfterContact({
  checked,
  onChange,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const t = useTexts(texts);
  return (
    <Checkbox
      label={t('afterContact')}
      description={t('afterContactHint')}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}

/** Asks once for the day of the first of all columns that only count days. */
export function FirstDay({
  title,
  value,
  last,
  onChange,
}: {
  /** Of the first of them. */
  readonly title: string;
  readonly value: string | null;
  /** The day of the last of them by it. */
  readonly last: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  const t = useTexts(texts);
  return (
    <Notice tone={value === null ? 'warning' : 'info'} title={t('firstDayTitle')}>
      <p>{t('firstDayLead')}</p>
      <DateField label={t('firstDay', { title })} value={value} onChange={onChange} />
      {last === null ? null : <p className="muted">{t('lastDay', { day: formatDate(last) })}</p>}
    </Notice>
  );
}

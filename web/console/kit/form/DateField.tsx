import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.css';
import 'dayjs/locale/vi';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../i18n.ts';
import { texts } from './texts.ts';
import { parseTypedDate } from './typedDate.ts';

type DateFieldProps = {
  readonly label: string;
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:mm` on the clock of Vietnam with `time`. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly time?: boolean;
  readonly required?: boolean;
  readonly error?: ReactNode;
  readonly hint?: string;
  readonly max?: string;
};

const FORMAT = { date: 'DD/MM/YYYY', time: 'DD/MM/YYYY HH:mm' };

/**
 * A calendar date, or a date with its time, always day first whatever the browser's language: typed (`05032021`
 * will do) or picked from the calendar.
 */
export function DateField({ label, value, onChange, time = false, hint, max, ...rest }: DateFieldProps) {
  const lang = useLanguage();
  const t = useTexts(texts);
  const format = time ? FORMAT.time : FORMAT.date;
  return (
    <DateInput
      label={label}
      description={hint}
      locale={lang}
      withTime={time}
      valueFormat={format}
      placeholder={
        lang === 'vi' ? (time ? 'ngày/tháng/năm giờ:phút' : 'ngày/tháng/năm') : format.toLowerCase()
      }
      dateParser={(text) => parseTypedDate(text, time)}
      value={value === null ? null : time ? `${value.replace('T', ' ')}:00` : value}
      onChange={(next) =>
        onChange(next === null ? null : time ? next.slice(0, 16).replace(' ', 'T') : next.slice(0, 10))
      }
      clearable
      clearButtonProps={{ 'aria-label': t('clearDate', { label }) }}
      popoverProps={{ withinPortal: true }}
      {...(max === undefined ? {} : { maxDate: max })}
      {...rest}
    />
  );
}

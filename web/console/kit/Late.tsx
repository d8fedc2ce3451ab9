import { formatHours } from '../../shared/formats.ts';
import { useTexts } from './i18n.ts';
import { Tag } from './Tag.tsx';
import { common } from './texts.ts';

/** Hours late from which a row stands out: a second day was missed. */
const LONG_HOURS = 24;

/** By how long something is late, in days and hours, as every list of work says it; nothing in time. */
export function Late({ hours }: { readonly hours: number }) {
  const t = useTexts(common);
  return hours === 0 ? null : (
    <Tag tone={hours >= LONG_HOURS ? 'bad' : 'warning'}>{t('lateBy', { time: formatHours(hours) })}</Tag>
  );
}

/** The class of a row that is late by a day and more. */
export function lateRow(hours: number): string | undefined {
  return hours >= LONG_HOURS ? 'bad-row' : undefined;
}

import { formatDate as formatIsoDate, parseDate, vietnamDay } from '../../lib/vietnamese/index.ts';
import { type Language, language } from './texts.ts';

/** Vietnam keeps UTC+7 the whole year. */
const OFFSET_MS = 7 * 3_600_000;
const pad = (value: number) => String(value).padStart(2, '0');

type Moment = string | number | Date;

function shifted(at: Moment): Date | null {
  const time = new Date(at).getTime();
  return Number.isNaN(time) ? null : new Date(time + OFFSET_MS);
}

/** Date of an instant in Vietnam, `dd/MM/yyyy`; an unreadable instant is shown as `–`. */
export function formatDate(at: Moment): string {
  const d = shifted(at);
  return d === null ? '–' : `${pad(d.getUTCDate())}/${pad(d.getUTCMonth() + 1)}/${d.getUTCFullYear()}`;
}

/** Time of day of an instant in Vietnam, `HH:mm`. */
export function formatTime(at: Moment): string {
  const d = shifted(at);
  return d === null ? '–' : `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`;
}

/** Date and time of an instant in Vietnam, `dd/MM/yyyy HH:mm`. */
export function formatInstant(at: Moment): string {
  const d = shifted(at);
  return d === null ? '–' : `${formatDate(at)} ${formatTime(at)}`;
}

/** A deadline: one at midnight as 24:00 of the day that it ends, since "27/11 00:00" is read as the 27th. */
export function formatDeadline(at: Moment): string {
  const ends = formatTime(at) === '00:00';
  return ends ? `${formatDate(new Date(at).getTime() - 1)} 24:00` : formatInstant(at);
}

/** A calendar date `YYYY-MM-DD` as `dd/MM/yyyy`, without any time zone. */
export const formatCalendarDate = formatIsoDate;

/** Calendar date in Vietnam of an instant, `YYYY-MM-DD`. */
export function calendarDate(at: Moment): string {
  return vietnamDay(new Date(at).getTime());
}

/** Calendar date `days` after (or before, if negative) another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `dd/MM/yyyy`, `d-M-yyyy` or `ddMMyyyy` as typed by a person -> `YYYY-MM-DD`; null where there is no such day. */
export function parseTypedDate(text: string): string | null {
  const typed = parseDate(text.trim().replace(/^(\d{2})(\d{2})(\d{4})$/, '$1/$2/$3'));
  return typed.ok ? typed.value : null;
}

/** `YYYY-MM-DDTHH:mm` of a `datetime-local` field, meant in Vietnam, as an instant with offset. */
export function localToInstant(local: string): string {
  return `${local.length === 16 ? `${local}:00` : local}+07:00`;
}

/** An instant as the value of a `datetime-local` field in Vietnam. */
export function instantToLocal(at: Moment): string {
  return shifted(at)?.toISOString().slice(0, 16) ?? '';
}

const locales: { readonly [key in Language]: string } = { vi: 'vi-VN', en: 'en-GB' };

/** Making a number format costs more than a thousand uses of it: they are kept. */
const numberFormats = new Map<string, Intl.NumberFormat>();

/** A number as people write it in the language: `1.234,5` or `1,234.5`. */
export function formatNumber(value: number, maximumFractionDigits = 1, lang: Language = language()): string {
  const key = `${lang} ${maximumFractionDigits}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[lang], { maximumFractionDigits });
    numberFormats.set(key, format);
  }
  return format.format(value);
}

/** Share 0..1 as a percentage. */
export function formatPercent(share: number, digits = 0, lang: Language = language()): string {
  return `${formatNumber(share * 100, digits, lang)} %`;
}

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "5 phút trước", "in 2 hours"; always shown beside the absolute time, never instead of it. */
export function formatRelative(at: Moment, now: Moment = Date.now(), lang: Language = language()): string {
  const difference = new Date(at).getTime() - new Date(now).getTime();
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(difference) >= size) {
      return format.format(Math.round(difference / size), unit);
    }
  }
  return lang === 'vi' ? 'vừa xong' : 'just now';
}

/** Absolute and relative time: "15/08/2021 08:05 (5 phút trước)". */
export function formatBoth(at: Moment, now: Moment = Date.now(), lang: Language = language()): string {
  return `${formatInstant(at)} (${formatRelative(at, now, lang)})`;
}

/** Minutes as "1 giờ 20 phút" / "1 h 20 min". */
export function formatMinutes(minutes: number, lang: Language = language()): string {
  const whole = Math.round(minutes);
  const [hour, minute] = lang === 'vi' ? ['giờ', 'phút'] : ['h', 'min'];
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  return [hours > 0 ? `${hours} ${hour}` : '', rest > 0 || hours === 0 ? `${rest} ${minute}` : '']
    .filter(Boolean)
    .join(' ');
}

/** Whole hours as "3 ngày 4 giờ" / "3 days 4 hours". */
export function formatHours(hours: number, lang: Language = language()): string {
  const say = (n: number, unit: 'day' | 'hour') =>
    new Intl.NumberFormat(locales[lang], { style: 'unit', unit, unitDisplay: 'long' }).format(n);
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  return [days > 0 ? say(days, 'day') : '', rest > 0 || days === 0 ? say(rest, 'hour') : '']
    .filter(Boolean)
    .join(' ');
}

/** A Vietnamese phone number in groups: `0912 345 678`; anything else as it is. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/^\+84/, '0').replaceAll(/\D/g, '');
  return /^0\d{9}$/.test(digits) ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : phone;
}

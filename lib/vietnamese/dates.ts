import { type Parsed, accept, refuse } from './parsed.ts';

export type DateRefusal = 'date.format' | 'date.impossible';

const dayMs = 86_400_000;
/** Vietnam keeps UTC+7 all year, without summer time. */
const vietnamOffsetMs = 7 * 3_600_000;

/** 'YYYY-MM-DD' of a calendar day, or null when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  const real = whole && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  return real && year >= 1000 && year <= 9999 ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : null;
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Day-first date as written in Vietnam (dd/MM/yyyy, also with . - or spaces) to 'YYYY-MM-DD'. */
export function parseDate(input: string): Parsed<string, DateRefusal> {
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/u.exec(input.trim());
  if (parts === null) {
    return refuse('date.format');
  }
  const iso = isoDate(Number(parts[3]), Number(parts[2]), Number(parts[1]));
  return iso === null ? refuse('date.impossible') : accept(iso);
}

/** 'YYYY-MM-DD' to 'dd/MM/yyyy'; anything else comes back unchanged. */
export function formatDate(iso: string): string {
  return iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/u, '$3/$2/$1');
}

/** An instant (milliseconds since 1970) as 'dd/MM/yyyy HH:mm' on Vietnam's clock. */
export function formatDateTime(instantMs: number): string {
  const local = new Date(instantMs + vietnamOffsetMs).toISOString();
  return `${formatDate(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** The calendar day of an instant on Vietnam's clock, 'YYYY-MM-DD'. */
export function vietnamDay(instantMs: number): string {
  return new Date(instantMs + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** Days from one 'YYYY-MM-DD' to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

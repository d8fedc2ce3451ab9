import { formatCalendarDate, formatDeadline, formatInstant } from '../../shared/formats.ts';

/** A calendar date or a dash. */
export function showDate(date: string | null | undefined): string {
  return date === null || date === undefined ? '–' : formatCalendarDate(date);
}

/** A date that may only be recalled as an interval: both days and the word for it. */
export function showRecalled(from: string | null, to: string | null, recalled: string): string {
  return from === null || to === null ? showDate(from) : `${showDate(from)} – ${showDate(to)} (${recalled})`;
}

/** An instant on the clock of Vietnam or a dash. */
export function showInstant(at: string | null | undefined): string {
  return at === null || at === undefined ? '–' : formatInstant(at);
}

/** A deadline on the clock of Vietnam: midnight is 24:00 of the day that it ends. */
export function showDeadline(at: string): string {
  return formatDeadline(at);
}

/** Birth of a person as far as it is known. */
export function showBirth(person: {
  readonly birthDate: string | null;
  readonly birthYear: number | null;
}): string {
  if (person.birthDate !== null) {
    return formatCalendarDate(person.birthDate);
  }
  return person.birthYear === null ? '–' : String(person.birthYear);
}

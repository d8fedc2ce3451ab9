import { formatDate, formatInstant, formatTime } from '../../../shared/formats.ts';

/** When a contact was last met. A day that somebody only named ends at the next midnight, and is shown as that day. */
export function lastMet(lastAt: string): string {
  return formatTime(lastAt) === '00:00' ? formatDate(Date.parse(lastAt) - 1) : formatInstant(lastAt);
}

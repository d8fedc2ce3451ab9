import { startOfDate } from '../../../platform/clock/clock.ts';

const MINUTE_MS = 60_000;

/** When a gate is open, and how long an appointment is. Minutes of the local day. */
export type SlotTimes = {
  readonly slotMinutes: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
};

/** The appointment times of a local day (`YYYY-MM-DD`), Unix ms. A slot that would end after closing time is none. */
export function slotsOf({ slotMinutes, opensMinute, closesMinute }: SlotTimes, date: string): number[] {
  const day = startOfDate(date);
  const count = Math.max(0, Math.floor((closesMinute - opensMinute) / slotMinutes));
  return Array.from({ length: count }, (_, i) => day + (opensMinute + i * slotMinutes) * MINUTE_MS);
}

/** Minutes of the local day of `HH:mm`. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `HH:mm` of minutes of the local day. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

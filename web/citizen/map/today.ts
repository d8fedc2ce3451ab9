import { vietnamDay } from '../../../lib/vietnamese/index.ts';

/** Today's calendar date in Vietnam, whatever the clock of the phone says of zones. */
export function vietnamToday(): string {
  return vietnamDay(Date.now());
}

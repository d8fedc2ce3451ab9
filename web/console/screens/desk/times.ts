import { localToInstant } from '../../../shared/formats.ts';

/** When the people typed next came and left: now, or as a paper list says (on the clock of Vietnam). */
export type DeskTime = {
  readonly paper: boolean;
  readonly at: string | null;
  readonly leftAt: string | null;
};
export type TimeProblem = 'needTime' | 'future' | 'leftBefore';

/** Device clocks up to five minutes ahead are believed by the server. */
const AHEAD_MS = 5 * 60_000;

/** The times that are sent, or what is wrong with them. */
export function readTimes(
  { paper, at, leftAt }: DeskTime,
  now: number,
): { readonly at: string; readonly leftAt?: string } | TimeProblem {
  if (!paper) {
    return { at: new Date(now).toISOString() };
  }
  if (at === null) {
    return 'needTime';
  }
  const came = localToInstant(at);
  if (Date.parse(came) > now + AHEAD_MS) {
    return 'future';
  }
  if (leftAt === null) {
    return { at: came };
  }
  const left = localToInstant(leftAt);
  return Date.parse(left) > Date.parse(came) ? { at: came, leftAt: left } : 'leftBefore';
}

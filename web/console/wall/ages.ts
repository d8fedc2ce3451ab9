import type { DataOf } from '../kit/api.ts';
import { texts } from './texts.ts';

export type WallData = DataOf<'GET /command/wall'>;
export type WallTile = WallData['tiles'][number];
export type WallSource = WallData['sources'][number];
export type Freshness = WallSource['state'];

const MINUTE_MS = 60_000;

/** How a source stands at `now`: judged here, so that it ages also while the server is away. */
export function freshness(
  { asOf, periodMinutes }: Pick<WallSource, 'asOf' | 'periodMinutes'>,
  now: number,
): Freshness {
  if (asOf === null) {
    return 'none';
  }
  const age = now - Date.parse(asOf);
  const period = periodMinutes * MINUTE_MS;
  return age <= period ? 'fresh' : age <= 2 * period ? 'late' : 'old';
}

/** "5 phút trước". */
export function ageText(asOf: string | null, now: number): string {
  if (asOf === null) {
    return texts('never');
  }
  const minutes = Math.floor((now - Date.parse(asOf)) / MINUTE_MS);
  if (minutes < 1) {
    return texts('justNow');
  }
  if (minutes < 90) {
    return texts('minutes', { n: minutes });
  }
  return minutes < 2_880
    ? texts('hours', { n: Math.round(minutes / 60) })
    : texts('days', { n: Math.round(minutes / 1_440) });
}

import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Health } from '../../../platform/health/health.ts';

/** A nightly check that is older than this was missed. */
const STALE_MS = 26 * HOUR_MS;

/** What the health page says of the last recount (null: never made). `now` in Unix milliseconds. */
export function recountHealth(
  last: { readonly at: Date; readonly differences: number } | null,
  now: number,
): Health {
  const name = 'figures.recount';
  if (last === null) {
    return {
      name,
      state: 'warning',
      vi: 'Số liệu chưa được đếm lại lần nào; lần đầu chạy đêm nay.',
      en: 'The counters were never recounted; the first check runs tonight.',
      asOf: null,
    };
  }
  const asOf = last.at.toISOString();
  if (last.differences > 0) {
    return {
      name,
      state: 'error',
      vi: `Đếm lại từ dữ liệu gốc: ${last.differences} ô số liệu lệch.`,
      en: `Recounted from the facts: ${last.differences} counters differ.`,
      asOf,
    };
  }
  return now - last.at.getTime() > STALE_MS
    ? {
        name,
        state: 'warning',
        vi: 'Lần đếm lại đêm qua đã không chạy.',
        en: "Last night's recount did not run.",
        asOf,
      }
    : {
        name,
        state: 'ok',
        vi: 'Số liệu khớp với dữ liệu gốc.',
        en: 'The counters agree with the facts.',
        asOf,
      };
}

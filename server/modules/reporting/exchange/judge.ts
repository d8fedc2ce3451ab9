import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { type ImportSummary, readSummary } from './format.ts';
import type { Sent } from '../../../platform/outgoing/post.ts';

const MINUTE_MS = 60_000;
/** Waits between attempts; after the last one the push has failed. */
const WAITS = [1 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS];

export type Judged = {
  readonly state: 'WAITING' | 'SENT' | 'PARTIAL' | 'FAILED';
  /** When to try again; null: not again. */
  readonly next: number | null;
  readonly summary: ImportSummary | null;
  readonly status: number | null;
  readonly vi: string;
  readonly en: string;
};

/**
 * What an attempt came to. Only what may pass by itself is tried again: no connection, a busy or failing server. An answer
 * that is no import summary is never taken for a success.
 */
export function judge(sent: Sent, attempt: number, now: number): Judged {
  if (sent.kind === 'blocked') {
    return failed(
      null,
      'Tên máy chủ trỏ về mạng nội bộ; đã chặn.',
      'The name leads to a private network; blocked.',
    );
  }
  if (sent.kind === 'network') {
    return again(null, attempt, now, `Không kết nối được (${sent.code}).`, `No connection (${sent.code}).`);
  }
  const { status } = sent;
  const summary = status === 200 || status === 201 || status === 409 ? readSummary(sent.text) : null;
  if (summary !== null) {
    return taken(status, summary);
  }
  if (status === 408 || status === 429 || status >= 500) {
    return again(
      status,
      attempt,
      now,
      `Máy chủ cấp trên đang bận hoặc lỗi (${status}).`,
      `The other server is busy or failing (${status}).`,
    );
  }
  if (status === 401 || status === 403) {
    return failed(
      status,
      `Máy chủ cấp trên từ chối đăng nhập (${status}); hãy kiểm tra tệp mật khẩu.`,
      `The other server refused the log-in (${status}); check the secret file.`,
    );
  }
  return failed(
    status,
    `Trả lời không phải kết quả nhập DHIS2 (${status}); coi như chưa gửi.`,
    `The answer is no DHIS2 import summary (${status}); taken as not sent.`,
  );
}

function taken(status: number, summary: ImportSummary): Judged {
  const { imported, updated, ignored } = summary;
  const counts = `${imported} mới, ${updated} cập nhật, ${ignored} bỏ qua`;
  const countsEn = `${imported} new, ${updated} updated, ${ignored} ignored`;
  const nothing = imported + updated + summary.deleted === 0 && (ignored > 0 || summary.status === 'ERROR');
  const whole = summary.status === 'SUCCESS' && ignored === 0;
  const state = whole ? 'SENT' : nothing || summary.status === 'ERROR' ? 'FAILED' : 'PARTIAL';
  return {
    state,
    next: null,
    summary,
    status,
    vi: `Cấp trên trả lời: ${counts}.`,
    en: `The other side answers: ${countsEn}.`,
  };
}

function again(status: number | null, attempt: number, now: number, vi: string, en: string): Judged {
  const wait = WAITS[attempt - 1];
  return wait === undefined
    ? failed(status, `${vi} Đã thử ${attempt} lần.`, `${en} Tried ${attempt} times.`)
    : { state: 'WAITING', next: now + wait, summary: null, status, vi, en };
}

function failed(status: number | null, vi: string, en: string): Judged {
  return { state: 'FAILED', next: null, summary: null, status, vi, en };
}

import type { mailStates } from '../../../../contract/reporting.ts';
import type { Mailed } from '../../../adapters/mail/index.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';

const MINUTE_MS = 60_000;
/** Waits after each attempt that failed; then it is given up. */
const WAITS = [1 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS, 12 * HOUR_MS];

export type MailState = (typeof mailStates)[number];

/** What becomes of a mail after its attempt number `attempts`: its state, and when it is tried again (Unix ms). */
export function afterAttempt(
  mailed: Mailed['state'],
  attempts: number,
  now: number,
): { readonly state: MailState; readonly next: number | null } {
  switch (mailed) {
    case 'accepted':
      return { state: 'SENT', next: null };
    case 'kept':
      return { state: 'KEPT', next: null };
    case 'refused':
      return { state: 'FAILED', next: null };
    default: {
      const wait = WAITS[attempts - 1];
      return wait === undefined ? { state: 'FAILED', next: null } : { state: 'WAITING', next: now + wait };
    }
  }
}

/** Addresses as they were typed, each once whatever its capitals. */
export function distinctAddresses(given: readonly string[]): string[] {
  return [...new Map(given.map((one) => [one.trim().toLowerCase(), one.trim()])).values()];
}

export type MailedReport = {
  readonly title: string;
  readonly subject: string;
  readonly number: string;
  readonly office: string;
  readonly digest: string;
  readonly address: string;
  readonly corrected: boolean;
};

/** The mail around a report: which paper it is, how it can be checked. No figure and no person is in it. */
export function mailText(report: MailedReport): { readonly subject: string; readonly text: string } {
  const { title, subject, number, office, digest, address, corrected } = report;
  return {
    subject: `${corrected ? '[Đính chính] ' : ''}${office}: ${title} số ${number}`,
    text: [
      'Kính gửi quý cơ quan,',
      '',
      `${office} gửi ${title.toLocaleLowerCase('vi')} số ${number}: ${subject}.`,
      ...(corrected ? ['Bản này thay bản đã gửi trước.'] : []),
      'Tệp đính kèm: bản PDF và bảng số liệu XLSX, giữ nguyên như khi phát hành.',
      `Mã SHA-256 của bản PDF: ${digest}`,
      `Xem và ký nhận trên hệ thống (cần đăng nhập): ${address}`,
      '',
      'Thư gửi tự động, vui lòng không trả lời.',
    ].join('\n'),
  };
}

import { LOCAL_OFFSET_MS } from '../clock/clock.ts';

/** The motto that every official document begins with. */
export const motto = {
  state: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  words: 'Độc lập - Tự do - Hạnh phúc',
} as const;

/** What every page of a document that is not live says across it; null for the live dataset. */
export function simulatedMark(dataset: string): string | null {
  if (dataset === 'live') {
    return null;
  }
  return dataset === 'demo' ? 'DỮ LIỆU MÔ PHỎNG' : 'DỮ LIỆU NGHIÊN CỨU';
}

/** `ngày 16 tháng 11 năm 2026`; the days 1-9 and the months 1 and 2 have a zero before them. */
export function longDate(ms: number): string {
  const { day, month, year } = parts(ms);
  const monthText = month <= 2 ? pad(month) : String(month);
  return `ngày ${pad(day)} tháng ${monthText} năm ${year}`;
}

/** `10 giờ 00 ngày 16/11/2026`, in Vietnam. */
export function dayAndTime(ms: number): string {
  const { day, month, year, hour, minute } = parts(ms);
  return `${pad(hour)} giờ ${pad(minute)} ngày ${pad(day)}/${pad(month)}/${year}`;
}

function parts(ms: number) {
  const local = new Date(ms + LOCAL_OFFSET_MS);
  return {
    day: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    year: local.getUTCFullYear(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

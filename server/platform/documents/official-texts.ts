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
  const at = new Date(ms + LOCAL_OFFSET_MS);
  const [day, month, year] = [at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCFullYear()];
  const monthText = month <= 2 ? String(month).padStart(2, '0') : String(month);
  return `ngày ${String(day).padStart(2, '0')} tháng ${monthText} năm ${year}`;
}

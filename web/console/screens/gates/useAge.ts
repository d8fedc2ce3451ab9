import { useTexts } from '../../kit/i18n.ts';
import { deskTexts } from './deskTexts.ts';

const MINUTE_MS = 60_000;

/** Words for how long something has waited: `12 phút`, `2 giờ 5 phút`. */
export function useAge(): (since: string, now: number) => string {
  const t = useTexts(deskTexts);
  return (since, now) => {
    const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE_MS));
    return minutes < 60
      ? t('minutes', { n: minutes })
      : t('hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
  };
}

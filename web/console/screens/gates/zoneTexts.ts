import { defineTexts } from '../../../shared/texts.ts';

export const zoneTexts = defineTexts({
  vi: { noData: 'Chưa có dữ liệu vùng', rank: 'Mức {n}' },
  en: { noData: 'No zone data', rank: 'Level {n}' },
});

import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    areaHint: 'Gõ xã, phường hoặc tỉnh, không cần dấu.',
    found: 'Tìm thấy {n}',
    noArea: 'Không có đơn vị nào khớp',
  },
  en: {
    areaHint: 'Type a commune or province; marks may be left out.',
    found: '{n} found',
    noArea: 'No area matches',
  },
});

import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    areaHint: 'xã, phường hoặc tỉnh, không cần dấu',
    found: 'Tìm thấy {n}',
    noArea: 'Không có đơn vị nào khớp',
  },
  en: {
    areaHint: 'commune or province, marks optional',
    found: '{n} found',
    noArea: 'No area matches',
  },
});

import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    areaHint: 'Gõ tên không dấu, hoặc chữ đầu (dd: Đồng Đăng).',
    found: 'Tìm thấy {n}',
    noArea: 'Không có đơn vị nào khớp',
  },
  en: {
    areaHint: 'Type the name without marks, or its initials (dd: Đồng Đăng).',
    found: '{n} found',
    noArea: 'No area matches',
  },
});

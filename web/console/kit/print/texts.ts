import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    printed: 'In lúc {time}, người in: {name}',
    careful: 'Có thể có dữ liệu cá nhân: giữ kín, hủy khi không còn cần',
    simulated: 'DỮ LIỆU MÔ PHỎNG, không phải người thật',
    study: 'DỮ LIỆU NGHIÊN CỨU, không dùng cho công việc thật',
    page: 'Trang',
    filters: 'Bộ lọc: {words}',
  },
  en: {
    printed: 'Printed {time} by {name}',
    careful: 'May hold personal data: keep it safe, destroy it when no longer needed',
    simulated: 'SIMULATED DATA, no real people',
    study: 'STUDY DATA, not for real work',
    page: 'Page',
    filters: 'Filters: {words}',
  },
});

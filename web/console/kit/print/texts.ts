import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    printed: 'In lúc {time}, người in: {name}',
    careful: 'Có thể có dữ liệu cá nhân: giữ kín, hủy khi không còn cần',
    page: 'Trang',
    filters: 'Bộ lọc: {words}',
  },
  en: {
    printed: 'Printed {time} by {name}',
    careful: 'May hold personal data: keep it safe, destroy it when no longer needed',
    page: 'Page',
    filters: 'Filters: {words}',
  },
});

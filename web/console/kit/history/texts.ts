import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Lịch sử hồ sơ',
    show: 'Xem lịch sử',
    none: 'Chưa có thay đổi nào được ghi.',
    reason: 'lý do: {reason}',
  },
  en: {
    title: 'History of the record',
    show: 'Show the history',
    none: 'No change was recorded yet.',
    reason: 'reason: {reason}',
  },
});

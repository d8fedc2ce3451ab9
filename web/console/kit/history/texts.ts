import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Lịch sử hồ sơ',
    show: 'Xem lịch sử',
    none: 'Chưa có thay đổi nào được ghi.',
    reason: 'lý do: {reason}',
    became: 'đổi thành',
    file: 'lich-su-ho-so-{id}',
    field: 'Ô đã sửa',
    anyField: 'Mọi ô',
    officer: 'Người sửa',
    from: 'Từ ngày',
    to: 'Đến ngày',
  },
  en: {
    title: 'History of the record',
    show: 'Show the history',
    none: 'No change was recorded yet.',
    reason: 'reason: {reason}',
    became: 'became',
    file: 'history-{id}',
    field: 'Field changed',
    anyField: 'Any field',
    officer: 'Changed by',
    from: 'From day',
    to: 'To day',
  },
});

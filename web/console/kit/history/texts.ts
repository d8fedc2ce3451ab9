import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Lịch sử hồ sơ',
    show: 'Xem lịch sử',
    none: 'Chưa có thay đổi nào được ghi.',
    reason: 'lý do: {reason}',
    blank: '(trống)',
    became: 'đổi thành',
    hidden: 'bạn không được xem giá trị này',
    erased: 'Giá trị cũ và mới đã xóa khi ẩn danh.',
    altered: 'Giá trị lưu không khớp với nhật ký: có người đã sửa cơ sở dữ liệu. Hãy báo quản trị hệ thống.',
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
    blank: '(empty)',
    became: 'became',
    hidden: 'you may not see this value',
    erased: 'Old and new values were erased with anonymising.',
    altered:
      'What is kept does not match the audit trail: somebody changed the database. Tell the administrator.',
    field: 'Field changed',
    anyField: 'Any field',
    officer: 'Changed by',
    from: 'From day',
    to: 'To day',
  },
});

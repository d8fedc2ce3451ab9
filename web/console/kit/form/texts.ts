import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    clearDate: 'Xóa {label}',
    leaveTitle: 'Nội dung chưa lưu',
    leaveText: 'Bạn đã nhập nội dung mà chưa lưu. Rời trang này thì nội dung đó sẽ mất.',
    stay: 'Ở lại và lưu',
    leave: 'Rời đi, bỏ nội dung',
  },
  en: {
    clearDate: 'Clear {label}',
    leaveTitle: 'Not saved yet',
    leaveText: 'You typed something that is not saved. It is lost if you leave this page.',
    stay: 'Stay and save',
    leave: 'Leave and discard',
  },
});

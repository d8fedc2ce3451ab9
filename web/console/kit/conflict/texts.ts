import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Có người vừa sửa mục này',
    explain: 'Chọn giá trị giữ lại cho từng ô khác nhau, rồi lưu lại. Chưa có gì bị mất.',
    field: 'Ô',
    mine: 'Bạn vừa nhập',
    theirs: 'Đang có trên hệ thống',
    both: 'Giữ cả hai',
    save: 'Lưu lựa chọn',
    nothing: 'Hai bản giống nhau, chỉ cần lưu lại.',
    blank: '(trống)',
  },
  en: {
    title: 'Somebody changed this record meanwhile',
    explain: 'Choose for each field that differs which value stays, then save again. Nothing is lost.',
    field: 'Field',
    mine: 'You typed',
    theirs: 'Now on record',
    both: 'Keep both',
    save: 'Save my choices',
    nothing: 'Both versions are equal; just save again.',
    blank: '(empty)',
  },
});

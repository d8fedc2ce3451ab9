import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    areaHint: 'Gõ tên, không cần dấu',
    personHint: 'Tên, số điện thoại, CCCD hoặc mã thẻ',
    placeHint: 'Tên hoặc mã địa điểm',
    caseHint: 'Mã ca, họ tên hoặc số điện thoại',
    nothing: 'Không thấy kết quả nào.',
    typeMore: 'Gõ ít nhất 2 ký tự.',
    searching: 'Đang tìm…',
    clear: 'Xóa lựa chọn',
    bornIn: 'sinh {year}',
  },
  en: {
    areaHint: 'Type a name, accents not needed',
    personHint: 'Name, phone, citizen card or card code',
    placeHint: 'Name or code of the place',
    caseHint: 'Label of the case, name or phone',
    nothing: 'Nothing found.',
    typeMore: 'Type at least 2 characters.',
    searching: 'Searching…',
    clear: 'Clear the choice',
    bornIn: 'born {year}',
  },
});

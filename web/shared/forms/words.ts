import { type FormVersion, fieldsOf, formFaultTexts, type FormFault } from '../../../lib/forms/index.ts';
import type { Errors, FieldError } from './check.ts';

/** What the citizen app and the console ask alike, in the same words. */
export const declarationWords = {
  vi: {
    fullName: 'Họ và tên',
    birth: 'Ngày sinh hoặc năm sinh',
    birthHint: 'Ví dụ 05/09/1980 hoặc 1980',
    sex: 'Giới tính',
    cccd: 'Số căn cước công dân (nếu có)',
    cccdHint: '12 chữ số, hoặc quét mã QR trên thẻ',
    phone: 'Số điện thoại',
    phoneHint: 'Để cơ quan y tế liên hệ. Không có thì để trống.',
    address: 'Thôn, số nhà, đường; nơi lưu trú nếu đi xa',
    symptomsQ: 'Trong 14 ngày qua, có dấu hiệu nào sau đây?',
    exposuresQ: 'Trong 14 ngày qua, có việc nào sau đây?',
    visitsQ: 'Trong 21 ngày qua đã ở những nơi nào ngoài nơi ở?',
    visit: 'Nơi thứ {n}',
    visitText: 'Hoặc ghi nơi khác (tỉnh khác, nước khác, tên nơi)',
    from: 'Từ ngày',
    to: 'Đến ngày',
    addVisit: 'Thêm nơi đã đến',
    companionsQ: 'Ai đi cùng và dùng chung tờ khai này?',
    companion: 'Người thứ {n}',
    addCompanion: 'Thêm người đi cùng',
    removeIt: 'Xóa',
    'e.fullName': 'Hãy nhập họ và tên.',
    'e.birth': 'Hãy nhập ngày sinh (dd/mm/yyyy) hoặc năm sinh có thật.',
    'e.cccd': 'Số căn cước phải có 12 chữ số đúng.',
    'e.phone': 'Số điện thoại Việt Nam có 10 chữ số, bắt đầu bằng 0.',
    'e.place': 'Hãy chọn xã, phường hoặc ghi tên nơi đã đến.',
    'e.days': 'Ngày đến và ngày đi phải đúng thứ tự, trong 21 ngày qua.',
  },
  en: {
    fullName: 'Full name',
    birth: 'Date or year of birth',
    birthHint: 'For example 05/09/1980 or 1980',
    sex: 'Sex',
    cccd: 'Citizen card number (if any)',
    cccdHint: '12 digits, or scan the QR code on the card',
    phone: 'Phone number',
    phoneHint: 'For health officers to reach you. Leave it empty if you have none.',
    address: 'Hamlet, house number, street; lodging when travelling',
    symptomsQ: 'In the last 14 days, any of these signs?',
    exposuresQ: 'In the last 14 days, any of these?',
    visitsQ: 'Where else have you been in the last 21 days?',
    visit: 'Place {n}',
    visitText: 'Or write another place (other province, country, name)',
    from: 'From',
    to: 'To',
    addVisit: 'Add a place',
    companionsQ: 'Who travels with you on this declaration?',
    companion: 'Person {n}',
    addCompanion: 'Add a person',
    removeIt: 'Remove',
    'e.fullName': 'Enter the full name.',
    'e.birth': 'Enter a real date of birth (dd/mm/yyyy) or year.',
    'e.cccd': 'A citizen card number has 12 correct digits.',
    'e.phone': 'A Vietnamese phone number has 10 digits and begins with 0.',
    'e.place': 'Choose a commune or write the name of the place.',
    'e.days': 'The days must be in order and within the last 21 days.',
  },
} as const;

/** The distinct errors of a declaration as sentences; a question of the form is named. */
export function errorSentences(errors: Errors, form: FormVersion, lang: 'vi' | 'en'): string[] {
  const fields = new Map(fieldsOf(form).map((field) => [`answers.${field.id}`, field]));
  const found = Object.entries(errors).map(([key, error]) => {
    const field = fields.get(key);
    return field === undefined
      ? errorSentence(error, lang)
      : `${field.label[lang]}: ${errorSentence(error, lang)}`;
  });
  return [...new Set(found)];
}

/** One error as a sentence. */
export function errorSentence(error: FieldError, lang: 'vi' | 'en'): string {
  return error.startsWith('f.')
    ? formFaultTexts[error.slice(2) as FormFault][lang]
    : declarationWords[lang][error as Exclude<FieldError, `f.${string}`>];
}

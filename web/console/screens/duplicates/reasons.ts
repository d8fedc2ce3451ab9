import type { DuplicateReason } from '../../../../lib/vietnamese/index.ts';
import type { Language } from '../../../shared/texts.ts';

const names: { readonly [reason in DuplicateReason]: readonly [vi: string, en: string] } = {
  'name-equal': ['cùng họ tên', 'same name'],
  'name-equal-without-marks': ['cùng họ tên nếu bỏ dấu', 'same name without marks'],
  'name-similar': ['họ tên gần giống', 'similar name'],
  'name-partly': ['họ tên giống một phần', 'name partly alike'],
  'name-differs': ['khác họ tên', 'different name'],
  'given-name-differs': ['khác tên gọi', 'different given name'],
  'birth-date-equal': ['cùng ngày sinh', 'same date of birth'],
  'birth-new-year-equal': [
    'cùng ngày sinh 1/1 (có thể chỉ biết năm)',
    'both born on 1 January (perhaps only the year is known)',
  ],
  'birth-day-month-swapped': ['ngày và tháng sinh đổi chỗ', 'day and month of birth swapped'],
  'birth-year-off-by-one': ['năm sinh lệch một năm', 'year of birth one off'],
  'birth-date-typo': ['ngày sinh lệch một ký tự', 'date of birth one character off'],
  'birth-year-equal': ['cùng năm sinh', 'same year of birth'],
  'birth-differs': ['khác ngày sinh', 'different birth'],
  'sex-equal': ['cùng giới tính', 'same sex'],
  'sex-differs': ['khác giới tính', 'different sex'],
  'phone-shared': ['chung số điện thoại', 'shared phone number'],
  'phones-differ': ['khác số điện thoại', 'different phone numbers'],
  'identifier-equal': ['cùng số giấy tờ', 'same document number'],
  'identifier-typo': ['số giấy tờ lệch một ký tự', 'document number one character off'],
  'identifier-differs': ['khác số giấy tờ', 'different document numbers'],
};

/** A reason of a pair in words; one that a newer server may send is shown as it is. */
export function reasonText(reason: string, lang: Language): string {
  const pair = (names as { readonly [reason: string]: readonly [string, string] })[reason];
  return pair?.[lang === 'vi' ? 0 : 1] ?? reason;
}

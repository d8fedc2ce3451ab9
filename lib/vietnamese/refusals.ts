import type { CardRefusal } from './citizen-card.ts';
import type { CitizenIdRefusal } from './citizen-id.ts';
import type { TextRefusal } from './clean.ts';
import type { DateRefusal } from './dates.ts';
import type { InsuranceRefusal } from './insurance-card.ts';
import type { UnmatchedReason } from './match-address.ts';
import type { NumberRefusal } from './numbers.ts';
import type { PhoneRefusal } from './phones.ts';
import type { PlateRefusal } from './plates.ts';

type Refusal =
  | CardRefusal
  | CitizenIdRefusal
  | DateRefusal
  | InsuranceRefusal
  | NumberRefusal
  | PhoneRefusal
  | PlateRefusal
  | TextRefusal
  | `address.${UnmatchedReason}`;

/** What each refusal of this library says to a person, in both languages. */
export const refusalTexts: Readonly<Record<Refusal, { readonly vi: string; readonly en: string }>> = {
  'text.nul': { vi: 'Văn bản chứa ký tự rỗng (NUL).', en: 'The text contains a NUL character.' },
  'text.lone-surrogate': { vi: 'Văn bản chứa ký tự hỏng.', en: 'The text contains a broken character.' },
  'text.too-long': { vi: 'Văn bản quá dài.', en: 'The text is too long.' },
  'phone.empty': { vi: 'Chưa có số điện thoại.', en: 'No phone number was given.' },
  'phone.characters': { vi: 'Số điện thoại có ký tự lạ.', en: 'The phone number has characters that are not digits.' },
  'phone.foreign': { vi: 'Không phải số điện thoại Việt Nam.', en: 'This is not a Vietnamese phone number.' },
  'phone.length': { vi: 'Số điện thoại thừa hoặc thiếu chữ số.', en: 'The phone number has too many or too few digits.' },
  'phone.service': { vi: 'Đây là số tổng đài, không phải số cá nhân.', en: 'This is a service number, not a personal one.' },
  'phone.prefix': { vi: 'Đầu số điện thoại không tồn tại.', en: 'No such phone prefix exists.' },
  'plate.empty': { vi: 'Chưa có biển số xe.', en: 'No number plate was given.' },
  'plate.format': { vi: 'Biển số không đúng dạng biển Việt Nam.', en: 'This does not look like a Vietnamese number plate.' },
  'citizen-id.empty': { vi: 'Chưa có số định danh.', en: 'No identity number was given.' },
  'citizen-id.characters': { vi: 'Số định danh chỉ gồm chữ số.', en: 'An identity number has digits only.' },
  'citizen-id.length': { vi: 'Số định danh phải có 12 số (CCCD) hoặc 9 số (CMND).', en: 'An identity number has 12 digits (citizen card) or 9 (old card).' },
  'citizen-id.century': { vi: 'Chữ số thế kỷ trong số định danh không hợp lệ.', en: 'The century digit of the identity number is not valid.' },
  'card.too-long': { vi: 'Mã QR không phải của thẻ căn cước.', en: 'The QR code is not that of a citizen card.' },
  'card.fields': { vi: 'Mã QR thẻ căn cước thiếu trường.', en: 'The QR code of the citizen card lacks fields.' },
  'card.number': { vi: 'Số căn cước trong mã QR không hợp lệ.', en: 'The number in the QR code is not valid.' },
  'card.name': { vi: 'Mã QR thẻ căn cước không có họ tên.', en: 'The QR code of the citizen card has no name.' },
  'card.birth-date': { vi: 'Ngày sinh trong mã QR không đọc được.', en: 'The birth date in the QR code cannot be read.' },
  'card.sex': { vi: 'Giới tính trong mã QR không đọc được.', en: 'The sex in the QR code cannot be read.' },
  'insurance.number': { vi: 'Số thẻ bảo hiểm y tế không đúng dạng.', en: 'The health-insurance number is not in a known form.' },
  'insurance.fields': { vi: 'Mã QR thẻ bảo hiểm y tế thiếu trường.', en: 'The QR code of the insurance card lacks fields.' },
  'insurance.too-long': { vi: 'Mã QR không phải của thẻ bảo hiểm y tế.', en: 'The QR code is not that of an insurance card.' },
  'date.format': { vi: 'Ngày phải viết dạng ngày/tháng/năm, ví dụ 05/09/2021.', en: 'Write the date as day/month/year, for example 05/09/2021.' },
  'date.impossible': { vi: 'Ngày này không có trong lịch.', en: 'There is no such day.' },
  'number.format': { vi: 'Số không đúng dạng, ví dụ 1.234,5.', en: 'The number is not in a known form, for example 1.234,5.' },
  'address.empty': { vi: 'Chưa có địa chỉ.', en: 'No address was given.' },
  'address.province-missing': { vi: 'Địa chỉ thiếu tỉnh, thành phố.', en: 'The address lacks the province.' },
  'address.province-unknown': { vi: 'Không tìm thấy tỉnh, thành phố này.', en: 'No such province was found.' },
  'address.district-elsewhere': { vi: 'Huyện này thuộc tỉnh khác.', en: 'The district lies in another province.' },
  'address.district-unknown': { vi: 'Không tìm thấy huyện này trong tỉnh.', en: 'No such district was found in the province.' },
  'address.commune-elsewhere': { vi: 'Xã này thuộc huyện khác trong tỉnh.', en: 'The commune lies in another district of the province.' },
  'address.commune-unknown': { vi: 'Không tìm thấy xã này.', en: 'No such commune was found.' },
  'address.ambiguous': { vi: 'Có nhiều đơn vị cùng tên, cần chọn một.', en: 'Several units have this name; one must be chosen.' },
}; // prettier-ignore

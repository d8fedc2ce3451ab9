import type { Language } from '../publicpages/index.ts';

const vi = {
  title: 'Số liệu mở',
  lead: 'Tải về, dùng lại, dẫn nguồn. Địa chỉ và tên cột không đổi; chương trình có thể đọc mỗi phút.',
  metric: 'Chỉ tiêu',
  code: 'Mã',
  unit: 'Đơn vị',
  files: 'Tệp mới nhất',
  daily: 'Theo ngày',
  phones: 'Số điện thoại',
  phonesMore: 'Trạm y tế, bệnh viện, cơ quan và điểm trên bản đồ gọi được, theo xã, phường:',
  dictionary: 'Từ điển',
  dictionaryMore: 'Nghĩa của từng cột và từng chỉ tiêu:',
  column: 'Cột',
  meaning: 'Nghĩa',
  privacy: 'Số nhỏ được ẩn',
  privacyMore:
    'Ở cấp xã, số từ 1 đến 4 để trống; khi tổng của tỉnh làm lộ một số bị ẩn, một số nữa được ẩn theo. Không có tên, địa chỉ hay mã của ai.',
  licence: 'Giấy phép',
  licenceMore: 'Được dùng lại khi ghi nguồn:',
  changes: 'Nhật ký thay đổi',
  program: 'Cho chương trình',
  programMore:
    'Mọi trang khác được gọi (CORS *). Gửi lại ETag bằng If-None-Match để nhận 304 khi chưa có gì mới. Header X-Data-State: live hoặc last-good (đang mất kết nối cơ sở dữ liệu).',
};
const en: { readonly [key in keyof typeof vi]: string } = {
  title: 'Open data',
  lead: 'Download it, use it, name the source. Addresses and columns do not change; programs may read every minute.',
  metric: 'Metric',
  code: 'Code',
  unit: 'Unit',
  files: 'Newest files',
  daily: 'By day',
  phones: 'Phone numbers',
  phonesMore: 'Health stations, hospitals, offices and points of the map that can be called, by commune:',
  dictionary: 'Dictionary',
  dictionaryMore: 'What each column and metric means:',
  column: 'Column',
  meaning: 'Meaning',
  privacy: 'Small numbers are hidden',
  privacyMore:
    'For communes, numbers from 1 to 4 are left empty; where the total of the province would give one away, a second is hidden. No name, address or code of anybody is in it.',
  licence: 'Licence',
  licenceMore: 'You may use it when you name the source:',
  changes: 'Change log',
  program: 'For programs',
  programMore:
    'Pages of other sites may ask (CORS *). Send the ETag back in If-None-Match to get 304 while nothing is new. The header X-Data-State says live or last-good (the database cannot be reached).',
};

/** Texts of the page in a language. */
export function textsOf(lang: Language): typeof en {
  return { vi, en }[lang];
}

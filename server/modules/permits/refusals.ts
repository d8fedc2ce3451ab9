import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('permit', {
  sheet: [
    422,
    'Không đọc được danh sách; chưa ghi gì. Dòng đầu phải là tên cột, có cột họ tên, và có từ 1 đến {most} dòng.',
    'The list cannot be read; nothing was recorded. The first line must name the columns, one of them the name, with 1 to {most} rows.',
  ],
  'sheet-row': [
    422,
    'Cột {column} của dòng này thiếu hoặc chưa đúng; dòng này chưa ghi, các dòng khác vẫn được nhận.',
    'The column {columnEn} of this row is empty or not valid; this row was not recorded, the others were.',
  ],
  'unknown-area': [
    422,
    'Không có địa bàn này trong danh mục; chưa nhận yêu cầu nào. Hãy chọn lại xã, phường của doanh nghiệp.',
    'There is no such area; no request was taken. Choose the commune of the enterprise again.',
  ],
  dates: [
    422,
    'Ngày hết hạn phải từ ngày bắt đầu trở đi, trong vòng 180 ngày và chưa qua; dòng này chưa nhận.',
    'The end must not lie before the beginning, more than 180 days after it or in the past; this row was not taken.',
  ],
  plate: [
    422,
    'Giấy phép cho xe phải có biển số đúng; dòng này chưa nhận. Hãy sửa biển số.',
    'A permit of a vehicle needs a valid plate; this row was not taken. Correct the plate.',
  ],
  identity: [
    422,
    'Số căn cước hoặc số điện thoại không đúng; dòng này chưa nhận. Hãy sửa rồi gửi lại.',
    'The identity number or phone is not valid; this row was not taken. Correct it and send again.',
  ],
  route: [
    422,
    'Tuyến đường có mã đơn vị không có trong danh mục: {code}; dòng này chưa nhận.',
    'The route names a unit that is not on the list: {code}; this row was not taken.',
  ],
  'not-found': [
    404,
    'Không có giấy phép này; chưa thay đổi gì.',
    'There is no such permit; nothing was changed.',
  ],
  'no-request': [
    404,
    'Không tìm thấy yêu cầu nào với mã biên nhận và số điện thoại này. Hãy kiểm tra cả hai rồi thử lại.',
    'No request was found with this receipt code and phone. Check both and try again.',
  ],
  'decided-before': [
    409,
    'Giấy phép đã được quyết định trước đó; giữ nguyên quyết định cũ.',
    'The permit was decided before; the former decision stands.',
  ],
  'reason-required': [
    422,
    'Từ chối phải có lý do để doanh nghiệp biết cách sửa; chưa thay đổi gì.',
    'A refusal needs a reason, so that the enterprise knows what to correct; nothing was changed.',
  ],
  'outside-area': [
    403,
    'Giấy phép thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì.',
    'The permit lies outside your area; nothing was changed.',
  ],
});

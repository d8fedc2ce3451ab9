import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('lab', {
  'unknown-person': [
    422,
    'Có người không có trong hồ sơ; chưa lưu mẫu. Hãy chọn lại người.',
    'A person is not on record; the sample was not saved. Choose the person again.',
  ],
  'same-person-twice': [
    422,
    'Một người được nêu hai lần trong cùng một ống; chưa lưu mẫu. Hãy bỏ dòng trùng.',
    'A person is named twice in one tube; the sample was not saved. Take the repeated row out.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này; chưa lưu mẫu. Hãy chọn lại địa điểm.',
    'There is no such place; the sample was not saved. Choose the place again.',
  ],
  'unknown-unit': [
    422,
    'Không có cơ quan lấy mẫu này; chưa lưu mẫu. Hãy chọn lại cơ quan.',
    'There is no such collecting office; the sample was not saved. Choose the office again.',
  ],
  'outside-area': [
    403,
    'Mẫu thuộc địa bàn ngoài phạm vi của bạn; chưa lưu. Hãy chọn nơi lấy mẫu trong địa bàn của bạn.',
    'The sample lies outside your area; not saved. Choose where in your area it was taken.',
  ],
  'bad-code': [
    422,
    'Mã ống không đọc được; chưa lưu dòng này. Mã có 3 đến 32 chữ cái, chữ số, dấu chấm hoặc gạch.',
    'The tube code cannot be read; this row was not saved. A code has 3 to 32 letters, digits, dots or dashes.',
  ],
  'code-taken': [
    409,
    'Mã ống {code} đã dùng cho mẫu khác; chưa lưu mẫu này. Hãy kiểm tra nhãn.',
    'Tube code {code} is used by another sample; this one was not saved. Check the label.',
  ],
  'unknown-code': [
    404,
    'Không có ống mẫu với mã {code} trong địa bàn của bạn; chưa lưu dòng này. Hãy kiểm tra nhãn.',
    'There is no tube with code {code} in your area; this row was not saved. Check the label.',
  ],
  'code-repeated': [
    422,
    'Mã {code} xuất hiện nhiều lần trong danh sách; chỉ dòng đầu được lưu. Hãy kiểm tra các dòng sau.',
    'Code {code} occurs several times in the list; only the first row was saved. Check the others.',
  ],
  'impossible-time': [
    422,
    'Giờ ở tương lai hoặc trước khi lấy mẫu; chưa lưu. Hãy sửa giờ.',
    'A time lies in the future or before the sampling; not saved. Correct it.',
  ],
  'was-rejected': [
    409,
    'Ống mẫu {code} đã bị từ chối nên không có kết quả; chưa lưu. Hãy lấy mẫu lại.',
    'Tube {code} was rejected and can have no result; not saved. Take a new sample.',
  ],
  'has-result': [
    409,
    'Ống mẫu {code} đã có kết quả nên không thể từ chối; kết quả được giữ nguyên.',
    'Tube {code} has a result and cannot be rejected; the result stands.',
  ],
  'reject-reason': [
    422,
    'Từ chối mẫu {code} cần nêu tình trạng hoặc lý do; chưa lưu dòng này.',
    'Rejecting tube {code} needs its condition or a reason; this row was not saved.',
  ],
  'correction-reason': [
    422,
    'Ống mẫu {code} đã trả kết quả; sửa kết quả cần nêu lý do. Kết quả cũ còn hiệu lực.',
    'The result of tube {code} was released; correcting it needs a reason. The former result stands.',
  ],
  'nothing-to-release': [
    409,
    'Ống mẫu {code} không có kết quả nào chờ duyệt; không có gì thay đổi.',
    'Tube {code} has no result waiting for verification; nothing was changed.',
  ],
  'value-changed': [
    409,
    'Kết quả của ống {code} đã được nhập lại sau khi bạn xem; chưa trả kết quả. Hãy xem lại rồi duyệt.',
    'The result of tube {code} was entered anew after you looked; not released. Look again, then verify.',
  ],
  'own-entry': [
    403,
    'Chính bạn đã nhập kết quả của ống {code}; chưa trả kết quả. Cần người thứ hai duyệt.',
    'You entered the result of tube {code} yourself; not released. A second person must verify it.',
  ],
  'no-positive-pool': [
    409,
    'Ống mẫu này không phải mẫu gộp dương tính hoặc nghi ngờ; chưa tạo mẫu đơn nào.',
    'This tube is no positive or inconclusive pool; no single samples were made.',
  ],
  'slip-no-result': [
    409,
    'Chưa có kết quả đã trả cho người này trong ống mẫu; chưa cấp phiếu. Hãy đợi kết quả.',
    'No released result of this person in this tube; no slip was issued. Wait for the result.',
  ],
  'slip-kind': [
    422,
    'Loại xét nghiệm này chưa có mẫu phiếu có mã; chưa cấp phiếu.',
    'There is no coded slip for this kind of test; no slip was issued.',
  ],
  'slip-expired': [
    409,
    'Mẫu lấy đã quá {hours} giờ nên phiếu không còn giá trị; chưa cấp phiếu. Hãy xét nghiệm lại.',
    'The sample is more than {hours} hours old, so a slip would not be valid; none was issued. Test again.',
  ],
  'slip-birth-year': [
    422,
    'Hồ sơ chưa có họ tên hoặc năm sinh; chưa cấp phiếu. Hãy bổ sung hồ sơ.',
    'The record lacks the name or the year of birth; no slip was issued. Complete the record.',
  ],
});

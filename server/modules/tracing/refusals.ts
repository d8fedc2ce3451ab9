import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('tracing', {
  'bad-window': [
    422,
    'Khoảng thời gian truy vết kết thúc trước khi bắt đầu; chưa truy vết, kết quả cũ còn nguyên. Hãy sửa lại giờ.',
    'The tracing window ends before it begins; nothing was traced, the former result stands. Correct the times.',
  ],
  'not-a-contact': [
    404,
    'Người này không có trong danh sách tiếp xúc của ca bệnh; chưa lưu. Hãy truy vết lại hoặc thêm bằng tay.',
    'This person is not among the contacts of the case; not saved. Trace again, or add the person by hand.',
  ],
  'reason-required': [
    422,
    'Bỏ một người tiếp xúc cần nêu lý do; chưa lưu.',
    'Dropping a contact needs a reason; not saved.',
  ],
  'is-case': [
    422,
    'Người này đã là ca bệnh nên không thể bỏ khỏi danh sách; chưa lưu.',
    'This person is a case by now and cannot be dropped; not saved.',
  ],
  'unknown-person': [
    422,
    'Có người không có trong hồ sơ; chưa lưu. Hãy chọn lại người.',
    'A person is not on record; not saved. Choose the person again.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này; chưa lưu. Hãy chọn lại địa điểm.',
    'There is no such place; not saved. Choose the place again.',
  ],
  'name-or-phone': [
    422,
    'Dòng này cần họ tên hoặc số điện thoại; chưa lưu dòng này.',
    'This row needs a name or a phone number; the row was not saved.',
  ],
  'bad-name': [
    422,
    'Họ tên không đọc được; chưa lưu dòng này. Hãy nhập họ tên bằng chữ.',
    'The name cannot be read; the row was not saved. Write the name in letters.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại không đọc được; chưa lưu dòng này. Hãy nhập số Việt Nam, ví dụ 0912 345 678.',
    'The phone number cannot be read; the row was not saved. Give a Vietnamese number such as 0912 345 678.',
  ],
  'bad-date': [
    422,
    'Ngày tiếp xúc không có thật hoặc ở tương lai; chưa lưu dòng này.',
    'The date of contact does not exist or lies in the future; the row was not saved.',
  ],
  'the-case-itself': [
    422,
    'Đây chính là ca bệnh; không thể là người tiếp xúc của mình. Chưa lưu dòng này.',
    'This is the case itself, who cannot be their own contact. The row was not saved.',
  ],
  'bad-plate': [
    422,
    'Biển số không đọc được; chưa lưu. Hãy nhập như 12A-123.45.',
    'The plate cannot be read; not saved. Write it like 12A-123.45.',
  ],
  'ends-before-start': [
    422,
    'Thời điểm kết thúc không sau thời điểm bắt đầu; chưa lưu. Hãy sửa lại giờ.',
    'The end is not after the beginning; not saved. Correct the times.',
  ],
  'not-followed': [
    422,
    'Người này không thuộc diện theo dõi (đã bị bỏ khỏi danh sách tiếp xúc); chưa lưu lượt theo dõi.',
    'This person is not followed up (dropped from the contacts); the visit was not saved.',
  ],
  'lost-needs-cause': [
    422,
    'Chỉ ghi mất dấu khi sai số hoặc từ chối; chưa lưu lượt theo dõi.',
    'A contact is given up only on a wrong number or a refusal; the visit was not saved.',
  ],
  'unknown-study': [
    404,
    'Không có bộ dữ liệu nghiên cứu này hoặc chưa có ca bệnh nào trong đó.',
    'There is no such study, or it holds no case.',
  ],
});

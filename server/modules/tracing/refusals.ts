import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('tracing', {
  'bad-window': [
    422,
    'Khoảng thời gian truy vết kết thúc trước khi bắt đầu; chưa truy vết, kết quả cũ còn nguyên. Hãy sửa lại giờ.',
    'The tracing window ends before it begins; nothing was traced, the former result stands. Correct the times.',
  ],
  'not-traced': [
    422,
    'Ca này chưa được truy vết nên chưa có gì để tính ngưỡng. Hãy bấm Truy vết trước.',
    'This case was not traced yet, so there is nothing to cut. Trace it first.',
  ],
  'private-place': [
    422,
    'Đây là nhà riêng hoặc khu cách ly; không được công bố ra công chúng, chưa có gì thay đổi. Hãy gọi từng người.',
    'This is a private home or a quarantine site; it must not be published, and nothing changed. Call the people instead.',
  ],
  'source-itself': [
    422,
    'Một ca không thể là nguồn lây của chính mình; chưa lưu.',
    'A case cannot be its own source; not saved.',
  ],
  'ended-before': [
    422,
    'Lần lưu trú này bắt đầu sau giờ kết thúc đã chọn; chưa lưu. Hãy sửa lại giờ.',
    'This stay began after the end chosen; not saved. Correct the time.',
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
  'two-people': [
    422,
    'Ô họ tên có vẻ chỉ nhiều người; chưa lưu dòng này. Hãy viết mỗi người một dòng.',
    'The name seems to mean several people; the row was not saved. Write one row for each.',
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
  'place-or-area': [
    422,
    'Danh sách cần địa điểm hoặc địa bàn; chưa lưu. Hãy chọn một trong hai.',
    'A roster needs a place or an area; not saved. Choose one of them.',
  ],
  'sessions-overlap': [
    422,
    'Hai buổi trong danh sách trùng giờ nhau; chưa lưu. Hãy sửa lại giờ các buổi.',
    'Two sessions of the roster overlap; not saved. Correct their times.',
  ],
  'no-such-session': [
    422,
    'Ngày vắng không trùng buổi nào của danh sách; chưa lưu dòng này. Hãy sửa ngày vắng.',
    'A day of absence is no day of the roster; the row was not saved. Correct the day.',
  ],
  'roster-withdrawn': [
    409,
    'Danh sách này đã bị hủy; chưa lưu. Hãy lập danh sách mới.',
    'This roster was withdrawn; not saved. Record a new one.',
  ],
  'changed-meanwhile': [
    409,
    'Người khác vừa đổi chỗ này của người tiếp xúc; chưa lưu cho người này. Hãy xem giá trị mới trong danh sách, rồi ghi lại nếu vẫn cần.',
    'Somebody changed the same of this contact meanwhile; nothing was saved for them. Look at the new value in the list, and set it again if it is still needed.',
  ],
  'not-confirmed': [
    422,
    'Người này chưa được xác nhận là người tiếp xúc của ca; chưa lưu cho người này. Hãy xác nhận trước.',
    'This person is not a confirmed contact of the case; nothing was saved for them. Confirm first.',
  ],
  'unknown-study': [
    404,
    'Không có bộ dữ liệu nghiên cứu này hoặc chưa có ca bệnh nào trong đó.',
    'There is no such study, or it holds no case.',
  ],
});

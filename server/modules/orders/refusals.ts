import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('order', {
  'unknown-person': [
    422,
    'Không có {count} người trong hồ sơ; chưa ban hành quyết định nào. Hãy bỏ những người được nêu rồi gửi lại.',
    '{count} of the people are not on record; no order was issued. Take out those named and send again.',
  ],
  'unknown-office': [
    422,
    'Không có cơ quan ban hành này; chưa ban hành quyết định nào. Hãy chọn lại cơ quan.',
    'There is no such issuing office; no order was issued. Choose the office again.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này hoặc địa điểm đã ngừng dùng; chưa ban hành quyết định nào. Hãy chọn lại địa điểm.',
    'There is no such place in use; no order was issued. Choose the place again.',
  ],
  'unknown-case': [
    422,
    'Không có ca bệnh này; chưa ban hành quyết định nào.',
    'There is no such case; no order was issued.',
  ],
  'people-outside': [
    403,
    '{count} người thuộc địa bàn ngoài phạm vi của bạn; chưa ban hành quyết định nào. Hãy bỏ họ ra hoặc chuyển cho đơn vị phụ trách.',
    '{count} of the people live outside your area; no order was issued. Take them out or hand them to the office in charge.',
  ],
  'outside-area': [
    403,
    'Quyết định thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì. Hãy chuyển cho đơn vị phụ trách.',
    'The order lies outside your area; nothing was changed. Hand it to the office in charge.',
  ],
  'office-outside': [
    403,
    'Cơ quan này ngoài địa bàn của bạn nên bạn không thể ban hành thay; chưa ban hành quyết định nào. Hãy chọn cơ quan của mình.',
    'This office lies outside your area, so you cannot issue in its name; no order was issued. Choose your own office.',
  ],
  'document-personal': [
    403,
    'Quyết định có dữ liệu cá nhân mà tài khoản của bạn chỉ được xem dạng che bớt; không tạo văn bản.',
    'The decision holds personal data that your account sees masked only; no document was made.',
  ],
  'already-ordered': [
    409,
    '{count} người đang có quyết định cùng loại còn hiệu lực trong thời gian này; chưa lưu gì. Hãy bỏ họ ra, hoặc gia hạn quyết định cũ.',
    '{count} of the people are under an order of this kind in force in this period; nothing was stored. Take them out, or extend the order they have.',
  ],
  'term-reversed': [
    422,
    'Thời điểm kết thúc phải sau thời điểm bắt đầu; chưa lưu gì.',
    'The end must come after the beginning; nothing was stored.',
  ],
  'term-implausible': [
    422,
    'Thời điểm không có thật hoặc cách hiện tại quá một năm; chưa lưu gì. Hãy sửa ô được nêu.',
    'A time does not exist or lies more than a year from now; nothing was stored. Correct the field named.',
  ],
  'term-too-long': [
    422,
    'Thời hạn {days} ngày vượt xa mức {most} ngày kể cả gia hạn ({basis}); chưa lưu gì. Hãy rút ngắn thời hạn.',
    'A term of {days} days is far over the {most} days that the law allows with extension ({basisEn}); nothing was stored. Shorten the term.',
  ],
  'end-passed': [
    422,
    'Thời điểm kết thúc mới đã qua; chưa lưu gì. Để kết thúc ngay, hãy dùng “Cho kết thúc”.',
    'The new end has already passed; nothing was stored. To end the order now, release the person.',
  ],
  'not-in-force': [
    409,
    'Quyết định không còn hiệu lực nên không thể làm việc này; chưa thay đổi gì. Nếu cần, hãy ban hành quyết định mới.',
    'The order is no longer in force, so this is not possible; nothing was changed. Issue a new order if one is needed.',
  ],
  'not-begun': [
    409,
    'Quyết định chưa đến ngày bắt đầu nên chưa thể kết thúc cách ly; chưa thay đổi gì. Hãy hủy quyết định.',
    'The order has not begun, so nobody can be released; nothing was changed. Cancel the order instead.',
  ],
  'reason-required': [
    422,
    'Kết thúc trước thời hạn hoặc hủy quyết định cần nêu lý do; chưa lưu.',
    'Releasing before the end, or cancelling, needs a reason; not saved.',
  ],
  'follow-up-time': [
    422,
    'Giờ kiểm tra nằm ngoài thời gian của quyết định hoặc ở tương lai; chưa lưu. Hãy kiểm tra giờ của thiết bị.',
    'The time of the check lies outside the order or in the future; not saved. Check the clock of the device.',
  ],
  'follow-up-cancelled': [
    409,
    'Quyết định đã hủy nên không còn theo dõi; chưa lưu.',
    'The order was cancelled, so there is nothing to follow up; not saved.',
  ],
});

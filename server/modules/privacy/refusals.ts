import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('privacy', {
  'proof-missing': [
    422,
    'Chưa kiểm tra người yêu cầu có đúng là người này không; chưa trả lời. Hãy ghi cách đã kiểm tra.',
    'Nobody has checked that the asker is this person; nothing was answered. Note how it was checked.',
  ],
  'no-such-day': [
    422,
    'Ngày này không có thật; chưa lưu. Hãy sửa ngày.',
    'There is no such day; nothing was stored. Correct the day.',
  ],
  decided: [
    409,
    'Yêu cầu này đã được trả lời; không có gì thay đổi.',
    'This request was answered already; nothing was changed.',
  ],
  'told-already': [
    409,
    'Yêu cầu này đã được trả lời bước đầu; lời cũ vẫn giữ, chữ bạn gõ chưa lưu. Điều cần nói thêm hãy ghi vào câu trả lời.',
    'This request has its first answer already; those words stay, what you typed was not stored. Say the rest in the answer.',
  ],
  extended: [
    409,
    'Yêu cầu này đã được kéo dài một lần; hạn không đổi. Hãy trả lời trong hạn, hoặc từ chối có lý do.',
    'This request was extended once already; the deadline stays. Answer in time, or refuse with a reason.',
  ],
  'extension-late': [
    422,
    'Đã quá hạn nên không kéo dài được nữa; hạn không đổi. Hãy trả lời ngay.',
    'The deadline has passed, so it cannot be moved any more; it stays. Answer at once.',
  ],
  'no-extension': [
    422,
    'Quy định đang áp dụng không cho kéo dài; hạn không đổi.',
    'The rule in force allows no extension; the deadline stays.',
  ],
  'still-needed': [
    422,
    'Còn hồ sơ cần biết tên người này nên chưa thể ẩn danh: {what}. Hãy trả lời từ chối có lý do, hoặc đợi các hồ sơ đó kết thúc.',
    'Records still need this person’s name, so it cannot be anonymised yet: {what}. Refuse with a reason, or wait until they end.',
  ],
  'sight-needed': [
    403,
    'Bản sao có thông tin sức khỏe; tài khoản của bạn chỉ được xem bản che. Hãy nhờ cán bộ y tế phụ trách làm.',
    'The copy holds health data; your account sees it masked only. Ask the health officer in charge.',
  ],
  'wrong-code': [
    422,
    'Mã không đúng hoặc đã hết hạn. Mã có hiệu lực 10 phút, được thử 5 lần; hãy xin mã mới nếu cần.',
    'The code is wrong or too old. It is good for 10 minutes and 5 tries; ask for a new one.',
  ],
  'token-ended': [
    401,
    'Phiên xác minh đã hết 15 phút. Hãy xin mã mới; những gì đã gửi vẫn được giữ.',
    'The proof has run out after 15 minutes. Ask for a new code; what you sent is kept.',
  ],
  'no-texts': [
    422,
    'Nơi này chưa nối cổng gửi SMS nên chưa xác minh qua mạng được. Hãy mang giấy tờ đến UBND xã, phường; cán bộ ghi yêu cầu giúp bạn.',
    'No SMS gateway is connected here, so you cannot prove who you are online. Take your papers to the commune office; an officer records your request.',
  ],
  'breach-future': [
    422,
    'Lúc phát hiện, lúc báo cơ quan hoặc lúc báo người dân nằm ở tương lai; chưa lưu, chữ đã gõ vẫn còn. Hãy sửa ngày giờ.',
    'The time of discovery, of telling the authority or of telling people lies in the future; nothing was stored, what you typed is still here. Correct it.',
  ],
  'breach-told-before-found': [
    422,
    'Lúc báo cơ quan hoặc báo người dân đứng trước lúc phát hiện sự cố; chưa lưu, chữ đã gõ vẫn còn. Hãy sửa một trong các ngày giờ đó.',
    'The authority or the people were told before the incident was found; nothing was stored, what you typed is still here. Correct one of these times.',
  ],
  'breach-unfinished': [
    422,
    'Chưa thể đóng: hãy ghi nguyên nhân và biện pháp khắc phục trước.',
    'It cannot be closed yet: write down the cause and the measures first.',
  ],
});

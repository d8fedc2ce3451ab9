import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('gate', {
  'unknown-post': [
    404,
    'Không có chốt kiểm soát này; chưa lưu gì. Hãy chọn lại chốt.',
    'There is no such post; nothing was stored. Choose the post again.',
  ],
  'outside-area': [
    403,
    'Chốt này ngoài địa bàn của bạn; chưa lưu gì. Hãy báo chỉ huy chốt.',
    'This post lies outside your area; nothing was stored. Tell the commander of the post.',
  ],
  'override-reason': [
    422,
    'Quyết định khác với quy tắc nên phải ghi lý do; lượt này chưa lưu. Hãy ghi lý do rồi gửi lại.',
    'The decision differs from the rules, so it needs a reason; this crossing was not stored. Give the reason and send it again.',
  ],
  identity: [
    422,
    'Giấy tờ hoặc số điện thoại không đọc được; lượt này chưa lưu. Hãy nhập lại họ tên và năm sinh.',
    'The card or phone number cannot be read; this crossing was not stored. Enter name and year of birth.',
  ],
  'in-future': [
    422,
    'Giờ của lượt qua chốt lệch quá một ngày so với hiện tại; lượt này chưa lưu. Hãy chỉnh giờ máy.',
    'The time of the crossing is more than a day ahead; this crossing was not stored. Correct the clock of the phone.',
  ],
  'unknown-shift': [
    404,
    'Không có ca trực này; chưa thay đổi gì.',
    'There is no such shift; nothing was changed.',
  ],
  'shift-ended': [
    409,
    'Ca trực đã kết thúc lúc khác; chưa thay đổi gì.',
    'The shift was ended before; nothing was changed.',
  ],
  'group-milder': [
    422,
    'Quyết định cho cả xe nhẹ hơn đề xuất của một người trên xe; lượt này chưa lưu. Hãy tách người đó ra, hoặc ghi lý do.',
    'The decision for the vehicle is milder than the one proposed for somebody in it; this crossing was not stored. Decide about that person apart, or give a reason.',
  ],
  'group-missing': [
    422,
    'Lượt này quyết định theo cả xe nhưng không nói xe nào; lượt này chưa lưu.',
    'The crossing was decided with a vehicle but names none; it was not stored.',
  ],
  'unknown-escalation': [
    404,
    'Không có câu hỏi này; chưa thay đổi gì.',
    'There is no such question; nothing was changed.',
  ],
  'answered-before': [
    409,
    'Đã có người trả lời khác; câu trả lời của bạn chưa lưu. Hãy xem câu trả lời đã có.',
    'Somebody answered otherwise before; your answer was not stored. Look at the answer that stands.',
  ],
  'settled-before': [
    409,
    'Chốt đã xử lý xong việc này; câu trả lời của bạn chưa lưu.',
    'The post has settled it already; your answer was not stored.',
  ],
  'too-many-codes': [
    429,
    'Đã tra quá nhiều mã không có trong hệ thống. Chờ một phút rồi thử lại; quét mã QR thì không phải chờ.',
    'Too many codes were looked up that do not exist. Wait a minute and try again; scanning a QR needs no wait.',
  ],
  'mode-reason': [
    422,
    'Mở làn hoặc kiểm tra xác suất phải có lý do và tỷ lệ; chốt vẫn kiểm tra mọi người.',
    'Opening a lane or sampling needs a reason and a rate; the post still looks at everybody.',
  ],
  'rule-fault': [
    422,
    'Quy tắc chưa dùng được: {fault}. Bản đang dùng không thay đổi; hãy sửa chỗ được nêu rồi lưu lại.',
    'The rules cannot be used: {fault}. Those in force are unchanged; correct what is named and save again.',
  ],
  'version-taken': [
    409,
    'Có người vừa lưu một phiên bản khác; bản của bạn chưa lưu. Hãy lưu lại.',
    'Somebody stored another version just now; yours was not stored. Save again.',
  ],
  'unknown-version': [
    404,
    'Không có phiên bản quy tắc này; chưa thay đổi gì.',
    'There is no such version of the rules; nothing was changed.',
  ],
  'no-zones': [
    422,
    'Không đọc được dòng nào trong bảng vùng; dữ liệu vùng cũ vẫn giữ nguyên. Hãy kiểm tra tên cột và đơn vị.',
    'No row of the zone table could be read; the former zones are kept. Check the column names and the units.',
  ],
  'watch-value': [
    422,
    'Số căn cước, số điện thoại hoặc biển số không đúng; chưa thêm vào danh sách.',
    'The identity number, phone or plate is not valid; nothing was added to the list.',
  ],
  'unknown-entry': [
    404,
    'Không có mục này trong danh sách; chưa thay đổi gì.',
    'There is no such entry on the list; nothing was changed.',
  ],
  'device-gone': [
    410,
    'Máy này đã bị thu hồi hoặc chưa đăng ký; dữ liệu trên máy sẽ bị xóa. Hãy báo chỉ huy chốt.',
    'This phone was withdrawn or is not registered; its data will be wiped. Tell the commander of the post.',
  ],
  'unknown-device': [
    404,
    'Không có máy này; chưa thay đổi gì.',
    'There is no such phone; nothing was changed.',
  ],
});

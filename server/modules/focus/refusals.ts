import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('focus', {
  'unknown-area': [
    422,
    'Không có địa bàn này; chưa lưu. Hãy chọn lại địa bàn.',
    'There is no such area; not saved. Choose the area again.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này; chưa lưu. Hãy chọn lại địa điểm.',
    'There is no such place; not saved. Choose the place again.',
  ],
  'unknown-disease': [
    422,
    'Chưa có hồ sơ bệnh này; chưa lưu. Hãy chọn một bệnh trong danh sách.',
    'There is no profile of this disease; not saved. Choose one of the list.',
  ],
  'unknown-case': [
    422,
    'Có ca bệnh không thuộc địa bàn của bạn, không có, hoặc mắc bệnh khác; chưa lưu. Hãy chọn lại ca.',
    'A case lies outside your area, does not exist or has another disease; not saved. Choose the cases again.',
  ],
  'other-disease': [
    422,
    'Chùm ca này là bệnh khác; chưa lưu. Hãy kiểm tra lại.',
    'The cluster has another disease; not saved. Check it.',
  ],
  'bad-time': [
    422,
    'Thời điểm không hợp lệ, ở tương lai, hoặc trước bước trước đó; chưa lưu. Hãy sửa lại giờ.',
    'The time is impossible, in the future, or before the step before; not saved. Correct it.',
  ],
  'not-now': [
    409,
    'Ổ dịch đang ở trạng thái khác, không làm được bước này; chưa thay đổi gì. Hãy tải lại trang.',
    'The focus is in another state, so this step cannot be taken; nothing was changed. Load the page again.',
  ],
  'too-early': [
    409,
    'Chưa đủ {days} ngày không có ca mới (sớm nhất {date}); chưa kết thúc. Hãy chờ, hoặc nêu lý do kết thúc sớm.',
    'Fewer than {days} days without a new case (earliest {date}); not ended. Wait, or say why it ends sooner.',
  ],
  'reason-missing': [
    422,
    'Chưa ghi lý do; chưa lưu. Hãy ghi lý do.',
    'The reason was not given; not saved. Give the reason.',
  ],
  'no-such-report': [
    409,
    'Ổ dịch chưa tới giai đoạn này nên chưa có gì để báo cáo; chưa ghi.',
    'The focus has not come to this stage, so there is nothing to report; not noted.',
  ],
});

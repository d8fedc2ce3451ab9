import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('command', {
  'already-signed': [
    409,
    'Bản chốt này đã được ký duyệt; không thay đổi gì.',
    'This cut was signed off already; nothing was changed.',
  ],
  'not-genuine': [
    409,
    'Chữ ký của bản chốt không còn khớp với nội dung; chưa ký duyệt. Hãy báo quản trị hệ thống kiểm tra cơ sở dữ liệu.',
    'The signature of this cut does not fit its content; not signed off. Ask the administrator to check the database.',
  ],
  'not-signed-off': [
    404,
    'Bản chốt này chưa được lãnh đạo ký duyệt nên chưa công bố.',
    'This cut was not signed off by a leader, so it is not published.',
  ],
  'repeated-hour': [
    422,
    'Một giờ được nêu hai lần; chưa lưu. Hãy bỏ bớt.',
    'An hour is named twice; not saved. Take one out.',
  ],
  'wrong-step': [
    409,
    'Cảnh báo không ở bước này (hiện: {state}); chưa thay đổi gì. Hãy tải lại trang.',
    'The alert is not at this step (now: {state}); nothing was changed. Reload the page.',
  ],
  'unknown-metric': [
    422,
    'Không có chỉ số {code}; chưa lưu quy tắc. Hãy chọn trong danh mục chỉ số.',
    'There is no metric {code}; the rule was not saved. Choose from the list of metrics.',
  ],
  'bad-rule': [
    422,
    'Quy tắc không dùng được (ô “{field}”); chưa lưu. Ngưỡng tắt phải nằm về phía yên của ngưỡng báo; khoảng giờ phải đủ cho loại quy tắc.',
    'The rule cannot work (field “{field}”); not saved. The limit to clear must lie on the quiet side of the limit to raise; the hours must suffice for the kind of rule.',
  ],
  'unfit-kind': [
    422,
    'Chỉ số “{code}” không dùng được với loại quy tắc này; chưa lưu. Tỷ lệ chỉ xét vượt ngưỡng hoặc biến động; số đo tức thời không có quá khứ nên chỉ xét vượt ngưỡng; số nhập tay không dự báo được.',
    'The metric “{code}” cannot have this kind of rule; not saved. A ratio has thresholds and changes; a gauge has no past, so thresholds only; figures entered by hand cannot be forecast.',
  ],
  'unfit-minimum': [
    422,
    'Quy tắc trên tỷ lệ “{code}” cần mẫu số tối thiểu (từ 1); chưa lưu. Ghi số lượt ít nhất để tỷ lệ có nghĩa vào ô “Ít nhất”.',
    'A rule on the ratio “{code}” needs a smallest denominator (1 or more); not saved. Say in “At least” how many it takes for the ratio to mean something.',
  ],
  'unfit-hours': [
    422,
    'Chỉ số “{code}” là số hiện có, không đếm theo khoảng giờ; chưa lưu. Hãy bỏ trống ô số giờ.',
    'The metric “{code}” is what stands now and is not counted over hours; not saved. Leave the hours empty.',
  ],
  'rule-ended': [
    409,
    'Quy tắc này đã hết hiệu lực; không thay đổi gì.',
    'This rule is out of force already; nothing was changed.',
  ],
  'unknown-duty': [
    422,
    'Người này không có trong danh sách trực; chưa ghi cuộc gọi.',
    'This person is not on the roster; the call was not noted.',
  ],
  'duty-phone': [
    422,
    'Số điện thoại không đúng; dòng này chưa lưu.',
    'The phone number is wrong; this row was not saved.',
  ],
  'duty-times': [
    422,
    'Giờ kết thúc phải sau giờ bắt đầu, và một ca dài nhất 7 ngày; dòng này chưa lưu.',
    'The end must come after the beginning, and a turn lasts 7 days at most; this row was not saved.',
  ],
  'wrong-code': [
    403,
    'Mã ghép không đúng, đã dùng hoặc đã quá 15 phút. Hãy nhờ quản trị tạo mã mới ở “Màn hình tường”.',
    'The code is wrong, was used, or is older than 15 minutes. Ask an administrator for a new one (Wall screens).',
  ],
  'bad-scenes': [
    422,
    'Bộ cảnh chưa dùng được: {problem} Chưa lưu gì.',
    'These scenes cannot be used: {problemEn} Nothing was saved.',
  ],
  'bad-period': [
    422,
    'Khoảng thời gian không đúng hoặc dài hơn 92 ngày.',
    'The period is wrong, or longer than 92 days.',
  ],
  'not-handover': [409, 'Chỉ xác nhận đã đọc với bàn giao ca.', 'Only a hand-over is confirmed as read.'],
  'unknown-tile': [
    404,
    'Không có màn cảnh hoặc ô này trên màn hình chỉ huy.',
    'The wall has no such scene or tile.',
  ],
});

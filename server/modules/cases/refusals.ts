import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('case', {
  'unknown-person': [
    422,
    'Không có người này trong hồ sơ; chưa mở ca bệnh.',
    'There is no such person on record; no case was opened.',
  ],
  'unknown-disease': [
    422,
    'Chưa có hồ sơ bệnh {disease}; chưa mở ca bệnh. Các bệnh hiện có: {known}.',
    'There is no profile of {disease}; no case was opened. Known: {known}.',
  ],
  'unknown-area': [422, 'Không có địa bàn này; chưa lưu.', 'There is no such area; not saved.'],
  'outside-area': [
    403,
    'Ca bệnh thuộc địa bàn ngoài phạm vi của bạn; chưa lưu. Hãy chuyển cho đơn vị phụ trách.',
    'The case lies outside your area; not saved. Hand it to the office in charge.',
  ],
  'unknown-source': [422, 'Không có ca nguồn này; chưa lưu.', 'There is no such source case; not saved.'],
  'national-code-taken': [
    409,
    'Mã quốc gia {code} đã gắn với ca {label}; chưa lưu. Hãy kiểm tra lại mã hoặc ca kia.',
    'The national code {code} belongs to case {label} already; not saved. Check the code, or that case.',
  ],
  'source-cycle': [
    422,
    'Ca nguồn này lại do chính ca đang sửa lây sang; chưa lưu. Hãy kiểm tra lại chuỗi lây.',
    'This source was itself infected by the case being edited; not saved. Check the chain.',
  ],
  'reason-required': [
    422,
    'Thay đổi phân loại này cần nêu lý do; chưa lưu.',
    'This change of classification needs a reason; not saved.',
  ],
  'outcome-of-no-case': [
    422,
    'Ca đã loại trừ không thể có kết cục; chưa lưu.',
    'A discarded case has no outcome; not saved.',
  ],
  'bad-interval': [
    422,
    'Ngày nhớ lại cần ngày sớm nhất và ngày muộn nhất theo đúng thứ tự; chưa lưu. Hãy sửa ô được nêu.',
    'A recalled date needs its first and its last possible day, in order; not saved. Correct the field named.',
  ],
  'bad-window': [
    422,
    'Khoảng thời gian tự chọn phải kết thúc sau khi bắt đầu và không dài quá 120 ngày; chưa lưu. Hãy sửa ô được nêu.',
    'A window of one’s own must end after it begins and last at most 120 days; not saved. Correct the field named.',
  ],
  'profile-elsewhere': [
    403,
    'Hồ sơ bệnh do cấp tỉnh sửa; chưa lưu. Hãy đề nghị CDC hoặc Sở Y tế tỉnh.',
    'Disease profiles are edited at the province; not saved. Ask the provincial CDC or health department.',
  ],
  'profile-faulty': [
    422,
    'Hồ sơ bệnh có số không hợp lệ; chưa lưu. Hãy sửa các ô được nêu.',
    'The profile holds numbers that can’t be; not saved. Correct the fields named.',
  ],
  'impossible-date': [
    422,
    'Ngày không có thật hoặc ở tương lai; chưa lưu. Hãy sửa ô được nêu.',
    'A date does not exist or lies in the future; not saved. Correct the field named.',
  ],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('reconciliation', {
  'bad-time': [
    400,
    'Thời điểm không có thật, hoặc mốc cuối không sau mốc đầu; chưa lưu.',
    'There is no such time, or the end is not after the beginning; not saved.',
  ],
  'no-line': [
    422,
    'Không đọc được dòng nào; chưa lưu. Mỗi dòng cần: mã hoặc tên xã, dấu phẩy, con số. Lỗi đầu tiên ở dòng {first}.',
    'No line could be read; not saved. Each needs: code or name of the commune, a comma, a number. First fault, line {first}.',
  ],
  'unknown-form': [404, 'Không có biểu mẫu {code}.', 'There is no form {code}.'],
  'bad-day': [400, 'Ngày không có thật.', 'There is no such day.'],
  'no-metric': [422, 'Không có chỉ số {code}; chưa lưu.', 'There is no metric {code}; not saved.'],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('figures', {
  'unknown-metric': [
    422,
    'Không có chỉ số {code}. Hãy xem danh mục chỉ số.',
    'There is no metric {code}. See the list of metrics.',
  ],
  'too-many-metrics': [
    422,
    'Tối đa {max} chỉ số một lần. Hãy chia thành nhiều lần hỏi.',
    'At most {max} metrics at a time. Ask in several parts.',
  ],
  'too-many-points': [
    422,
    'Quá {max} mốc thời gian. Hãy chọn khoảng ngắn hơn hoặc bước dài hơn (tuần, tháng).',
    'More than {max} points in time. Choose a shorter period or a longer step (week, month).',
  ],
  'unknown-comparison': [
    422,
    'Không có cách so sánh này. Các cách so sánh: {known}.',
    'There is no such comparison. Known: {known}.',
  ],
  'unknown-area': [404, 'Không có đơn vị hành chính này.', 'There is no such area.'],
  'bad-time': [
    400,
    'Thời điểm không có thật hoặc mốc cuối không sau mốc đầu.',
    'There is no such time, or the end is not after the beginning.',
  ],
});

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
  'metric-taken': [
    409,
    'Mã chỉ số {code} đã có; chưa lưu. Hãy đặt mã khác.',
    'There is a metric {code} already; not saved. Choose another code.',
  ],
  'not-a-part': [
    422,
    'Chỉ số {code} không có hoặc cũng là tỷ lệ, không làm tử số, mẫu số được; chưa lưu.',
    'The metric {code} does not exist or is a ratio itself, so it can’t be a part of one; not saved.',
  ],
  'not-manual': [
    422,
    'Chỉ số {code} do hệ thống đếm hoặc chia ra, không nhập tay được; chưa lưu.',
    'The metric {code} is counted or divided by the system and can’t be entered; not saved.',
  ],
  'outside-area': [
    403,
    'Địa bàn này ngoài phạm vi của bạn; chưa lưu. Hãy báo cho đơn vị phụ trách.',
    'This area lies outside yours; not saved. Tell the office in charge.',
  ],
  'future-figure': [
    422,
    'Thời điểm của số liệu chưa đến; chưa lưu.',
    'The time of the figure has not come; not saved.',
  ],
  'unknown-figure': [
    404,
    'Không có số liệu nhập tay này; chưa lưu.',
    'There is no such entered figure; not saved.',
  ],
  'already-corrected': [
    409,
    'Số này đã được sửa trước đó; chưa lưu. Hãy xem bản mới và sửa tiếp trên bản đó.',
    'This figure was corrected already; not saved. Look at the newer one and correct that.',
  ],
  'not-counted': [
    422,
    'Chỉ số {code} không có ảnh chụp theo ngày để so; chỉ chỉ số đếm mới có.',
    'The metric {code} has no snapshots by day; only counters have.',
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

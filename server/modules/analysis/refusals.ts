import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('analysis', {
  'unknown-metric': [
    422,
    'Không có chỉ số “{code}”. Hãy chọn lại trong danh sách.',
    'There is no metric “{code}”. Choose from the list.',
  ],
  'too-many-metrics': [
    422,
    'Chỉ xem được tối đa {max} chỉ số một lần. Hãy bỏ bớt.',
    'At most {max} metrics at a time. Take some out.',
  ],
  'metrics-as-dimension': [
    422,
    'Nhiều chỉ số thì phải đặt “chỉ số” làm hàng hoặc cột; không cộng các chỉ số với nhau.',
    'Several metrics need “metric” as rows or columns; different metrics are not added up.',
  ],
  'same-dimension': [
    422,
    'Hàng và cột phải khác nhau. Hãy chọn lại một trong hai.',
    'Rows and columns must differ. Choose one of them again.',
  ],
  'two-times': [
    422,
    'Ngày, tuần, tháng không đặt cùng lúc làm hàng và cột. Hãy bỏ bớt một.',
    'Days, weeks and months cannot be rows and columns at once. Take one out.',
  ],
  'not-by-person': [
    422,
    'Chỉ số “{name}” không gắn với từng người nên không chia được theo tuổi, giới. Hãy bỏ tuổi, giới hoặc chọn chỉ số khác.',
    'The metric “{name}” is not about single people and cannot be split by age or sex. Take age and sex out or choose another.',
  ],
  'no-denominator': [
    422,
    'Chưa đủ mẫu số: chưa có dân số theo tuổi, giới nên không tính được trên 100.000 dân. Hãy xem số đếm hoặc tỷ lệ.',
    'No denominator: the population by age and sex is not known, so there is no rate per 100,000. Look at counts or shares.',
  ],
  'too-large': [
    422,
    'Bảng có {cells} ô, quá {max}. Hãy thu hẹp thời gian, chọn địa bàn nhỏ hơn hoặc xem theo tuần, tháng.',
    'The table has {cells} cells, more than {max}. Take a shorter time, a smaller area, or weeks or months.',
  ],
  'bad-period': [
    422,
    'Khoảng ngày không hợp lệ hoặc dài quá {max} ngày. Hãy chọn lại.',
    'The period is not valid or longer than {max} days. Choose again.',
  ],
  'bad-ages': [
    422,
    'Tuổi từ phải không lớn hơn tuổi đến. Hãy chọn lại.',
    'The first age must not be greater than the last. Choose again.',
  ],
  'unknown-area': [422, 'Không có địa bàn này. Hãy chọn lại.', 'There is no such area. Choose again.'],
  'not-yours': [
    403,
    'Chỉ người tạo mới sửa, xóa được cách xem này; không có gì thay đổi. Hãy lưu thành bản của bạn.',
    'Only its author may change this view; nothing was changed. Keep a copy of your own.',
  ],
  'too-many-seeds': [
    422,
    'Tỉnh mô phỏng {people} người không có đủ {seeds} người lớn để mang bệnh vào. Hãy tăng số người hoặc giảm số ca đầu.',
    'The simulated province of {people} people has too few adults for {seeds} first cases. Take more people or fewer cases.',
  ],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('indicators', {
  'unknown-area': [
    404,
    'Không có đơn vị hành chính này. Hãy chọn lại địa bàn.',
    'There is no such area. Choose another one.',
  ],
  'bad-period': [
    400,
    'Khoảng ngày không đúng: ngày cuối phải không sớm hơn ngày đầu và cách không quá {max} ngày. Hãy sửa rồi xem lại.',
    'The period is wrong: its end must not lie before its beginning, and at most {max} days after. Correct it and look again.',
  ],
  'bad-interval': [
    422,
    'Khoảng thời gian lây kế tiếp không dùng được: cần mã có trong danh mục, hoặc trung bình trên 1 ngày kèm độ lệch chuẩn, hoặc dãy trọng số bắt đầu bằng 0 và có tổng bằng 1. Hãy nhập lại.',
    'The serial interval can’t be used: it takes a code of the list, or a mean above 1 day with a standard deviation, or weights that begin with 0 and add up to 1. Enter it again.',
  ],
});

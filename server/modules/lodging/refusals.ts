import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('lodging', {
  'unknown-place': [
    422,
    'Không có cơ sở lưu trú hoặc hộ gia đình này; chưa ghi ai. Hãy quét lại mã hoặc chọn lại địa điểm.',
    'There is no such lodging or household; nobody was recorded. Scan its code again or choose the place again.',
  ],
  'not-lodging': [
    422,
    'Địa điểm này không phải cơ sở lưu trú hay hộ gia đình; chưa ghi ai. Hãy chọn nơi người đó ngủ lại.',
    'This place is neither a lodging nor a household; nobody was recorded. Choose where the people sleep.',
  ],
  'outside-area': [
    403,
    'Địa điểm thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì.',
    'The place lies outside your area; nothing was changed.',
  ],
  future: [
    422,
    'Giờ đến hoặc giờ đi ở tương lai; dòng này chưa ghi. Hãy sửa lại giờ.',
    'The time of arrival or departure lies ahead; this row was not taken. Correct the time.',
  ],
  order: [
    422,
    'Giờ đi phải sau giờ đến; dòng này chưa ghi. Hãy sửa lại giờ.',
    'The departure must be after the arrival; this row was not taken. Correct the time.',
  ],
  'unknown-origin': [
    422,
    'Không có đơn vị này trong danh mục; dòng này chưa ghi. Hãy chọn lại nơi đi.',
    'There is no such unit; this row was not taken. Choose the origin again.',
  ],
  'bad-card': [
    422,
    'Không đọc được mã trên thẻ; dòng này chưa ghi. Hãy quét lại, hoặc gõ họ tên.',
    'The code of the card cannot be read; this row was not taken. Scan it again, or type the name.',
  ],
  'already-there': [
    409,
    'Người này đang được ghi là lưu trú ở đây; giữ nguyên lượt cũ, không ghi thêm.',
    'This person is on record as staying here; the former entry stands and no other was made.',
  ],
  'not-found': [
    404,
    'Không có lượt lưu trú này; chưa thay đổi gì.',
    'There is no such stay; nothing was changed.',
  ],
  'left-before': [
    409,
    'Người này đã được ghi là rời đi; giữ nguyên giờ cũ.',
    'This person is on record as having left; the former time stands.',
  ],
  'no-visit': [
    409,
    'Lượt lưu trú này không cần đến thăm; chưa thay đổi gì.',
    'No visit is due for this stay; nothing was changed.',
  ],
});

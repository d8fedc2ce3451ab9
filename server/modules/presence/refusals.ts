import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('presence', {
  'unknown-place': [
    404,
    'Không có địa điểm nào mang mã này; lượt check-in chưa được ghi. Hãy quét lại mã hoặc gõ lại mã in dưới ô QR.',
    'No place has this code; the check-in was not recorded. Scan again, or type the code printed under the QR.',
  ],
  'place-closed': [
    422,
    'Địa điểm này đã ngừng nhận check-in; lượt này chưa được ghi. Hãy báo chủ địa điểm.',
    'This place no longer takes check-ins; this one was not recorded. Tell the host.',
  ],
  'other-dataset': [
    422,
    'Mã này thuộc dữ liệu khác (thật hoặc mô phỏng) với phiên làm việc; chưa ghi nhận. Hãy chuyển bộ dữ liệu rồi quét lại.',
    'This code belongs to another dataset (live or simulated) than your session; not recorded. Switch the dataset and scan again.',
  ],
  'one-person': [
    400,
    'Cần đúng một cách nhận diện người: mã thẻ, CCCD, số điện thoại hoặc mã hồ sơ; chưa ghi nhận.',
    'Name the person in exactly one way: card code, citizen card, phone or person id; not recorded.',
  ],
  'identification-forbidden': [
    403,
    'Chỉ cán bộ hoặc chủ địa điểm đã đăng nhập mới được ghi bằng CCCD hoặc mã hồ sơ; chưa ghi nhận.',
    'Only a logged-in officer or host of this place may record by citizen card or person id; not recorded.',
  ],
  'left-before-at': [
    422,
    'Giờ ra không sau giờ vào; chưa ghi nhận. Hãy sửa lại giờ.',
    'The leaving time is not after the arrival; not recorded. Correct the times.',
  ],
  'bad-time': [
    400,
    'Thời điểm không đọc được; chưa ghi nhận. Cần dạng 2021-08-15T08:30:00+07:00.',
    'The time cannot be read; not recorded. Write it as 2021-08-15T08:30:00+07:00.',
  ],
});

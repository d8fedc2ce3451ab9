import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('place', {
  'unknown-area': [
    422,
    'Không có đơn vị hành chính này hoặc đơn vị đã thôi hiệu lực; địa điểm chưa được lưu. Hãy chọn lại xã, phường.',
    'There is no such administrative unit today; the place was not stored. Choose the commune again.',
  ],
  'area-outside': [
    403,
    'Đơn vị này ngoài địa bàn của bạn; địa điểm chưa được lưu. Hãy chọn đơn vị trong địa bàn hoặc nhờ cán bộ nơi đó.',
    'This unit lies outside your area; the place was not stored. Choose a unit of your own or ask an officer there.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại chủ địa điểm không đọc được; địa điểm chưa được lưu. Hãy kiểm tra lại số.',
    'The owner’s phone number cannot be read; the place was not stored. Check the number.',
  ],
  'bad-public-phone': [
    422,
    'Số điện thoại công khai không đọc được; địa điểm chưa được lưu. Hãy kiểm tra lại số.',
    'The public phone number cannot be read; the place was not stored. Check the number.',
  ],
  'half-position': [
    422,
    'Cần cả vĩ độ và kinh độ; địa điểm chưa được lưu. Hãy điền ô còn thiếu hoặc bỏ trống cả hai.',
    'Both latitude and longitude are needed; the place was not stored. Fill in the missing one or leave out both.',
  ],
  'unknown-code': [
    404,
    'Không có địa điểm nào mang mã này. Hãy quét lại hoặc gõ lại mã in dưới ô QR.',
    'No place has this code. Scan again, or type the code printed under the QR.',
  ],
  'too-many-posters': [
    422,
    'Mỗi lần in tối đa {most} tờ, lựa chọn này có nhiều hơn; chưa in tờ nào. Hãy lọc theo xã, phường hoặc chọn từng nơi.',
    'At most {most} posters a file, and this selection has more; none was printed. Filter by commune or choose places.',
  ],
  'no-posters': [
    422,
    'Không có địa điểm đang hoạt động nào trong lựa chọn này; chưa in tờ nào.',
    'No active place is in this selection; none was printed.',
  ],
});

import type { ListRefusal } from '../../../../lib/vietnamese/index.ts';
import type { GeometryRefusal } from './boundary-geometry.ts';

export type ImportRefusal = GeometryRefusal | ListRefusal['code'] | 'no-code' | 'unknown-code';

/** Why a row of an import was refused: Vietnamese, English. */
export const importSentences: { readonly [code in ImportRefusal]: readonly [vi: string, en: string] } = {
  'no-code': ['Không có thuộc tính mã đơn vị', 'No property holds the code of the unit'],
  'unknown-code': ['Không có đơn vị mang mã này vào ngày đã chọn', 'No unit has this code on the chosen day'],
  repeated: ['Đơn vị này đã có ở dòng trước', 'This unit came in an earlier row'],
  geometry: ['Không phải đa giác (Polygon, MultiPolygon)', 'Not a Polygon or MultiPolygon'],
  ring: [
    'Đường biên hỏng: dưới 4 điểm, không khép kín hoặc không phải số',
    'Broken ring: under 4 points, not closed or not numbers',
  ],
  'not-wgs84': [
    'Toạ độ không phải kinh độ, vĩ độ WGS84; hãy chuyển từ VN-2000',
    'Not WGS84 longitude and latitude; convert from VN-2000',
  ],
  'outside-vietnam': [
    'Toạ độ ngoài Việt Nam; có thể kinh độ và vĩ độ bị đảo',
    'Outside Vietnam; longitude and latitude may be swapped',
  ],
  empty: ['Đường biên không có diện tích', 'The outline has no area'],
  columns: ['Thiếu cột bắt buộc', 'A required column is missing'],
  code: ['Mã đơn vị sai', 'Bad code'],
  kind: ['Loại đơn vị sai', 'Bad kind of unit'],
  name: ['Thiếu tên', 'No name'],
  dates: ['Ngày hiệu lực sai', 'Bad dates of validity'],
  number: ['Số không đọc được', 'A number cannot be read'],
  parent: ['Không tìm thấy đơn vị cấp trên trong cùng tệp', 'The parent unit is not in the same file'],
};

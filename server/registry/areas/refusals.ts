import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('areas', {
  unknown: [404, 'Không có đơn vị hành chính này.', 'There is no such area.'],
  'other-dataset': [
    422,
    'Địa bàn đã chọn được thêm riêng cho dữ liệu khác (thật, tập huấn hoặc nghiên cứu) và không dùng được ở đây; chưa lưu gì. Hãy tải lại trang và chọn một địa bàn trong danh sách.',
    'The chosen area was added for other data alone (live, training or a study) and cannot be used here; nothing was stored. Reload the page and choose an area from the list.',
  ],
  'parent-not-valid': [
    422,
    'Đơn vị cấp trên không tồn tại vào ngày {date}; chưa lưu. Hãy chọn đơn vị đang có hiệu lực hoặc sửa ngày.',
    'The parent unit does not exist on {date}; nothing was stored. Choose a valid unit or correct the date.',
  ],
  'kind-not-below': [
    422,
    'Loại đơn vị này không thể đặt dưới đơn vị đã chọn; chưa lưu. Hãy chọn xã, phường hoặc đơn vị phù hợp.',
    'A unit of this kind cannot stand below the chosen one; nothing was stored. Choose a commune or a fitting unit.',
  ],
  'code-taken': [
    409,
    'Mã đơn vị {code} đã có từ ngày này; chưa lưu. Hãy dùng mã khác hoặc để trống để hệ thống cấp mã.',
    'The code {code} is already in use from this day; nothing was stored. Use another code, or leave it empty.',
  ],
  'bad-date': [
    400,
    'Ngày không có thật; chưa lưu. Cần dạng YYYY-MM-DD.',
    'There is no such date. Write YYYY-MM-DD.',
  ],
  'group-twice': [
    422,
    'Nhóm {group} có hai dòng; chưa lưu. Hãy bỏ một dòng.',
    'The group {group} has two lines; nothing was stored. Take one out.',
  ],
  'not-geojson': [
    422,
    'Tệp không phải GeoJSON FeatureCollection; chưa nhập gì. Hãy xuất lại tệp từ phần mềm bản đồ.',
    'The file is not a GeoJSON FeatureCollection; nothing was imported. Export it again.',
  ],
});

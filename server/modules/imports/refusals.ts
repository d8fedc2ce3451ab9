import { defineRefusals } from '../../platform/outcomes/outcome.ts';

/** Why a whole file is not imported; rows are refused one by one (rules/row-refusals.ts). */
export const refuse = defineRefusals('imports', {
  'bad-name': [
    400,
    'Tên bộ dữ liệu "{name}" không hợp lệ: chỉ chữ thường không dấu, số và gạch nối, tối đa 40 ký tự. Chưa nhập gì.',
    'The study name "{name}" is not usable: lower-case letters, digits and hyphens, at most 40. Nothing was imported.',
  ],
  exists: [
    409,
    'Bộ dữ liệu "{name}" đã có; dữ liệu cũ được giữ nguyên, chưa nhập gì. Hãy chọn tên khác.',
    'The study "{name}" exists already; it was left as it is and nothing was imported. Choose another name.',
  ],
  columns: [
    400,
    'Tệp thiếu cột {missing}; chưa nhập gì. Hãy sửa tên cột trong tệp ánh xạ.',
    'The file lacks the columns {missing}; nothing was imported. Correct their names in the mapping.',
  ],
  mapping: [
    400,
    'Tệp ánh xạ không đọc được: {why}. Chưa nhập gì.',
    'The mapping cannot be read: {why}. Nothing was imported.',
  ],
  'unknown-disease': [
    422,
    'Chưa có hồ sơ bệnh "{disease}"; chưa nhập gì.',
    'There is no profile of the disease "{disease}"; nothing was imported.',
  ],
  'no-area-list': [
    422,
    'Không có tỉnh nào trong danh mục hành chính ngày {day}; chưa nhập gì. Hãy chạy ./vungxanh areas import --units trước.',
    'No province is known on {day}; nothing was imported. Run ./vungxanh areas import --units first.',
  ],
  empty: [
    422,
    'Không có dòng nào dùng được trong tệp; chưa nhập gì.',
    'No row of the file can be used; nothing was imported.',
  ],
});

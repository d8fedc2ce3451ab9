import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('map', {
  'no-province': [
    404,
    'Tỉnh của bản đồ công khai không có trong danh mục vào ngày {date}.',
    'The province of the public map is not in the list on {date}.',
  ],
  'no-area': [
    404,
    'Không có địa bàn mã {code} vào ngày {date}.',
    'There is no area with the code {code} on {date}.',
  ],
  'bad-date': [400, 'Ngày không có thật. Cần dạng YYYY-MM-DD.', 'There is no such date. Write YYYY-MM-DD.'],
  future: [422, 'Ngày này chưa đến; chưa có số liệu.', 'This day has not come; there are no figures yet.'],
});

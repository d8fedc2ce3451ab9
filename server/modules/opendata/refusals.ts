import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('opendata', {
  'no-metric': [
    404,
    'Không có chỉ tiêu công khai mang mã này. Danh sách: /open-data/dictionary.json.',
    'There is no public metric with this code. The list: /open-data/dictionary.json.',
  ],
});

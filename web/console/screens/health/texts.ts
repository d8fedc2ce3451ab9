import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Tình trạng hệ thống',
    lead: 'Kết nối bên ngoài, bảng dẫn xuất, việc nền, đĩa. Chỗ nào chưa có hệ thống thật thì ghi rõ ở đây.',
    part: 'Bộ phận',
    state: 'Tình trạng',
    text: 'Diễn giải',
    asOf: 'Tính đến',
    none: 'Chưa có bộ phận nào báo tình trạng.',
  },
  en: {
    title: 'System health',
    lead: 'Outside connections, projections, background jobs, disk. What has no real counterpart says so here.',
    part: 'Part',
    state: 'State',
    text: 'Explanation',
    asOf: 'As of',
    none: 'No part has reported yet.',
  },
});

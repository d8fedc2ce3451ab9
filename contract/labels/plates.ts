import type { plateViews } from '../plates.ts';
import type { Table } from './kit.ts';

const plateView: Table<typeof plateViews> = {
  unmatched: ['Xe ngoài tỉnh chưa khai báo, chưa có giấy phép', 'From outside, no permit, no declaration'],
  watched: ['Xe trong danh sách theo dõi', 'On the watch list'],
  permitted: ['Xe có giấy phép', 'With a permit'],
  declared: ['Xe đã khai báo', 'Declared'],
  unreadable: ['Không đọc được biển số', 'Unreadable'],
};

export const plateLabels = { plateView };

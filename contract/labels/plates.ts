import type { plateViews } from '../plates.ts';
import type { Table } from './kit.ts';

const plateView: Table<typeof plateViews> = {
  unmatched: ['Xe ngoài tỉnh chưa khai báo, chưa có giấy phép', 'From outside, no permit, no declaration'],
  watched: ['Xe trong danh sách theo dõi', 'On the watch list'],
  permitted: ['Xe có giấy phép', 'With a permit'],
  declared: ['Xe đã khai báo', 'Declared'],
  trip: ['Xe đang đi chuyến qua cửa khẩu', 'On a trip to a border gate'],
  withdrawn: ['Giấy đã thu hồi hoặc đã sửa', 'Paper withdrawn or corrected'],
  unreadable: ['Không đọc được biển số', 'Unreadable'],
};

export const plateLabels = { plateView };

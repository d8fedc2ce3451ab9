import type { pivotDimensions, pivotMeasures } from '../analysis.ts';
import type { Table } from './kit.ts';

const pivotDimension: Table<typeof pivotDimensions> = {
  area: ['Địa bàn', 'Area'],
  day: ['Ngày', 'Day'],
  week: ['Tuần (từ thứ Hai)', 'Week (from Monday)'],
  month: ['Tháng', 'Month'],
  age: ['Nhóm tuổi', 'Age group'],
  sex: ['Giới', 'Sex'],
  metric: ['Chỉ số', 'Metric'],
};
const pivotMeasure: Table<typeof pivotMeasures> = {
  count: ['Số đếm', 'Count'],
  'row-share': ['Tỷ lệ theo hàng', 'Share of the row'],
  'column-share': ['Tỷ lệ theo cột', 'Share of the column'],
  'per-100k': ['Trên 100.000 dân', 'Per 100,000 people'],
};

export const analysisLabels = { pivotDimension, pivotMeasure };

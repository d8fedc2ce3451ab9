import type { zoneLevels } from '../figures.ts';
import type { Table } from './kit.ts';

/** Levels of the public map; by itself, since the first page of the citizens has no room for all labels. */
export const zone: Table<typeof zoneLevels> = {
  green: ['Vùng xanh', 'Green zone'],
  yellow: ['Vùng vàng', 'Yellow zone'],
  orange: ['Vùng cam', 'Orange zone'],
  red: ['Vùng đỏ', 'Red zone'],
  none: ['Chưa có quyết định', 'No decision yet'],
};

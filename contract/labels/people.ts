import type { sexes } from '../people.ts';
import type { Table } from './kit.ts';

/** Sexes as recorded; by itself for the same reason as the levels of zones. */
export const sex: Table<typeof sexes> = {
  male: ['Nam', 'Male'],
  female: ['Nữ', 'Female'],
  other: ['Khác', 'Other'],
  unknown: ['Không rõ', 'Unknown'],
};

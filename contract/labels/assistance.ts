import type { actKinds, assistanceChecks, helperRelations } from '../assistance.ts';
import type { Table } from './kit.ts';

export const helperRelation: Table<typeof helperRelations> = {
  child: ['Con', 'Child'],
  parent: ['Bố, mẹ', 'Parent'],
  spouse: ['Vợ, chồng', 'Spouse'],
  sibling: ['Anh, chị, em', 'Brother or sister'],
  grandchild: ['Cháu', 'Grandchild'],
  neighbour: ['Hàng xóm', 'Neighbour'],
  officer: ['Cán bộ', 'Officer'],
  other: ['Người khác', 'Somebody else'],
};
export const assistanceCheck: Table<typeof assistanceChecks> = {
  card: ['Bằng thẻ giấy và năm sinh', 'By paper card and year of birth'],
  officer: ['Cán bộ xác nhận', 'Confirmed by an officer'],
};
export const actKind: Table<typeof actKinds> = { declaration: ['Khai báo y tế', 'Health declaration'] };

export const assistanceLabels = { helperRelation, assistanceCheck, actKind };

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
export const actKind: Table<typeof actKinds> = {
  declaration: ['Khai báo y tế', 'Health declaration'],
  well: ['Báo vẫn khỏe', 'Said to be well'],
  worse: ['Báo thấy mệt hơn', 'Said to feel worse'],
  food: ['Nhờ lương thực', 'Asked for food'],
  medicine: ['Nhờ thuốc', 'Asked for medicine'],
};

export const assistanceLabels = { helperRelation, assistanceCheck, actKind };

import type { exportKinds } from '../exports.ts';
import type { Table } from './kit.ts';

const exportKind: Table<typeof exportKinds> = {
  people: ['Danh sách người (để sửa rồi nhập lại)', 'People (to be corrected and sent back)'],
  'line-list': ['Danh sách ca bệnh, không có tên', 'Line list of cases, without names'],
  fhir: ['Ca bệnh và xét nghiệm theo chuẩn FHIR R4', 'Cases and test results as FHIR R4'],
};

/** Names of what leaves the program. */
export const exportLabels = { exportKind };

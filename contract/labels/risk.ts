import type { riskInputSources, riskOutcomes, riskProposalStatuses, riskRuleStatuses } from '../risk.ts';
import type { Table } from './kit.ts';

const riskOutcome: Table<typeof riskOutcomes> = {
  decided: ['Xác định được', 'Decided'],
  range: ['Chỉ xác định được khoảng', 'A range only'],
  unknown: ['Chưa xác định được', 'Not known'],
  'no-rule': ['Quy tắc không áp dụng', 'No rule for it'],
};
const riskProposalStatus: Table<typeof riskProposalStatuses> = {
  PROPOSED: ['Chờ thẩm định', 'Waiting for review'],
  REVIEWED: ['Chờ phê duyệt', 'Waiting for approval'],
  APPROVED: ['Chờ công bố', 'Waiting for publication'],
  PUBLISHED: ['Đã công bố', 'Published'],
  RETURNED: ['Trả lại', 'Returned'],
};
const riskRuleStatus: Table<typeof riskRuleStatuses> = {
  SHIPPED: ['Văn bản gốc', 'Legal text'],
  DRAFT: ['Bản nháp', 'Draft'],
  ACTIVE: ['Đưa vào dùng', 'Put into use'],
  WITHDRAWN: ['Đã rút', 'Withdrawn'],
};
const riskInputSource: Table<typeof riskInputSources> = {
  counter: ['Bộ đếm', 'Counter'],
  registry: ['Danh mục địa bàn', 'List of areas'],
  manual: ['Nhập tay', 'Entered by hand'],
};

/** Names of codes of risk levels. */
export const riskLabels = { riskOutcome, riskProposalStatus, riskRuleStatus, riskInputSource };

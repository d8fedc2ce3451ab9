import type {
  changeCauses,
  changeReasons,
  changeRowStatuses,
  changeStatuses,
  levelProposals,
} from '../level-changes.ts';
import type { Table } from './kit.ts';

const changeCause: Table<typeof changeCauses> = {
  RETRACED: ['Truy vết lại', 'Traced again'],
  RESULT_POSITIVE: ['Người tiếp xúc dương tính', 'A contact tested positive'],
  RESULT_NEGATIVE: ['F1 âm tính', 'An F1 tested negative'],
  RESULT_CORRECTED: ['Kết quả được sửa', 'A result was corrected'],
  CASE_DISCARDED: ['Ca bệnh bị loại trừ', 'The case was discarded'],
};
const changeStatus: Table<typeof changeStatuses> = {
  OPEN: ['Chờ quyết định', 'Waiting for a decision'],
  APPLIED: ['Đã thực hiện', 'Applied'],
  DISMISSED: ['Đã bỏ qua', 'Dismissed'],
  NOTED: ['Chỉ để biết', 'For information'],
};
const levelProposal: Table<typeof levelProposals> = {
  CONVERT_TO_CASE: ['Chuyển thành ca bệnh', 'Convert to a case'],
  CONFIRM_CONTACT: ['Xác nhận là F1', 'Confirm as F1'],
  RELEASE_ORDER: ['Cho kết thúc cách ly', 'Release from the order'],
  DROP_CONTACT: ['Đưa khỏi danh sách tiếp xúc', 'Drop from the contacts'],
  DISCARD_CASE: ['Loại trừ ca bệnh', 'Discard the case'],
  NONE: ['Chỉ để biết', 'For information'],
};
const changeReason: Table<typeof changeReasons> = {
  NEW_CONTACT: ['Mới được tìm thấy', 'Newly found'],
  CLOSER: ['Tiếp xúc gần hơn trước', 'Closer than before'],
  FARTHER: ['Tiếp xúc xa hơn trước', 'Farther than before'],
  NO_LONGER_FOUND: ['Không còn là người tiếp xúc', 'No longer a contact'],
  TESTED_POSITIVE: ['Xét nghiệm dương tính', 'Tested positive'],
  EXPOSED_BY_POSITIVE: ['Tiếp xúc với F1 dương tính', 'Exposed by an F1 who tested positive'],
  EXPOSED_BY_NEGATIVE: ['Mọi F1 liên quan đều âm tính', 'Every F1 concerned tested negative'],
  NO_LONGER_POSITIVE: ['Kết quả không còn dương tính', 'The result is no longer positive'],
  CASE_DISCARDED: ['Ca bệnh bị loại trừ', 'The case was discarded'],
  HELD_ELSEWHERE: ['Vẫn là F1 của ca khác', 'Still an F1 of another case'],
  IS_CASE: ['Đã là ca bệnh', 'Is a case by now'],
};
const changeRowStatus: Table<typeof changeRowStatuses> = {
  OPEN: ['Chờ quyết định', 'Waiting'],
  APPLIED: ['Đã thực hiện', 'Applied'],
  SUPERSEDED: ['Đã có thay đổi mới hơn', 'Superseded by a newer change'],
  NOTED: ['Chỉ để biết', 'For information'],
};

export const levelChangeLabels = {
  changeCause,
  changeStatus,
  levelProposal,
  changeReason,
  changeRowStatus,
};

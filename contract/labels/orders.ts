import type { appealOutcomes, serviceManners } from '../order-papers.ts';
import type { legalCertainties, legalStates, limitGroups, signingForms } from '../order-signing.ts';
import type { Pair, Table } from './kit.ts';

/** What may be signed besides decisions, whose names are those of the kinds of order. */
export const handOverAct: Pair = ['Công văn bàn giao', 'Letter of hand-over'];

const signingForm: Table<typeof signingForms> = {
  head: ['Người đứng đầu', 'Head'],
  acting: ['Quyền cấp trưởng (Q.)', 'Acting head (Q.)'],
  deputy: ['Cấp phó ký thay, kể cả phó phụ trách (KT.)', 'Deputy for the head, also in charge (KT.)'],
  'by-order': ['Thừa lệnh (TL.)', 'By order of the head (TL.)'],
  authorised: ['Thừa ủy quyền (TUQ.)', 'By written authorisation (TUQ.)'],
};
const serviceManner: Table<typeof serviceManners> = {
  signed: ['Người nhận ký', 'Signed for by the person'],
  household: ['Người cùng hộ ký nhận', 'Signed for by the household'],
  'refused-to-sign': ['Không ký, có người làm chứng', 'Not signed, before a witness'],
  posted: ['Niêm yết, có người làm chứng', 'Posted up, before a witness'],
};
const appealOutcome: Table<typeof appealOutcomes> = {
  kept: ['Giữ nguyên quyết định', 'The order stands'],
  changed: ['Thay đổi quyết định', 'The order is changed'],
  cancelled: ['Hủy quyết định', 'The order is cancelled'],
};
const legalState: Table<typeof legalStates> = {
  'in-force': ['Còn hiệu lực', 'In force'],
  ended: ['Hết hiệu lực', 'Ended'],
  'not-yet': ['Chưa có hiệu lực', 'Not yet in force'],
};
const legalCertainty: Table<typeof legalCertainties> = {
  verified: ['Đã đối chiếu văn bản', 'Checked against the text'],
  secondary: ['Theo nguồn thứ cấp', 'From a secondary source'],
  unverified: ['Chưa kiểm chứng', 'Unverified'],
};

const limitGroup: Table<typeof limitGroups> = {
  A: ['nhóm A', 'group A'],
  B: ['nhóm B', 'group B'],
  C: ['nhóm C', 'group C'],
  all: ['mọi nhóm bệnh', 'all groups of disease'],
};

export const orderLabels = {
  signingForm,
  serviceManner,
  appealOutcome,
  legalState,
  legalCertainty,
  limitGroup,
};

import type { appealOutcomes, serviceManners } from '../order-papers.ts';
import type { legalCertainties, legalStates, limitGroups, signingForms } from '../order-signing.ts';
import type { orderChanges } from '../order-change-codes.ts';
import type { templateStates } from '../order-templates.ts';
import type { paperSections, templateParts, templatePlaceholders } from '../template-placeholders.ts';
import type { siteViews } from '../order-sites.ts';
import type { Pair, Table } from './kit.ts';

/** What may be signed and worded besides decisions, whose names are those of the kinds of order. */
export const handOverAct: Pair = ['Công văn bàn giao', 'Letter of hand-over'];

/** The paper that confirms the end of an order. */
export const completionPaper: Pair = ['Giấy xác nhận hoàn thành', 'Certificate of completion'];

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

/** Changes of an order, and decisions on them as kinds of paper beside those of the kinds of order. */
export const orderChange: Table<typeof orderChanges> = {
  extension: ['Kéo dài thời hạn', 'Extension'],
  reduction: ['Rút ngắn thời hạn', 'Reduction'],
  release: ['Kết thúc', 'Release'],
  cancel: ['Hủy bỏ quyết định', 'Cancellation'],
};

const templateState: Table<typeof templateStates> = {
  draft: ['Bản nháp', 'Draft'],
  scheduled: ['Sắp áp dụng', 'Yet to come'],
  'in-force': ['Đang áp dụng', 'In force'],
  replaced: ['Đã thay bằng bản mới', 'Replaced'],
  ended: ['Đã chấm dứt', 'Ended'],
  discarded: ['Đã bỏ', 'Discarded'],
};
const templatePart: Table<typeof templateParts> = {
  above: ['Cơ quan cấp trên', 'Superior body'],
  office: ['Tên cơ quan', 'Name of the office'],
  place: ['Địa danh', 'Place'],
  title: ['Trích yếu', 'Title'],
  authority: ['Thẩm quyền ban hành', 'Issuing authority'],
  basis: ['Căn cứ', 'Legal bases'],
  articles: ['Các điều', 'Articles'],
  recipients: ['Nơi nhận', 'Recipients'],
};
const paperSection: Table<typeof paperSections> = {
  text: ['Nội dung', 'Text'],
  opening: ['Phần trước danh sách', 'Before the list'],
  closing: ['Phần sau danh sách', 'After the list'],
};
const templatePlaceholder: Table<typeof templatePlaceholders> = {
  'person.title': ['Ông/Bà', 'Ông/Bà (title)'],
  'person.name': ['Họ tên', 'Name'],
  'person.nameCapitals': ['HỌ TÊN in hoa', 'NAME in capitals'],
  'person.birth': ['Ngày/năm sinh, kèm chữ', 'Birth date or year, with its word'],
  'person.birthDate': ['Ngày sinh', 'Birth date'],
  'person.birthYear': ['Năm sinh', 'Year of birth'],
  'person.phone': ['Điện thoại', 'Phone'],
  'person.residence': ['Nơi cư trú', 'Residence'],
  'order.number': ['Số quyết định', 'Number of the decision'],
  'order.date': ['Ngày ban hành', 'Day of issue'],
  'order.basis': ['Căn cứ khi ra quyết định', 'Legal basis given at issue'],
  'order.reason': ['Lý do', 'Reason'],
  'order.place': ['Nơi thực hiện', 'Place'],
  'order.from': ['Từ lúc', 'From'],
  'order.until': ['Đến lúc', 'Until'],
  'order.days': ['Số ngày', 'Days'],
  'order.release': ['Khi nào kết thúc', 'When it ends'],
  'first.number': ['Số quyết định ban đầu', 'Number of the first decision'],
  'first.date': ['Ngày quyết định ban đầu', 'Day of the first decision'],
  'first.office': ['Cơ quan ra quyết định ban đầu', 'Office of the first decision'],
  'first.measure': ['Biện pháp đã áp dụng', 'Measure that was ordered'],
  'former.number': ['Số quyết định thay đổi lần trước', 'Number of the change before'],
  'former.date': ['Ngày quyết định thay đổi lần trước', 'Day of the change before'],
  'change.formerUntil': ['Hạn cũ', 'Former end'],
  'change.until': ['Hạn mới, lúc kết thúc, hủy bỏ', 'New end, time of release or cancellation'],
  'completion.from': ['Cách ly từ lúc', 'Kept from'],
  'completion.until': ['Cách ly đến lúc', 'Kept until'],
  'letter.people': ['Số người bàn giao', 'Number of people'],
  'letter.reason': ['Vì sao bàn giao', 'Why they are handed over'],
  'letter.note': ['Ghi chú khi gửi', 'Note of the sender'],
  'letter.from': ['Nơi đang phụ trách', 'Unit that answers now'],
  'letter.to': ['Nơi nhận bàn giao', 'Receiving unit'],
  'letter.answerHours': ['Số giờ phải trả lời', 'Hours to answer'],
  'letter.sentAt': ['Gửi lúc', 'Sent at'],
  'cordon.where': ['Khu phong tỏa, nơi nào', 'Cordon and where it is'],
  'cordon.boundary': ['Ranh giới, các nhà bên trong', 'Outline, houses inside'],
  'cordon.households': ['Số hộ trong khu', 'Households inside'],
  'cordon.people': ['Số người trong khu', 'People inside'],
  'cordon.disease': ['Bệnh', 'Disease'],
  'office.name': ['Cơ quan ban hành', 'Issuing office'],
  'office.seat': ['Nơi đặt cơ quan', 'Seat of the office'],
  'area.name': ['Xã, phường cư trú, nơi phong tỏa', 'Commune of the residence or cordon'],
  'area.authorities': ['Chính quyền nơi cư trú, nơi phong tỏa', 'Authorities of the residence or cordon'],
};

const siteView: Table<typeof siteViews> = {
  arriving: ['Đến hôm nay', 'Arriving today'],
  neverChecked: ['Chưa kiểm tra lần nào', 'Never checked on'],
  movingIn: ['Chuyển đến, hôm nay và mai', 'Moving in, today and tomorrow'],
  movingOut: ['Chuyển đi, hôm nay và mai', 'Moving out, today and tomorrow'],
  endingToday: ['Hết hạn hôm nay', 'Ending today'],
  endingTomorrow: ['Hết hạn ngày mai', 'Ending tomorrow'],
  ended: ['Đã hết hạn, chưa xác nhận', 'Ended, not confirmed'],
  toCheck: ['Chưa kiểm tra hôm nay', 'Not checked on today'],
  staying: ['Đang ở', 'Staying now'],
};

export const orderLabels = {
  siteView,
  orderChange,
  templateState,
  templatePart,
  paperSection,
  templatePlaceholder,
  signingForm,
  serviceManner,
  appealOutcome,
  legalState,
  legalCertainty,
  limitGroup,
};

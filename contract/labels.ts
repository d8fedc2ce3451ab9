import type { areaKinds } from './areas.ts';
import type { caseClassifications, caseOrigins, caseOutcomes, diseases } from './cases.ts';
import type { Api } from './index.ts';
import type { Reply } from './kit.ts';
import { analysisLabels } from './labels/analysis.ts';
import { assistanceLabels } from './labels/assistance.ts';
import { clusterLabels } from './labels/clusters.ts';
import { searchLabels } from './labels/searches.ts';
import { workLabels } from './labels/worklist.ts';
import { handoverLabels } from './labels/handover.ts';
import { communityLabels } from './labels/community.ts';
import { directiveLabels } from './labels/directives.ts';
import { commandLabels } from './labels/command.ts';
import { declarationLabels } from './labels/declarations.ts';
import { indicatorLabels } from './labels/indicators.ts';
import { interviewLabels } from './labels/interviews.ts';
import { tracePlanLabels } from './labels/tracing-plan.ts';
import {
  crossingMean,
  escalationState,
  gateDecision,
  gateMode,
  gateSeat,
  goodsDirection,
  scanOutcome,
  shiftState,
} from './labels/gates.ts';
import { misuseKind, permitKind, permitState } from './labels/permits.ts';
import { nameOf, type Pair, type Table, type TableOf } from './labels/kit.ts';
import { riskLabels } from './labels/risk.ts';
import { exposureLabels, symptomLabels } from './labels/signs.ts';
import { laboratoryLabels } from './labels/laboratory.ts';
import { levelChangeLabels } from './labels/level-changes.ts';
import { cordonPaper, lockdownAct, lockdownLabels } from './labels/lockdown.ts';
import { lodgingLabels } from './labels/lodging.ts';
import { messagingLabels } from './labels/messaging.ts';
import { personSource, sex } from './labels/people.ts';
import { privacyLabels } from './labels/privacy.ts';
import { placeKind } from './labels/places.ts';
import { completionPaper, handOverAct, orderChange, orderLabels } from './labels/orders.ts';
import { plateLabels } from './labels/plates.ts';
import { reportingLabels } from './labels/reporting.ts';
import { exportLabels } from './labels/exports.ts';
import { sheetImportLabels } from './labels/sheet-imports.ts';
import { tripLabels } from './labels/trips.ts';
import { webhookLabels } from './labels/webhooks.ts';
import { zone } from './labels/zones.ts';
import type { orderKinds, orderStatuses } from './orders.ts';
import type { signingActs } from './order-signing.ts';
import type { templateKinds } from './order-templates.ts';
import type { assurances, identifierKinds } from './people.ts';
import type { organisationKinds } from './places.ts';
import type { presenceSources, timeQualities } from './presence.ts';
import { roleTable } from './rights.ts';
import type {
  contactStatuses,
  dropReasons,
  evidenceSources,
  followUpStatuses,
  relations,
  visitResults,
} from './tracing.ts';

const disease: Table<typeof diseases> = {
  'covid-19': ['COVID-19', 'COVID-19'],
  measles: ['Sởi', 'Measles'],
  'whooping-cough': ['Ho gà', 'Whooping cough'],
  mers: ['MERS-CoV', 'MERS-CoV'],
};

const area: Table<typeof areaKinds> = {
  country: ['Quốc gia', 'Country'],
  province: ['Tỉnh / thành phố', 'Province / city'],
  district: ['Huyện / quận', 'District'],
  commune: ['Xã / phường', 'Commune / ward'],
  hamlet: ['Thôn', 'Hamlet'],
  group: ['Tổ dân phố', 'Residential group'],
  row: ['Dãy trọ', 'Boarding-house row'],
  'industrial-park': ['Khu công nghiệp', 'Industrial park'],
};
const caseClassification: Table<typeof caseClassifications> = {
  SUSPECT: ['Nghi ngờ', 'Suspect'],
  PROBABLE: ['Có thể', 'Probable'],
  CONFIRMED: ['Xác định', 'Confirmed'],
  NO_CASE: ['Không phải ca bệnh', 'Not a case'],
};
const caseOutcome: Table<typeof caseOutcomes> = {
  NO_OUTCOME: ['Chưa có kết quả', 'No outcome yet'],
  RECOVERED: ['Khỏi bệnh', 'Recovered'],
  DECEASED: ['Tử vong', 'Deceased'],
  UNKNOWN: ['Không rõ', 'Unknown'],
};
const caseOrigin: Table<typeof caseOrigins> = {
  IN_COUNTRY: ['Trong nước', 'In the country'],
  POINT_OF_ENTRY: ['Nhập cảnh', 'Arrived infected'],
};
const orderKind: Table<typeof orderKinds> = {
  'quarantine-facility': ['Cách ly tập trung', 'Facility quarantine'],
  'quarantine-home': ['Cách ly tại nhà', 'Home quarantine'],
  'isolation-hospital': ['Cách ly điều trị tại bệnh viện', 'Hospital isolation'],
  'isolation-home': ['Điều trị tại nhà', 'Home isolation'],
  test: ['Yêu cầu xét nghiệm', 'Test order'],
};
const signingAct: Table<typeof signingActs> = {
  ...orderKind,
  lockdown: lockdownAct,
  'hand-over': handOverAct,
  certificate: completionPaper,
};
const templateKind: Table<typeof templateKinds> = {
  ...orderKind,
  ...orderChange,
  certificate: completionPaper,
  'hand-over': handOverAct,
  ...cordonPaper,
};
const orderStatus: Table<typeof orderStatuses> = {
  IN_FORCE: ['Đang hiệu lực', 'In force'],
  RELEASED: ['Đã kết thúc cách ly', 'Released'],
  CANCELLED: ['Đã hủy', 'Cancelled'],
  EXPIRED: ['Hết hạn', 'Expired'],
};
const identifierKind: Table<typeof identifierKinds> = {
  cccd: ['Căn cước công dân', 'Citizen card'],
  cmnd: ['Chứng minh nhân dân', 'Old identity card'],
  bhyt: ['Thẻ bảo hiểm y tế', 'Health insurance card'],
  passport: ['Hộ chiếu', 'Passport'],
  vneid: ['Định danh điện tử (VNeID)', 'National e-ID (VNeID)'],
  other: ['Giấy tờ khác', 'Other document'],
};
const assurance: Table<typeof assurances> = {
  unverified: ['Chưa xác minh', 'Unverified'],
  otp: ['Xác minh bằng mã OTP', 'Verified by one-time code'],
  document: ['Xác minh bằng giấy tờ', 'Verified by document'],
  officer: ['Cán bộ xác minh', 'Verified by an officer'],
};
const vehicleKind: TableOf<Reply<Api['POST /vehicles']>['kind']> = {
  car: ['Ô tô con', 'Car'],
  motorbike: ['Xe máy', 'Motorbike'],
  bus: ['Xe buýt', 'Bus'],
  coach: ['Xe khách', 'Coach'],
  lorry: ['Xe tải', 'Lorry'],
  other: ['Xe khác', 'Other vehicle'],
};
const organisationKind: Table<typeof organisationKinds> = {
  'health-department': ['Sở Y tế', 'Health department'],
  'information-department': ['Sở Thông tin và Truyền thông', 'Information department'],
  'provincial-cdc': ['CDC tỉnh', 'Provincial CDC'],
  'peoples-committee': ['Ủy ban nhân dân', 'People’s committee'],
  police: ['Công an', 'Police'],
  'community-team': ['Tổ COVID cộng đồng', 'Community team'],
  'health-station': ['Trạm y tế', 'Health station'],
  hospital: ['Bệnh viện', 'Hospital'],
  'trade-department': ['Sở Công Thương', 'Trade department'],
  other: ['Cơ quan khác', 'Other office'],
};
const timeQuality: Table<typeof timeQualities> = {
  device: ['Giờ của thiết bị', 'Device clock'],
  server: ['Giờ của máy chủ', 'Server clock'],
  imputed: ['Giờ ước tính', 'Imputed'],
  recalled: ['Nhớ lại', 'Recalled'],
  suspect: ['Giờ đáng ngờ', 'Suspect clock'],
};
const presenceSource: Table<typeof presenceSources> = {
  scan: ['Người dân quét mã', 'Own scan'],
  host: ['Chủ địa điểm ghi', 'Recorded by the host'],
  officer: ['Cán bộ ghi', 'Recorded by an officer'],
  batch: ['Thiết bị ngoại tuyến', 'Offline device'],
  declared: ['Khai báo', 'Declared'],
  checkpoint: ['Chốt kiểm soát', 'Checkpoint'],
  import: ['Nhập từ tệp', 'Imported'],
  simulated: ['Mô phỏng', 'Simulated'],
};
const contactStatus: Table<typeof contactStatuses> = {
  PROPOSED: ['Chờ quyết định', 'Proposed'],
  CONFIRMED: ['Đã xác nhận', 'Confirmed'],
  DROPPED: ['Đã loại', 'Dropped'],
  CONVERTED: ['Đã thành ca bệnh', 'Became a case'],
};
const followUpStatus: Table<typeof followUpStatuses> = {
  NO_FOLLOW_UP: ['Không theo dõi', 'No follow-up'],
  FOLLOW_UP: ['Đang theo dõi', 'Under follow-up'],
  OVERDUE: ['Quá hạn theo dõi', 'Overdue'],
  COMPLETED: ['Đã theo dõi xong', 'Completed'],
  LOST: ['Mất liên lạc', 'Lost'],
};
const evidenceSource: Table<typeof evidenceSources> = {
  presence: ['Cùng địa điểm', 'Same place'],
  residence: ['Cùng nơi lưu trú', 'Same lodging'],
  household: ['Cùng hộ', 'Same household'],
  trip: ['Cùng chuyến xe', 'Same trip'],
  named: ['Được kể tên', 'Named'],
  roster: ['Cùng danh sách lớp, ca, chuyến', 'Same roster'],
  event: ['Cùng sự kiện', 'Same event'],
};
const dropReason: Table<typeof dropReasons> = {
  'not-there': ['Không có mặt ở đó', 'Was not there'],
  'no-exposure': ['Không tiếp xúc', 'No exposure'],
  protected: ['Có phòng hộ đầy đủ', 'Was protected'],
  'other-person': ['Nhầm người', 'Another person'],
  duplicate: ['Trùng lặp', 'Duplicate'],
  other: ['Lý do khác', 'Other reason'],
};
const relation: Table<typeof relations> = {
  'same-household': ['Cùng hộ gia đình', 'Same household'],
  'family-or-friend': ['Người thân, bạn bè', 'Family or friend'],
  'same-workplace': ['Cùng nơi làm việc', 'Same workplace'],
  'same-class': ['Cùng lớp học', 'Same class'],
  'medical-care': ['Chăm sóc y tế', 'Medical care'],
  'same-vehicle': ['Cùng xe', 'Same vehicle'],
  other: ['Khác', 'Other'],
};
const visitResult: Table<typeof visitResults> = {
  SEEN_OK: ['Gặp được, khỏe', 'Reached, well'],
  SEEN_NOT_OK: ['Gặp được, có triệu chứng', 'Reached, unwell'],
  NO_ANSWER: ['Không trả lời', 'No answer'],
  WRONG_NUMBER: ['Sai số điện thoại', 'Wrong number'],
  NOT_AT_ADDRESS: ['Không có ở địa chỉ', 'Not at the address'],
  MOVED: ['Đã chuyển đi', 'Moved away'],
  REFUSED: ['Từ chối', 'Refused'],
};
const chainLink: TableOf<Reply<Api['GET /cases/{id}/chain']>['edges'][number]['kind']> = {
  infected: ['Lây cho', 'Infected'],
  contact: ['Tiếp xúc', 'Contact'],
};
const healthState: TableOf<Reply<Api['GET /system/health']>['items'][number]['state']> = {
  ok: ['Hoạt động', 'Working'],
  warning: ['Cần chú ý', 'Needs attention'],
  error: ['Lỗi', 'Failing'],
  absent: ['Chưa cài đặt', 'Not set up'],
};
const jobState: TableOf<Reply<Api['GET /jobs/{id}']>['state']> = {
  waiting: ['Đang chờ', 'Waiting'],
  running: ['Đang chạy', 'Running'],
  done: ['Xong', 'Done'],
  failed: ['Không thành công', 'Failed'],
};

const labels = {
  areaKind: area,
  caseClassification,
  caseOutcome,
  caseOrigin,
  symptom: symptomLabels,
  exposure: exposureLabels,
  zone,
  orderKind,
  templateKind,
  signingAct,
  disease,
  orderStatus,
  sex,
  personSource,
  identifierKind,
  assurance,
  placeKind,
  scanOutcome,
  gateDecision,
  gateMode,
  crossingMean,
  shiftState,
  gateSeat,
  goodsDirection,
  escalationState,
  permitKind,
  permitState,
  misuseKind,
  vehicleKind,
  organisationKind,
  timeQuality,
  presenceSource,
  contactStatus,
  followUpStatus,
  evidenceSource,
  dropReason,
  relation,
  visitResult,
  chainLink,
  healthState,
  jobState,
  ...analysisLabels,
  ...riskLabels,
  ...clusterLabels,
  ...declarationLabels,
  ...tracePlanLabels,
  ...indicatorLabels,
  ...laboratoryLabels,
  ...interviewLabels,
  ...levelChangeLabels,
  ...communityLabels,
  ...assistanceLabels,
  ...lockdownLabels,
  ...lodgingLabels,
  ...tripLabels,
  ...orderLabels,
  ...plateLabels,
  ...messagingLabels,
  ...directiveLabels,
  ...handoverLabels,
  ...workLabels,
  ...searchLabels,
  ...reportingLabels,
  ...sheetImportLabels,
  ...exportLabels,
  ...commandLabels,
  ...privacyLabels,
  ...webhookLabels,
};

export type LabelKind = keyof typeof labels | 'role';
/** Codes of one kind: `LabelCode<'orderKind'>`. */
export type LabelCode<K extends LabelKind> = K extends keyof typeof labels
  ? keyof (typeof labels)[K]
  : keyof typeof roleTable;

/**
 * The Vietnamese or English name of a code. Every code of the contract has one: a missing code does not compile.
 * A code that a newer server may add is shown as it is.
 */
export function label<K extends LabelKind>(kind: K, code: LabelCode<K>, lang: 'vi' | 'en'): string {
  if (kind === 'role') {
    const row = roleTable[code as keyof typeof roleTable];
    return row?.[lang] ?? String(code);
  }
  const table: { readonly [key: string]: Pair } = labels[kind as keyof typeof labels];
  return nameOf(table, String(code), lang);
}

/** All codes of a kind with their names, for select boxes and filters. */
export function labelOptions<K extends LabelKind>(
  kind: K,
  lang: 'vi' | 'en',
): { readonly value: LabelCode<K>; readonly label: string }[] {
  const table: object = kind === 'role' ? roleTable : labels[kind as keyof typeof labels];
  return Object.keys(table).map((code) => {
    const value = code as LabelCode<K>;
    return { value, label: label(kind, value, lang) };
  });
}

import type { focusCaseStates, focusStages, focusStates } from '../foci.ts';
import type {
  departureReasons,
  liftAnswers,
  lineKinds,
  lineStates,
  lockdownShapes,
  lockdownStates,
  cordonNeedKinds,
  cordonNeedStates,
  passDirections,
  passReasons,
  roundKinds,
  supplyOutcomes,
} from '../lockdowns.ts';
import type { cordonPapers } from '../template-placeholders.ts';
import type { Pair, Table, TableOf } from './kit.ts';

/** Names of the codes of cordoned areas and outbreak foci. */
export const lockdownLabels = {
  lockdownState: {
    DRAFT: ['Đang chuẩn bị', 'Being prepared'],
    ACTIVE: ['Đang phong tỏa', 'In force'],
    LIFTED: ['Đã dỡ', 'Lifted'],
    DROPPED: ['Đã bỏ', 'Dropped'],
  } satisfies Table<typeof lockdownStates>,
  lockdownShape: {
    unit: ['Xã, thôn, tổ, dãy trọ', 'Unit: commune, hamlet, group, row'],
    place: ['Địa điểm (nhà máy, chung cư…)', 'Place (factory, apartment block…)'],
    address: ['Ngõ, dãy nhà theo địa chỉ', 'Alley or row, by address'],
    polygon: ['Ranh giới vẽ', 'Drawn outline'],
  } satisfies Table<typeof lockdownShapes>,
  departureReason: {
    hospital: ['Chuyển viện', 'To hospital'],
    quarantine: ['Đi cách ly tập trung', 'To a quarantine facility'],
    moved: ['Chuyển đi nơi khác', 'Moved away'],
    died: ['Mất', 'Died'],
    mistake: ['Ghi nhầm, không ở trong khu', 'Entered by mistake'],
    other: ['Lý do khác', 'Other reason'],
  } satisfies Table<typeof departureReasons>,
  passDirection: {
    in: ['Vào', 'In'],
    out: ['Ra', 'Out'],
  } satisfies Table<typeof passDirections>,
  passReason: {
    emergency: ['Cấp cứu', 'Emergency'],
    birth: ['Sinh nở', 'Birth'],
    dialysis: ['Chạy thận, điều trị định kỳ', 'Dialysis, regular treatment'],
    medicine: ['Lấy thuốc', 'Medicine'],
    funeral: ['Việc tang', 'Funeral'],
    'medical-duty': ['Nhân viên y tế làm nhiệm vụ', 'Medical staff on duty'],
    supply: ['Tiếp tế', 'Supply'],
    guard: ['Lực lượng trực chốt', 'Guards'],
    sampling: ['Lấy mẫu', 'Sampling'],
    'return-home': ['Về nơi ở trong khu', 'Returning home'],
    handover: ['Giao nhận tại cổng', 'Handing over at the gate'],
  } satisfies Table<typeof passReasons>,
  roundKind: {
    supply: ['Tiếp tế', 'Supply'],
    test: ['Xét nghiệm', 'Test'],
  } satisfies Table<typeof roundKinds>,
  cordonNeedKind: {
    medicine: ['Thuốc', 'Medicine'],
    food: ['Lương thực, thực phẩm', 'Food'],
    birth: ['Sinh nở', 'Birth'],
    dialysis: ['Chạy thận', 'Dialysis'],
    other: ['Khẩn cấp khác', 'Other urgent need'],
  } satisfies Table<typeof cordonNeedKinds>,
  cordonNeedState: {
    OPEN: ['Chưa ai nhận', 'Open'],
    ASSIGNED: ['Đã giao', 'Assigned'],
    DONE: ['Đã xong', 'Done'],
    DROPPED: ['Đã bỏ', 'Dropped'],
  } satisfies Table<typeof cordonNeedStates>,
  lineKind: {
    loudspeaker: ['Loa', 'Loudspeaker'],
    zalo: ['Nhóm Zalo', 'Zalo group'],
    'head-of-group': ['Trưởng thôn, tổ trưởng', 'Head of the group'],
    hotline: ['Đường dây nóng', 'Hotline'],
    other: ['Kênh khác', 'Other line'],
  } satisfies Table<typeof lineKinds>,
  lineState: {
    working: ['Thông', 'Working'],
    failing: ['Mất liên lạc', 'Failing'],
    unchecked: ['Chưa kiểm tra', 'Not checked'],
  } satisfies Table<typeof lineStates>,
  liftAnswer: {
    met: ['Đạt', 'Met'],
    'not-met': ['Chưa đạt', 'Not met'],
    unknown: ['Chưa rõ', 'Not known'],
  } satisfies Table<typeof liftAnswers>,
  supplyOutcome: {
    served: ['Đã nhận', 'Served'],
    away: ['Vắng nhà', 'Away'],
    refused: ['Từ chối', 'Refused'],
    'not-reached': ['Chưa tới được', 'Not reached'],
  } satisfies Table<typeof supplyOutcomes>,
  roundTest: {
    sampled: ['Đã lấy mẫu', 'Sampled'],
    negative: ['Âm tính', 'Negative'],
    positive: ['Dương tính', 'Positive'],
    missing: ['Còn thiếu', 'Missing'],
  } satisfies TableOf<'sampled' | 'negative' | 'positive' | 'missing'>,
  memberSource: {
    shape: ['Theo khu', 'By the area'],
    address: ['Theo địa chỉ', 'By address'],
    hand: ['Chọn từng người', 'By hand'],
    household: ['Cùng hộ', 'Same household'],
  } satisfies TableOf<'shape' | 'address' | 'hand' | 'household'>,
  focusState: {
    FOUND: ['Mới phát hiện', 'Found'],
    ACTIVE: ['Đang hoạt động', 'Active'],
    ENDED: ['Đã kết thúc', 'Ended'],
    DROPPED: ['Không phải ổ dịch', 'Not a focus'],
  } satisfies Table<typeof focusStates>,
  focusStage: {
    found: ['Phát hiện', 'Found'],
    active: ['Đang hoạt động', 'Active'],
    ended: ['Kết thúc', 'Ended'],
  } satisfies Table<typeof focusStages>,
  focusCaseState: {
    PROPOSED: ['Chờ quyết định', 'Proposed'],
    LINKED: ['Thuộc ổ dịch', 'Linked'],
    REJECTED: ['Không thuộc', 'Rejected'],
  } satisfies Table<typeof focusCaseStates>,
  focusCaseWhy: {
    area: ['Cùng địa bàn', 'Same area'],
    place: ['Ở tại địa điểm', 'Lives at the place'],
    source: ['Lây từ ca trong ổ', 'Infected by a case of it'],
    cluster: ['Từ chùm ca', 'From the cluster'],
    hand: ['Cán bộ gắn', 'By an officer'],
  } satisfies TableOf<'area' | 'place' | 'source' | 'cluster' | 'hand'>,
} as const;

/** Signing a cordon, or its lifting. */
export const lockdownAct: Pair = ['Phong tỏa, dỡ phong tỏa', 'Cordoning and lifting'];

/** Decisions on cordons, as kinds of papers. */
export const cordonPaper: Table<typeof cordonPapers> = {
  cordon: ['Thiết lập khu phong tỏa', 'Setting up a cordon'],
  'cordon-extension': ['Gia hạn phong tỏa', 'Extending a cordon'],
  'cordon-reduction': ['Rút ngắn phong tỏa', 'Shortening a cordon'],
  'cordon-lift': ['Dỡ bỏ khu phong tỏa', 'Lifting a cordon'],
};

import type {
  eventStatuses,
  investigationStatuses,
  involvements,
  participantSources,
  riskLevels,
} from '../clusters.ts';
import type { rosterKinds, rowStates } from '../rosters.ts';
import type { Table } from './kit.ts';

/** Names of the codes of rosters and clusters. */
export const clusterLabels = {
  rosterKind: {
    class: ['Lớp học', 'Class'],
    shift: ['Ca làm việc', 'Work shift'],
    dormitory: ['Ký túc xá, nhà trọ', 'Dormitory'],
    ward: ['Khoa, buồng bệnh', 'Hospital ward'],
    bus: ['Chuyến xe khách', 'Bus or coach trip'],
    flight: ['Chuyến bay', 'Flight'],
  } satisfies Table<typeof rosterKinds>,
  rowState: {
    known: ['Đã có hồ sơ', 'On record'],
    new: ['Người mới', 'New person'],
    refused: ['Còn lỗi', 'Wrong'],
  } satisfies Table<typeof rowStates>,
  eventStatus: {
    SIGNAL: ['Tín hiệu', 'Signal'],
    EVENT: ['Sự kiện', 'Event'],
    SCREENING: ['Sàng lọc', 'Screening'],
    CLUSTER: ['Chùm ca bệnh', 'Cluster'],
    DROPPED: ['Đã loại bỏ', 'Dropped'],
  } satisfies Table<typeof eventStatuses>,
  investigationStatus: {
    PENDING: ['Chưa điều tra', 'Pending'],
    ONGOING: ['Đang điều tra', 'Ongoing'],
    DONE: ['Đã điều tra xong', 'Done'],
    DISCARDED: ['Không cần điều tra', 'Discarded'],
  } satisfies Table<typeof investigationStatuses>,
  riskLevel: {
    LOW: ['Thấp', 'Low'],
    MODERATE: ['Trung bình', 'Moderate'],
    HIGH: ['Cao', 'High'],
    UNKNOWN: ['Chưa rõ', 'Unknown'],
  } satisfies Table<typeof riskLevels>,
  involvement: {
    guest: ['Khách', 'Guest'],
    host: ['Chủ nhà, người tổ chức', 'Host'],
    staff: ['Nhân viên', 'Staff'],
    passenger: ['Hành khách', 'Passenger'],
    crew: ['Lái xe, tổ bay', 'Crew'],
    household: ['Người trong hộ', 'Household member'],
    case: ['Ca bệnh', 'Case'],
    other: ['Vai trò khác', 'Other'],
  } satisfies Table<typeof involvements>,
  participantSource: {
    'check-in': ['Lượt vào địa điểm', 'Check-ins'],
    list: ['Danh sách dán vào', 'Pasted list'],
    household: ['Hộ gia đình', 'Household'],
    roster: ['Danh sách lớp, ca, chuyến', 'Roster'],
    case: ['Ca bệnh đã có', 'Existing case'],
  } satisfies Table<typeof participantSources>,
} as const;

import type { Pair } from './labels/kit.ts';
import type { EndpointKey } from './kit.ts';

/**
 * A list whose rows stand for people, as its export leaves: which columns tell who, and what a copy without names keeps.
 * A column that is named nowhere here is left out of that copy, so that a new one cannot give anybody away by mistake.
 */
export type PersonList = {
  /** What the list is called before the people who stand in it. */
  readonly name: Pair;
  /** Columns with ids of people, or of the record that is held of them where the list knows no person. */
  readonly who: readonly string[];
  /** Other ids and numbers that become pseudonyms, so that rows can still be joined within the file. */
  readonly ids?: readonly string[];
  /** Days and times, told as the Monday of their week. */
  readonly weeks?: readonly string[];
  /** Years of birth. */
  readonly years?: readonly string[];
  /** Codes, figures and names of areas that stay as they are. */
  readonly keep: readonly string[];
};

const contactList = {
  who: ['personId'],
  ids: ['caseId', 'orderId'],
  weeks: ['firstAt', 'lastAt', 'followUpUntil'],
  keep: ['areaName', 'level', 'score', 'minutes', 'status', 'followUpStatus', 'relation'],
} as const;

/** Every list of people that can be loaded as a file. */
export const personLists: { readonly [key in EndpointKey]?: PersonList } = {
  'GET /people/duplicates': {
    name: ['Hồ sơ có thể trùng', 'Possible duplicates'],
    who: ['left.id', 'right.id'],
    ids: ['id'],
    weeks: ['foundAt'],
    years: ['left.birthYear', 'right.birthYear'],
    keep: ['score', 'left.sex', 'right.sex', 'left.areaName', 'right.areaName'],
  },
  'GET /privacy/requests': {
    name: ['Yêu cầu về dữ liệu cá nhân', 'Requests about personal data'],
    who: ['personId'],
    weeks: ['receivedAt', 'dueAt', 'decidedAt'],
    keep: ['wish', 'state', 'areaName', 'channel', 'proof', 'clock', 'overdue', 'escalatedTo'],
  },
  'GET /households': {
    name: ['Hộ gia đình', 'Households'],
    who: ['id'],
    keep: ['areaName', 'unitName', 'members'],
  },
  'GET /vehicles': { name: ['Phương tiện', 'Vehicles'], who: ['id'], keep: ['kind', 'seats'] },
  'GET /presence': {
    name: ['Lượt đến địa điểm', 'Check-ins'],
    who: ['personId'],
    ids: ['stayId', 'placeId'],
    weeks: ['inAt', 'outAt'],
    keep: ['outImputed', 'source', 'timeQuality', 'assurance'],
  },
  'GET /declarations': {
    name: ['Khai báo y tế', 'Health declarations'],
    who: ['person_id'],
    ids: ['id'],
    weeks: ['declared_at', 'valid_until'],
    keep: ['area_name', 'form', 'declared_by', 'companions', 'symptoms', 'exposures', 'at_risk', 'task'],
  },
  'GET /cases': {
    name: ['Ca bệnh', 'Cases'],
    who: ['personId'],
    ids: ['id', 'sourceCaseId'],
    weeks: [
      'outcomeDate', 'reportDate', 'onsetDate', 'sampleDate', 'rapidPositiveDate', 'pcrPositiveDate',
      'announcedDate',
    ], // prettier-ignore
    years: ['birthYear'],
    keep: [
      'disease', 'classification', 'outcome', 'areaName', 'stayAreaName', 'origin', 'contactCount', 'sex',
    ], // prettier-ignore
  },
  'GET /cases/{id}/contacts': { name: ['Người tiếp xúc của một ca', 'Contacts of a case'], ...contactList },
  'GET /contacts': {
    name: ['Người tiếp xúc', 'Contacts'],
    ...contactList,
    keep: [...contactList.keep, 'lateHours'],
  },
  'GET /place-exposures/{id}/people': {
    name: ['Người có mặt ở một địa điểm', 'People who were at a place'],
    who: ['personId'],
    weeks: ['from', 'to'],
    keep: ['areaName', 'minutes'],
  },
  'GET /rosters/{id}/absentees': {
    name: ['Người vắng trong danh sách lớp, ca, chuyến', 'Absent people of a class, shift or trip'],
    who: ['personId'],
    weeks: ['absentSince'],
    keep: ['missed', 'sessions'],
  },
  'GET /clusters/{id}/participants': {
    name: ['Người dự một sự kiện', 'People of an event'],
    who: ['personId'],
    weeks: ['from', 'to', 'addedAt'],
    years: ['birthYear'],
    keep: ['areaName', 'involvement', 'source'],
  },
  'GET /interviews': {
    name: ['Cuộc gọi điều tra', 'Interview calls'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['dueSince', 'lastAttemptAt', 'callBackAt'],
    keep: ['kind', 'areaName', 'status', 'overdue', 'lateHours', 'attempts', 'lastResult'],
  },
  'GET /orders': {
    name: ['Quyết định', 'Orders'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['issuedAt', 'from', 'until', 'previousUntil', 'lastFollowUpAt'],
    keep: ['kind', 'status', 'areaName', 'issuerOfficeName', 'legalBasis', 'lateHours'],
  },
  'GET /handovers': {
    name: ['Bàn giao', 'Hand-overs'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['sentAt', 'dueAt', 'answeredAt'],
    keep: ['status', 'subject', 'fromAreaName', 'toName', 'lateHours'],
  },
  'GET /worklist': {
    name: ['Việc phải gọi, phải thăm', 'People to be called or visited'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['since'],
    keep: ['kind', 'areaName', 'late', 'lateHours'],
  },
  'GET /searches': {
    name: ['Người đang tìm', 'People who are searched for'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['openedAt', 'lastTriedAt', 'watchUntil', 'closedAt'],
    keep: ['status', 'cause', 'areaName', 'lateHours', 'tries', 'foundAreaName'],
  },
  'GET /gates/crossings': {
    name: ['Lượt qua chốt', 'Crossings of gates'],
    who: ['personId'],
    ids: ['id', 'plate'],
    weeks: ['at'],
    keep: [
      'postName', 'direction', 'means', 'outcome', 'companions', 'originName', 'zoneRank', 'proposed', 'decision',
      'ruleVersion', 'waved',
    ], // prettier-ignore
  },
  'GET /permits': {
    name: ['Giấy phép vận tải', 'Transport permits'],
    who: ['id'],
    ids: ['plate'],
    weeks: ['from', 'until', 'submittedAt', 'decidedAt'],
    keep: ['kind', 'state', 'goods', 'areaName', 'fromTime', 'untilTime', 'reports'],
  },
  'GET /lodging/stays': {
    name: ['Lưu trú', 'Lodging'],
    who: ['personId'],
    ids: ['id'],
    weeks: ['arrivedAt', 'plannedDepartureAt', 'departedAt', 'decidedAt', 'visitAt'],
    keep: ['placeKind', 'areaName', 'overdue', 'originName', 'originZone', 'state', 'visit', 'visitResult'],
  },
  'GET /community/homes': {
    name: ['Hộ do tổ COVID cộng đồng thăm', 'Households visited by the community team'],
    who: ['id'],
    weeks: ['lastAt'],
    keep: ['areaName', 'unitName', 'teamName', 'reason', 'state', 'food', 'medicine'],
  },
  'GET /community/needs': {
    name: ['Việc tổ COVID cộng đồng báo', 'What the community team asked for'],
    who: ['householdId'],
    ids: ['id'],
    weeks: ['raisedAt', 'dueAt', 'takenAt', 'doneAt'],
    keep: ['kind', 'urgency', 'state', 'times', 'areaName', 'teamName', 'overdue'],
  },
  'GET /community/supply': {
    name: ['Việc cần tiếp tế', 'What has to be supplied'],
    who: ['householdId'],
    ids: ['id'],
    weeks: ['raisedAt', 'dueAt'],
    keep: ['source', 'kind', 'state', 'areaName', 'overdue'],
  },
  'GET /lockdowns/{id}/members': {
    name: ['Người trong khu phong tỏa', 'People in a cordon'],
    who: ['personId'],
    ids: ['household'],
    weeks: ['since', 'leftAt'],
    years: ['birthYear'],
    keep: ['source', 'test'],
  },
  'GET /lockdowns/{id}/rounds/{roundId}/households': {
    name: ['Hộ trong lượt tiếp tế', 'Households of a supply round'],
    who: ['personId'],
    ids: ['household'],
    weeks: ['at'],
    keep: ['people', 'outcome', 'missedBefore', 'lastOutcome'],
  },
  'GET /lockdowns/{id}/passes': {
    name: ['Lượt ra vào khu phong tỏa', 'Passes in and out of a cordon'],
    who: [],
    weeks: ['at'],
    keep: ['gateName', 'direction'],
  },
  'GET /messages/sms': {
    name: ['Tin nhắn', 'Text messages'],
    who: ['declarationId'],
    ids: ['id', 'phone'],
    weeks: ['at'],
    keep: ['direction', 'state', 'urgent'],
  },
  // Three digits of a number join nobody: they are left out.
  'GET /messages/sms/own': {
    name: ['Tin đã gửi', 'Texts sent'],
    who: [],
    ids: ['id'],
    weeks: ['at', 'sendsAt'],
    keep: ['purpose', 'state', 'urgent', 'timesTried'],
  },
  'GET /messages/opt-outs': {
    name: ['Số từ chối nhận tin', 'Phones that want no texts'],
    who: [],
    ids: ['phone'],
    weeks: ['at'],
    keep: ['via'],
  },
  'GET /border/trips': {
    name: ['Chuyến xe qua cửa khẩu', 'Border trips'],
    who: ['id'],
    ids: ['plate'],
    weeks: ['startsAt', 'slotAt', 'plannedArrivalAt', 'arrivedAt', 'passedAt', 'closedAt', 'submittedAt'],
    keep: [
      'state',
      'direction',
      'gateName',
      'routeName',
      'plateNation',
      'goods',
      'weightKg',
      'openTasks',
      'late',
    ],
  },
  'GET /border/tasks': {
    name: ['Xe qua cửa khẩu phải kiểm tra', 'Border trips to be looked into'],
    who: ['tripId'],
    ids: ['id', 'plate'],
    weeks: ['at', 'dueAt', 'doneAt'],
    keep: ['reason', 'state', 'minutes', 'gateName', 'outcome'],
  },
  'GET /lab/tubes': {
    name: ['Mẫu xét nghiệm', 'Samples'],
    who: ['personIds'],
    ids: ['code'],
    weeks: ['sampledAt', 'receivedAt', 'resultAt', 'releasedAt'],
    keep: [
      'disease', 'kind', 'specimen', 'purpose', 'status', 'condition', 'members', 'result', 'pendingResult',
      'ageHours', 'areaName',
    ], // prettier-ignore
  },
  'GET /level-changes/{id}/rows': {
    name: ['Thay đổi mức F', 'Level changes'],
    who: ['personId'],
    weeks: ['appliedAt'],
    keep: ['areaName', 'from', 'to', 'reason', 'proposal', 'status'],
  },
  'GET /plates': {
    name: ['Biển số xe', 'Plates'],
    who: ['id'],
    ids: ['plate'],
    weeks: ['at'],
    keep: ['postName', 'province', 'outside', 'watched'],
  },
  'GET /gates/watch': {
    name: ['Danh sách theo dõi tại chốt', 'Watch list of checkpoints'],
    who: ['id'],
    weeks: ['until', 'addedAt'],
    keep: ['kind'],
  },
  'GET /exports/{id}/file': {
    name: ['Dữ liệu xuất cho mục đích đã nêu', 'Data that left for a named purpose'],
    who: ['personId'],
    keep: [],
  },
};

import type { dayZeroFields } from '../cases.ts';
import type { contactSettings, profileCertainties } from '../profiles.ts';
import type {
  belowReasons,
  candidateKinds,
  placeAnswers,
  placeExposureStatuses,
  scoreFactors,
} from '../trace-plan.ts';
import type { Table } from './kit.ts';

/** Names of the codes of cut-offs, place exposures, backward tracing and disease profiles. */
export const tracePlanLabels = {
  belowReason: {
    score: ['Điểm thấp hơn ngưỡng', 'Score below the cut-off'],
    cap: ['Vượt số người tối đa', 'Beyond the cap'],
    place: ['Chỉ gặp ở nơi đông người', 'Only met in a crowd'],
  } satisfies Table<typeof belowReasons>,
  scoreFactor: {
    source: ['loại tiếp xúc', 'kind of contact'],
    near: ['khoảng cách chỗ ngồi, phòng', 'distance of seat or room'],
    place: ['loại địa điểm', 'kind of place'],
    air: ['ngoài trời', 'open air'],
    mask: ['ca bệnh đeo khẩu trang', 'the case wore a mask'],
    crowd: ['đông người', 'crowd'],
    onset: ['số ngày so với ngày 0', 'days from day 0'],
    days: ['nhiều ngày', 'repeated days'],
  } satisfies Table<typeof scoreFactors>,
  placeAnswer: {
    alert: ['Thông báo công khai', 'Public notice'],
    'test-list': ['Mời đến xét nghiệm', 'Come for a test'],
  } satisfies Table<typeof placeAnswers>,
  placeExposureStatus: {
    PROPOSED: ['Chờ công bố', 'Proposed'],
    PUBLISHED: ['Đã công bố', 'Published'],
    WITHDRAWN: ['Đã rút', 'Withdrawn'],
  } satisfies Table<typeof placeExposureStatuses>,
  candidateKind: {
    'infectious-case': ['Ca đang trong thời kỳ lây', 'Case, infectious then'],
    'later-case': ['Về sau thành ca bệnh', 'Became a case later'],
    person: ['Chưa là ca bệnh', 'No case'],
  } satisfies Table<typeof candidateKinds>,
  dayZeroField: {
    onset: ['Ngày khởi phát', 'Onset'],
    rash: ['Ngày phát ban', 'Rash'],
    'first-fever': ['Ngày sốt đầu tiên', 'First fever'],
    sample: ['Ngày lấy mẫu', 'Sample'],
    report: ['Ngày báo cáo', 'Report'],
  } satisfies Table<typeof dayZeroFields>,
  contactSetting: {
    room: ['Cùng phòng lưu trú', 'Shared room'],
    vehicle: ['Cùng chuyến xe', 'Shared trip'],
    class: ['Cùng lớp, ca', 'Class or shift'],
  } satisfies Table<typeof contactSettings>,
  profileCertainty: {
    verified: ['Đã đối chiếu văn bản', 'Checked against the text'],
    unverified: ['Chưa đối chiếu', 'Not checked yet'],
  } satisfies Table<typeof profileCertainties>,
};

import type {
  samplePurposes,
  specimenConditions,
  specimens,
  testKinds,
  testResults,
  tubeStatuses,
} from '../laboratory.ts';
import type { Table } from './kit.ts';

const testKind: Table<typeof testKinds> = {
  'rapid-antigen': ['Test nhanh kháng nguyên', 'Rapid antigen test'],
  pcr: ['RT-PCR', 'RT-PCR'],
  serology: ['Huyết thanh', 'Serology'],
};
const testResult: Table<typeof testResults> = {
  POSITIVE: ['Dương tính', 'Positive'],
  NEGATIVE: ['Âm tính', 'Negative'],
  INDETERMINATE: ['Nghi ngờ', 'Inconclusive'],
  NOT_DONE: ['Không thực hiện', 'Not done'],
};
const tubeStatus: Table<typeof tubeStatuses> = {
  COLLECTED: ['Đã lấy mẫu', 'Collected'],
  RECEIVED: ['Đã nhận mẫu', 'Received'],
  REJECTED: ['Từ chối mẫu', 'Rejected'],
  ENTERED: ['Chờ duyệt kết quả', 'Waiting for verification'],
  RELEASED: ['Đã trả kết quả', 'Released'],
};
const specimen: Table<typeof specimens> = {
  nasopharyngeal: ['Dịch tỵ hầu', 'Nasopharyngeal swab'],
  throat: ['Dịch ngoáy họng', 'Throat swab'],
  nasal: ['Dịch mũi', 'Nasal swab'],
  saliva: ['Nước bọt', 'Saliva'],
  sputum: ['Đờm', 'Sputum'],
  blood: ['Máu', 'Blood'],
  other: ['Mẫu khác', 'Other specimen'],
};
const samplePurpose: Table<typeof samplePurposes> = {
  contact: ['Người tiếp xúc', 'Contact of a case'],
  symptoms: ['Có triệu chứng', 'Symptoms'],
  screening: ['Sàng lọc', 'Screening'],
  gate: ['Tại chốt kiểm soát', 'At a checkpoint'],
  release: ['Trước khi kết thúc cách ly', 'Before release'],
  other: ['Mục đích khác', 'Other purpose'],
};
const specimenCondition: Table<typeof specimenConditions> = {
  good: ['Đạt', 'Good'],
  leaking: ['Rò rỉ', 'Leaking'],
  'no-label': ['Không có nhãn', 'No label'],
  insufficient: ['Không đủ mẫu', 'Insufficient'],
  'too-old': ['Quá thời gian bảo quản', 'Too old'],
  warm: ['Không bảo quản lạnh', 'Not kept cold'],
  other: ['Không đạt vì lý do khác', 'Unfit for another reason'],
};

export const laboratoryLabels = {
  testKind,
  testResult,
  tubeStatus,
  specimen,
  samplePurpose,
  specimenCondition,
};

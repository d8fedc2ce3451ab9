import type {
  attemptResults,
  identityAnswers,
  interviewKinds,
  interviewNeeds,
  interviewStatuses,
  interviewViews,
  knownAnswers,
  scriptSections,
  yesNoAnswers,
} from '../interviews.ts';
import type { Table } from './kit.ts';

/** Names of the codes of first calls. */
export const interviewLabels = {
  interviewKind: {
    F0: ['Ca bệnh (F0)', 'Case (F0)'],
    F1: ['Tiếp xúc gần (F1)', 'Close contact (F1)'],
    F2: ['F2 trở đi', 'F2 and beyond'],
  } satisfies Table<typeof interviewKinds>,
  interviewStatus: {
    PLANNED: ['Chưa gọi', 'Not called yet'],
    IN_PROGRESS: ['Đang làm dở', 'Under way'],
    DONE: ['Đã hoàn tất', 'Finished'],
  } satisfies Table<typeof interviewStatuses>,
  interviewView: {
    due: ['Cần gọi', 'To call'],
    'call-back': ['Hẹn gọi lại', 'To call back'],
    search: ['Cần tìm tận nơi', 'To be searched for'],
    done: ['Đã hoàn tất', 'Finished'],
  } satisfies Table<typeof interviewViews>,
  attemptResult: {
    REACHED: ['Đã gặp', 'Reached'],
    NO_ANSWER: ['Không nghe máy', 'No answer'],
    WRONG_NUMBER: ['Sai số', 'Wrong number'],
    NOT_AT_ADDRESS: ['Không có ở địa chỉ', 'Not at the address'],
    MOVED: ['Đã chuyển đi', 'Moved away'],
    REFUSED: ['Từ chối', 'Refused'],
    CALL_BACK: ['Hẹn gọi lại', 'Call back'],
  } satisfies Table<typeof attemptResults>,
  identityAnswer: {
    confirmed: ['Đúng người', 'The right person'],
    relative: ['Người nhà trả lời thay', 'A relative answers'],
    'other-person': ['Người khác', 'Somebody else'],
  } satisfies Table<typeof identityAnswers>,
  knownAnswer: {
    CONFIRMED: ['Đúng', 'Right'],
    DENIED: ['Không phải', 'Not so'],
    UNSURE: ['Không nhớ', 'Not sure'],
  } satisfies Table<typeof knownAnswers>,
  yesNo: {
    yes: ['Có', 'Yes'],
    no: ['Không', 'No'],
    unknown: ['Không rõ', 'Not known'],
  } satisfies Table<typeof yesNoAnswers>,
  interviewNeed: {
    food: ['Lương thực', 'Food'],
    medicine: ['Thuốc', 'Medicine'],
    'sample-at-home': ['Lấy mẫu tại nhà', 'Sampling at home'],
    'stay-apart': ['Chỗ ở riêng', 'A place to stay apart'],
    care: ['Người chăm sóc', 'Care for a dependant'],
    talk: ['Tư vấn tâm lý', 'Somebody to talk to'],
    other: ['Khác', 'Other'],
  } satisfies Table<typeof interviewNeeds>,
  scriptSection: {
    identity: ['Xác nhận người nghe', 'Who is speaking'],
    health: ['Sức khỏe và ngày đầu có dấu hiệu', 'Health and day of the first sign'],
    stays: ['Đã ở đâu, từng ngày', 'Where, day by day'],
    contacts: ['Người tiếp xúc', 'Contacts'],
    needs: ['Cần giúp gì', 'Needs'],
    close: ['Kết thúc', 'Closing'],
  } satisfies Table<typeof scriptSections>,
} as const;

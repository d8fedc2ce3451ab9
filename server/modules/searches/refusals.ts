import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('search', {
  closed: [
    409,
    'Việc tìm người này đã kết thúc; chưa lưu. Hãy tải lại để xem.',
    'This search has ended; not saved. Load again to see it.',
  ],
  'unknown-searcher': [
    422,
    'Không có cán bộ này hoặc người đó không làm được việc ở địa bàn này; chưa giao. Hãy chọn người khác.',
    'There is no such officer, or this officer may not work in this area; not given. Choose somebody else.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại không đúng; chưa lưu. Hãy sửa số rồi lưu lại, phần đã gõ vẫn còn.',
    'The phone number is wrong; not saved. Correct it and save again; your typing is kept.',
  ],
  'unknown-area': [
    422,
    'Không có xã, phường này; chưa lưu. Hãy chọn lại nơi tìm thấy.',
    'There is no such commune; not saved. Choose again where the person was found.',
  ],
  'watch-time': [
    422,
    'Hạn theo dõi tại chốt phải ở tương lai và không quá 30 ngày; chưa lưu.',
    'The end of the watch must lie ahead, within 30 days; not saved.',
  ],
  'nothing-to-watch': [
    422,
    'Chưa có số điện thoại hay số căn cước nên chốt không nhận ra được người này; chưa lưu.',
    'There is no phone nor identity number by which a gate could know this person; not saved.',
  ],
  'already-watched': [
    409,
    'Người này đã có trong danh sách theo dõi của chốt; không ghi thêm.',
    'This person is on the watch list of gates already; nothing was added.',
  ],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('work', {
  'not-due': [
    404,
    'Việc này không còn đến hạn hoặc ngoài địa bàn của bạn; không giao.',
    'This work is not due any more, or lies outside your area; not given.',
  ],
  'unknown-officer': [
    422,
    'Không có cán bộ này hoặc người đó không làm được việc ở địa bàn này; chưa lưu. Hãy chọn người khác.',
    'There is no such officer, or this officer may not work in this area; not saved. Choose somebody else.',
  ],
  'leave-dates': [
    422,
    'Ngày nghỉ không có thật, đã qua, hoặc ngày cuối trước ngày đầu; chưa lưu. Hãy sửa ngày.',
    'A day does not exist, has passed, or the last day lies before the first; not saved. Correct the days.',
  ],
  'leave-outside': [
    403,
    'Chỉ chính người đó hoặc cấp trên ghi được ngày nghỉ; chưa lưu.',
    'Only the officer or somebody of a unit above may enter a leave; not saved.',
  ],
  'leave-overlaps': [
    409,
    'Cán bộ này đã có ngày nghỉ trùng khoảng này; chưa lưu. Hãy kết thúc lần nghỉ kia trước.',
    'This officer has a leave in these days already; not saved. End that one first.',
  ],
  'deputy-away': [
    422,
    'Người làm thay cũng nghỉ trong khoảng này hoặc chính là người nghỉ; chưa lưu. Hãy chọn người khác.',
    'The stand-in is away in these days too, or is the officer; not saved. Choose somebody else.',
  ],
});

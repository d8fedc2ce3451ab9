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
  'may-not-do': [
    422,
    'Cán bộ này không được làm loại việc này ở địa bàn này; chưa giao. Yêu cầu về dữ liệu chỉ giao được cho người có quyền trả lời.',
    'This officer may not do this kind of work in this area; not given. A request about data goes only to somebody who may answer it.',
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
  'deputy-short': [
    422,
    'Người làm thay không có đủ quyền của người nghỉ ở các địa bàn đó (theo dõi người, nhận hoặc trả lời yêu cầu về dữ liệu); chưa lưu. Hãy chọn người khác.',
    'The stand-in lacks a right that the officer holds in these areas (following people up, taking or answering requests about data); not saved. Choose somebody else.',
  ],
  'deputy-away': [
    422,
    'Người làm thay cũng nghỉ trong khoảng này hoặc chính là người nghỉ; chưa lưu. Hãy chọn người khác.',
    'The stand-in is away in these days too, or is the officer; not saved. Choose somebody else.',
  ],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('interview', {
  'not-a-contact': [
    422,
    'Người này không phải ca bệnh và cũng không có trong danh sách tiếp xúc của ca; chưa mở phiếu gọi. Hãy thêm vào danh sách tiếp xúc trước.',
    'This person is neither the case nor among its contacts; no call was opened. Add the person to the contacts first.',
  ],
  done: [
    409,
    'Cuộc gọi này đã hoàn tất, câu trả lời cũ được giữ nguyên; phần gửi thêm chưa được lưu. Hãy ghi bổ sung vào hồ sơ ca bệnh.',
    'This call is finished and its answers are kept; what was sent now was not saved. Add it to the record of the case.',
  ],
  'not-reached': [
    422,
    'Chưa có lần gọi nào gặp được người này nên chưa hoàn tất; câu trả lời đã ghi vẫn còn. Hãy ghi kết quả "Đã gặp" trước.',
    'Nobody was reached yet, so the call is not finished; the answers are kept. Record the result "reached" first.',
  ],
  'call-back-time': [
    422,
    'Hẹn gọi lại cần một giờ sau lúc gọi; chưa ghi kết quả này. Hãy chọn giờ hẹn.',
    'Calling back needs a time after the call; this result was not recorded. Choose the time.',
  ],
  'bad-answers': [
    422,
    'Có dòng chưa đúng nên chưa hoàn tất; mọi câu trả lời vẫn còn. Hãy sửa các dòng được nêu rồi hoàn tất lại.',
    'Some rows are not right, so the call is not finished; every answer is kept. Correct the rows named and finish again.',
  ],
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('training', {
  'no-training-here': [
    422,
    'Hệ thống này chạy số liệu thật nên không tập huấn ở đây; chưa tạo gì. Hãy mở địa chỉ tập huấn mà quản trị viên cho biết.',
    'This system runs on real data, so nobody trains here; nothing was made. Open the training address that your administrator names.',
  ],
  'no-drill': [
    422,
    'Chưa có bài tập cho vai trò này. Hãy chọn vai trò khác.',
    'There is no drill for this role. Choose another one.',
  ],
  'unknown-step': [
    422,
    'Bước này không tự đánh dấu được: hệ thống tự thấy khi bạn làm xong.',
    'This step cannot be ticked: the system sees by itself when you have done it.',
  ],
});

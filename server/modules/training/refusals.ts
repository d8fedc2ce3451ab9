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
    'Bước này không có câu hỏi: hệ thống tự thấy khi bạn làm xong. Chưa ghi gì.',
    'This step asks nothing: the system sees by itself when you have done it. Nothing was stored.',
  ],
  'wrong-answer': [
    422,
    'Chưa đúng. Mở màn hình của bước này, đọc lại rồi trả lời lần nữa; các bước đã xong vẫn giữ nguyên.',
    'Not right yet. Open the screen of this step, read again and answer once more; the steps done are kept.',
  ],
  'not-prepared': [
    503,
    'Chưa dựng được hồ sơ riêng cho bài tập; chưa bắt đầu. Hãy bấm lại sau ít giây.',
    'The records of the drill could not be made; it has not begun. Press again in some seconds.',
  ],
  'nobody-named': [
    422,
    'Chưa chọn ai để làm lại; không có gì thay đổi. Hãy chọn học viên hoặc chọn tất cả.',
    'Nobody was chosen to begin again; nothing changed. Choose trainees, or all of them.',
  ],
  'no-citizen-run': [
    404,
    'Không tìm thấy bài tập này trên hệ thống. Hãy bắt đầu bài tập mới.',
    'This drill is not known here. Begin a new one.',
  ],
});

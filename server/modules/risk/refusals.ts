import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('risk', {
  'area-outside': [
    403,
    '{count} địa bàn ngoài phạm vi của bạn; chưa lưu gì. Hãy bỏ chúng ra hoặc chuyển cho đơn vị phụ trách.',
    '{count} of the areas lie outside your own; nothing was stored. Take them out or hand them to the office in charge.',
  ],
  'unknown-area': [
    422,
    'Không có địa bàn này hôm nay; chưa lưu gì. Hãy chọn lại địa bàn.',
    'There is no such area today; nothing was stored. Choose the area again.',
  ],
  'not-commune': [
    422,
    'Chỉ đề xuất cấp độ dịch cho xã, phường; chưa lưu gì.',
    'Levels are proposed for communes only; nothing was stored.',
  ],
  'repeated-area': [
    422,
    'Một địa bàn được nêu hai lần; chưa lưu gì. Hãy bỏ bớt một dòng.',
    'An area is named twice; nothing was stored. Take one of the rows out.',
  ],
  'unknown-input': [
    422,
    'Không quy tắc nào hỏi số liệu “{input}”; chưa lưu.',
    'No rule asks for the input “{input}”; not saved.',
  ],
  'counted-input': [
    422,
    'Số liệu “{input}” do hệ thống đếm, không nhập tay; chưa lưu.',
    'The input “{input}” is counted by the system and not entered by hand; not saved.',
  ],
  'bad-value': [
    422,
    'Giá trị nằm ngoài khoảng cho phép (tỷ lệ 0–100, có/không 1/0); chưa lưu.',
    'The value is out of range (shares 0–100, yes or no 1/0); not saved.',
  ],
  'bad-time': [
    422,
    'Thời điểm không có thật hoặc quá xa hiện tại; chưa lưu. Hãy sửa thời điểm.',
    'The time does not exist or is too far from now; not saved. Correct the time.',
  ],
  'no-rule': [
    409,
    'Chưa có quy tắc nào được đưa vào dùng; chưa tính gì. Hãy sao chép một văn bản và đưa vào dùng ở mục Quy tắc.',
    'No rule version is in use; nothing was computed. Copy a legal text and put it into use under Rules.',
  ],
  'own-proposal': [
    409,
    'Người đề xuất không tự thẩm định hay phê duyệt; chưa thay đổi gì. Hãy nhờ người khác.',
    'Who proposed does not review or approve; nothing was changed. Ask somebody else.',
  ],
  'wrong-step': [
    409,
    'Đề xuất không ở bước này (hiện: {status}); chưa thay đổi gì. Hãy tải lại trang.',
    'The proposal is not at this step (now: {status}); nothing was changed. Reload the page.',
  ],
  'note-required': [
    422,
    'Trả lại đề xuất cần ghi lý do; chưa lưu.',
    'Returning a proposal needs a note; not saved.',
  ],
  'number-used': [
    409,
    'Số quyết định {number} đã dùng cho đề xuất khác; chưa công bố gì. Hãy kiểm tra số.',
    'The decision number {number} was used for another proposal; nothing was published. Check the number.',
  ],
  'already-corrected': [
    409,
    'Dòng này đã được đính chính trước đó; chưa thay đổi gì. Hãy đính chính dòng mới nhất.',
    'This row was corrected before; nothing was changed. Correct the newest row.',
  ],
  'unknown-figure': [
    422,
    'Quy tắc không có số “{figure}”; chưa lưu.',
    'The rule has no figure “{figure}”; not saved.',
  ],
  'bad-rule': [
    422,
    'Các số không dùng được cùng nhau ({problem}); chưa lưu. Ngưỡng phải tăng dần, cấp độ từ 1 đến 4.',
    'The figures do not fit together ({problem}); not saved. Cut-offs must rise, levels are 1 to 4.',
  ],
  'shipped-rule': [
    409,
    'Văn bản gốc không sửa, không đưa vào dùng trực tiếp; hãy tạo bản sao rồi dùng bản sao.',
    'A legal text is neither edited nor used directly; make a copy and use the copy.',
  ],
  'not-active': [
    409,
    'Phiên bản này không đang dùng; chưa thay đổi gì.',
    'This version is not in use; nothing was changed.',
  ],
  'bad-period': [
    422,
    'Ngày không có thật, hoặc ngày kết thúc không sau ngày bắt đầu; chưa lưu.',
    'A day does not exist, or the end does not come after the beginning; not saved.',
  ],
});

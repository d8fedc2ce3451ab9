import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('lockdown', {
  'unknown-area': [
    422,
    'Không có địa bàn này; chưa lưu. Hãy chọn lại địa bàn.',
    'There is no such area; not saved. Choose the area again.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này; chưa lưu. Hãy chọn lại địa điểm.',
    'There is no such place; not saved. Choose the place again.',
  ],
  'unknown-disease': [
    422,
    'Chưa có hồ sơ bệnh này; chưa lưu. Hãy chọn một bệnh trong danh sách.',
    'There is no profile of this disease; not saved. Choose one of the list.',
  ],
  'no-shape': [
    422,
    'Chưa nêu phong tỏa ở đâu; chưa lưu. Hãy chọn thôn, tổ, dãy trọ, địa điểm, hoặc vẽ ranh giới và chọn xã phụ trách.',
    'Where to cordon was not given; not saved. Choose a unit or a place, or draw an outline and choose its commune.',
  ],
  'too-large-unit': [
    422,
    'Chọn cả tỉnh, huyện thì không lập được danh sách trong khu; chưa lưu. Hãy chọn xã trở xuống.',
    'A province or district cannot be cordoned here; not saved. Choose a commune or a unit below it.',
  ],
  'outline-open': [
    422,
    'Ranh giới chưa khép kín hoặc có điểm sai; chưa lưu. Điểm cuối phải trùng điểm đầu, mỗi vòng ít nhất 4 điểm.',
    'The outline is not closed or holds a wrong point; not saved. The last point must be the first, four points at least.',
  ],
  'outline-elsewhere': [
    422,
    'Ranh giới nằm ngoài Việt Nam hoặc không theo kinh độ, vĩ độ (WGS84); chưa lưu. Hãy kiểm tra thứ tự kinh độ trước, vĩ độ sau.',
    'The outline lies outside Vietnam or is not in degrees (WGS84); not saved. Longitude comes first, then latitude.',
  ],
  'outline-too-large': [
    422,
    'Ranh giới rộng {km2} km², quá {limit} km², hoặc có quá nhiều điểm; chưa lưu. Hãy vẽ lại đúng khu cần phong tỏa.',
    'The outline has {km2} km², more than {limit}, or too many points; not saved. Draw only what is to be cordoned.',
  ],
  'too-many-people': [
    422,
    'Trong khu có hơn {limit} người; chưa lưu. Hãy thu hẹp khu hoặc chia thành nhiều khu.',
    'More than {limit} people live there; not saved. Choose a smaller area, or several.',
  ],
  'nobody-given': [
    422,
    'Chưa nêu lấy danh sách từ đâu; chưa thêm ai. Hãy chọn theo khu, theo địa chỉ hoặc chọn từng người.',
    'It was not said from where people are taken; nobody was added. Choose by shape, by address or person by person.',
  ],
  'unknown-person': [
    422,
    'Có {count} người không có trong hồ sơ; chưa thêm ai. Hãy chọn lại.',
    '{count} people are not on record; nobody was added. Choose them again.',
  ],
  'address-words': [
    422,
    'Chữ để nhận ra địa chỉ trong khu còn thiếu hoặc quá ngắn; chưa lưu. Hãy ghi như trên giấy tờ, ví dụ “ngõ 12 đường Trần Phú”.',
    'The words by which addresses lie inside are missing or too short; not saved. Write them as on papers, for example “ngõ 12 đường Trần Phú”.',
  ],
  'term-over': [
    409,
    'Thời hạn của khu đã qua; chưa ra quyết định. Hãy sửa thời hạn của khu đang chuẩn bị rồi ra quyết định.',
    'The term of the cordon is over; no decision was issued. Correct the term first, then issue the decision.',
  ],
  'bad-term': [
    422,
    'Thời hạn không hợp lệ: phải kết thúc sau khi bắt đầu, không quá {days} ngày; chưa lưu. Hãy sửa lại.',
    'The term is not right: it must end after its beginning, within {days} days; not saved. Correct it.',
  ],
  'same-term': [
    422,
    'Thời hạn mới trùng thời hạn đang có; chưa lưu, chưa lấy số. Hãy chọn thời hạn muộn hơn hoặc sớm hơn.',
    'The new end is the one that it has; nothing was saved and no number was taken. Choose a later or an earlier end.',
  ],
  'bad-time': [
    422,
    'Thời điểm không hợp lệ hoặc ở tương lai; chưa lưu. Hãy sửa lại giờ.',
    'The time is impossible or in the future; not saved. Correct it.',
  ],
  'not-now': [
    409,
    'Khu này đang ở trạng thái {state}, không làm được việc đó; chưa thay đổi gì. Hãy tải lại trang.',
    'This cordon is {stateEn}, so that cannot be done; nothing was changed. Load the page again.',
  ],
  'checklist-open': [
    409,
    'Còn {count} điều kiện dỡ phong tỏa chưa đạt; chưa ra quyết định. Hãy hoàn thành, hoặc nêu lý do dỡ khi chưa đủ điều kiện.',
    '{count} conditions for lifting are not met; no decision was issued. Complete them, or say why it is lifted all the same.',
  ],
  'unknown-gate': [
    422,
    'Không có cổng này trong khu hoặc cổng đã đóng; chưa lưu. Hãy chọn lại cổng.',
    'There is no such open gate of this cordon; not saved. Choose the gate again.',
  ],
  'pass-not-allowed': [
    422,
    'Không được qua cổng theo chiều này vì lý do đó; chưa ghi lượt qua. Hãy hỏi chỉ huy hoặc chọn đúng lý do.',
    'Nobody may pass in this direction for that reason; nothing was noted. Ask who commands, or choose the right reason.',
  ],
  'unknown-member': [
    422,
    'Có người không ở trong danh sách của khu; chưa thay đổi gì. Hãy tải lại danh sách.',
    'Somebody is not on the roster of this cordon; nothing was changed. Load the roster again.',
  ],
  'unknown-household': [
    422,
    'Có hộ không thuộc lượt tiếp tế này; chưa ghi hộ nào. Hãy tải lại danh sách.',
    'A household is not due in this supply round; nothing was noted. Load the list again.',
  ],
  'unknown-item': [404, 'Không tìm thấy mục này trong khu phong tỏa.', 'This was not found in the cordon.'],
  'who-missing': [
    422,
    'Chưa ghi ai nhận việc; chưa lưu. Hãy ghi tên người hoặc tổ nhận.',
    'Who takes it was not said; not saved. Give the name of the person or team.',
  ],
  'outcome-missing': [
    422,
    'Chưa ghi lý do bỏ yêu cầu; chưa lưu. Hãy ghi lý do.',
    'Why it is dropped was not said; not saved. Give the reason.',
  ],
  'unknown-check': [
    422,
    'Điều kiện này không có, hoặc do hệ thống tính từ sổ sách; chưa lưu.',
    'There is no such condition, or it is answered from the records; not saved.',
  ],
  'bad-phone': [
    422,
    'Số điện thoại không đúng; chưa lưu. Hãy kiểm tra lại số.',
    'The phone number is not right; not saved. Check the number.',
  ],
  'no-document': [
    409,
    'Khu này không có quyết định đó để in: chưa ra, hoặc chỉ ghi lại thời hạn mà không ra quyết định. Hãy chọn quyết định khác trong khu.',
    'This cordon has no such decision to print: it was not issued, or a new end was only noted. Choose another decision of the cordon.',
  ],
  'not-decided': [
    409,
    'Khu này đang chuẩn bị, chưa có quyết định nào để in. Hãy ra quyết định, hoặc xem trước bản thảo trong hộp “Ra quyết định phong tỏa”.',
    'This cordon is being prepared and has no decision to print yet. Issue the decision, or preview its draft in the dialog that issues it.',
  ],
});

import { defineRefusals, type Refusal } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('person', {
  'bad-name': [
    400,
    'Họ tên không đọc được; chưa lưu. Hãy nhập họ tên bằng chữ.',
    'The name cannot be read; nothing was stored. Write the name in letters.',
  ],
  'bad-phone': [
    400,
    'Số điện thoại không đọc được; chưa lưu. Hãy nhập số Việt Nam, ví dụ 0912 345 678.',
    'The phone number cannot be read; nothing was stored. Give a Vietnamese number such as 0912 345 678.',
  ],
  'bad-identifier': [
    400,
    'Số giấy tờ không đúng dạng; chưa lưu. CCCD có 12 chữ số, CMND có 9, BHYT có 10 số hoặc 15 ký tự.',
    'The identity number is malformed; nothing was stored. CCCD has 12 digits, CMND 9, BHYT 10 digits or 15 characters.',
  ],
  'bad-birth-date': [
    400,
    'Ngày sinh không có thật hoặc nằm ở tương lai; chưa lưu. Hãy sửa ngày sinh.',
    'The birth date does not exist or lies in the future; nothing was stored. Correct the birth date.',
  ],
  'birth-contradiction': [
    422,
    'Ngày sinh và năm sinh khác nhau; chưa lưu. Hãy giữ một trong hai hoặc sửa cho khớp.',
    'Birth date and birth year disagree; nothing was stored. Keep one of them or make them agree.',
  ],
  'unknown-area': [
    422,
    'Không có đơn vị hành chính này; chưa lưu. Hãy chọn lại địa bàn.',
    'There is no such area; nothing was stored. Choose the area again.',
  ],
  'reason-required': [
    403,
    'Người này ở ngoài địa bàn của bạn. Hãy ghi lý do xem; lý do được lưu trong nhật ký.',
    'This person is outside your area. Give a reason to look; the reason is kept in the audit log.',
  ],
  unknown: [404, 'Không tìm thấy người này.', 'This person was not found.'],
  'unknown-card': [
    404,
    'Không có thẻ nào mang mã này; chưa ghi nhận. Hãy quét lại thẻ hoặc gõ lại mã in trên thẻ.',
    'No card has this code; not recorded. Scan the card again, or type the code printed on it.',
  ],
  'card-revoked': [
    404,
    'Thẻ này đã được thay bằng thẻ mới; chưa ghi nhận. Hãy dùng thẻ mới, CCCD hoặc số điện thoại.',
    'This card was replaced by a newer one; not recorded. Use the new card, the citizen card or the phone number.',
  ],
  'bad-card': [
    400,
    'Mã thẻ không đúng; chưa ghi nhận. Hãy gõ lại 8 ký tự in trên thẻ.',
    'The card code is wrong; not recorded. Type the 8 characters printed on the card again.',
  ],
  'given-name-needed': [
    422,
    'Chỉ có họ thì quá nhiều người trùng. Hãy thêm tên, ví dụ “Nguyễn An”; nếu đó chính là tên, hãy gõ có dấu.',
    'A family name alone fits too many people. Add the given name, e.g. “Nguyễn An”; if it is the given name, type its marks.',
  ],
  'query-unclear': [
    422,
    'Không rõ cần tìm gì. Hãy nhập tên, số điện thoại, số giấy tờ hoặc mã thẻ.',
    'It is not clear what to look for. Type a name, a phone number, an identity number or a card code.',
  ],
  'merged-away': [
    409,
    'Hồ sơ này đã được gộp vào hồ sơ khác; chưa lưu. Hãy mở hồ sơ được giữ lại để sửa.',
    'This record was merged into another; nothing was stored. Open the record that was kept and edit that one.',
  ],
  'pair-decided': [
    409,
    'Cặp này đã có người xử lý; không có gì thay đổi. Hãy tải lại danh sách.',
    'Somebody decided this pair already; nothing was changed. Reload the list.',
  ],
  'keep-required': [
    422,
    'Cần chọn hồ sơ được giữ lại trong hai hồ sơ của cặp; chưa gộp.',
    'Choose which of the two records is kept; nothing was merged.',
  ],
  'unknown-field': [
    422,
    'Có ô không thể chọn khi gộp; chưa gộp. Hãy bỏ ô được nêu.',
    'A field cannot be chosen in a merge; nothing was merged. Leave out the field named.',
  ],
  'unknown-pair': [404, 'Không tìm thấy cặp hồ sơ này.', 'This pair of records was not found.'],
  'unknown-merge': [404, 'Không tìm thấy lần gộp này.', 'This merge was not found.'],
  'merge-undone': [
    409,
    'Lần gộp này đã được hoàn tác; không có gì thay đổi.',
    'This merge was undone already; nothing was changed.',
  ],
  'merge-followed': [
    409,
    'Sau lần gộp này còn lần gộp khác trên cùng hồ sơ; không có gì thay đổi. Hãy hoàn tác lần sau trước.',
    'Another merge of the same record came after this one; nothing was changed. Undo the later one first.',
  ],
  'card-needs': [
    422,
    'Hồ sơ chưa đủ để làm thẻ; chưa cấp thẻ. Hãy bổ sung các mục được nêu.',
    'The record is not complete enough for a card; none was issued. Fill in the fields named.',
  ],
  'unknown-household': [
    404,
    'Không tìm thấy hộ này; chưa thay đổi gì.',
    'This household was not found; nothing was changed.',
  ],
  'unit-elsewhere': [
    422,
    'Thôn, tổ này không thuộc xã của hộ; chưa lưu. Hãy chọn lại.',
    'This unit does not lie in the commune of the household; nothing was stored. Choose again.',
  ],
  'not-member': [
    422,
    'Người này không ở trong hộ; chưa lưu. Hãy tải lại trang.',
    'This person does not belong to the household; nothing was stored. Reload the page.',
  ],
  'not-commune': [
    422,
    'Hãy chọn một xã hoặc phường; chưa thay đổi gì.',
    'Choose a commune or ward; nothing was changed.',
  ],
  'check-failed': [
    403,
    'Mã thẻ hoặc năm sinh không đúng; chưa làm gì. Hãy xem lại thẻ và năm sinh.',
    'The code or the year of birth is wrong; nothing was done. Look at the card and the year again.',
  ],
  'check-locked': [
    429,
    'Đã nhập sai nhiều lần; hôm nay không thử được nữa. Hãy đến trạm y tế hoặc nhờ cán bộ xã.',
    'Too many wrong answers; no more tries today. Go to the health station or ask the commune officer.',
  ],
  'assistance-ended': [
    403,
    'Bạn không còn được làm thay người này; tờ khai chưa gửi và vẫn ở trên máy. Hãy hỏi người đó hoặc cán bộ xã.',
    'You may no longer act for this person; the declaration was not sent and is still on the phone. Ask the person or the commune officer.',
  ],
  'unknown-print': [404, 'Không tìm thấy lần in này.', 'This printing was not found.'],
  'no-card': [
    404,
    'Người này chưa có thẻ đang dùng. Hãy cấp thẻ trước khi in.',
    'This person has no card in use. Issue a card before printing.',
  ],
});

/** Asks for the reason to look at somebody outside the own areas: the one refusal that every module answers. */
export function refuseReason(): Refusal {
  return refuse('reason-required', { fields: { reason: 'reason.required' } });
}

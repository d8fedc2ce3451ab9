import type { sheetChanges } from '../../../../contract/sheet-imports.ts';
import type { ProblemCode } from './row-notes.ts';

type Sentence = { readonly vi: string; readonly en: string };

/** What is wrong with a row and what to do; the row itself is kept. */
export const problemSentences: { readonly [code in ProblemCode]: Sentence } = {
  'formula-error': {
    vi: 'Ô là công thức bị lỗi hoặc chưa được tính (#N/A, #REF!…). Hãy gõ lại giá trị, hoặc mở tệp bằng Excel, lưu lại rồi gửi.',
    en: 'The cell is a formula that failed or was never computed (#N/A, #REF!…). Type its value, or open the file in Excel, save it and send that.',
  },
  'ditto-of-nothing': {
    vi: 'Ô ghi “như trên” hoặc “như STT …” nhưng không rõ là ô nào, hoặc ô ấy để trống. Hãy gõ giá trị, hoặc xóa ô nếu không có.',
    en: 'The cell says “as above” or “as No. …”, but which cell is not clear, or that one is empty. Type the value, or clear the cell.',
  },
  'above-titles': {
    vi: 'Dòng này nằm trên dòng tên cột nhưng có vẻ là một người. Nếu là người của danh sách: chọn lại “Dòng tên cột”, hoặc sửa một ô của dòng rồi Lưu. Nếu không: bấm “Bỏ qua”.',
    en: 'This row stands above the titles, yet seems to be somebody. If it is somebody of the list, choose the row of the titles again, or correct a cell of the row and save. If not, press “Leave out”.',
  },
  'may-be-nobody': {
    vi: 'Có thể là chữ ký hoặc ghi chú dưới bảng, không phải người trong danh sách. Hãy bấm “Bỏ qua”; nếu đúng là người thì ghi thêm số thứ tự, năm sinh hoặc địa chỉ.',
    en: 'This may be a signature or a remark below the table, nobody of the list. Press “Leave out”; if it is somebody, add the number of the row, the year of birth or the address.',
  },
  'no-name': { vi: 'Thiếu họ tên. Hãy điền họ tên.', en: 'The name is missing. Fill it in.' },
  'bad-name': {
    vi: 'Ô họ tên không phải là tên người. Hãy sửa lại.',
    en: 'The cell of the name holds no name. Correct it.',
  },
  'two-people': {
    vi: 'Một dòng ghi nhiều người hoặc cả hộ. Hãy để lại một người ở dòng này; những người kia thêm vào tệp rồi gửi lại, hoặc nhập tay.',
    en: 'One row names several people or a household. Leave one in this row; add the others to the file and send it again, or enter them by hand.',
  },
  'same-name': {
    vi: 'Trong ca hoặc trong tệp có nhiều người tên này, chưa rõ là ai; chưa ghi gì. Hãy ghi năm sinh hoặc số điện thoại như ở danh sách tiếp xúc; nếu hồ sơ chưa có thì bổ sung ở hồ sơ, hoặc bỏ qua dòng này và ghi theo dõi ở danh sách tiếp xúc.',
    en: 'Several contacts of the case, or rows of the file, have this name; nothing was recorded. Write the year of birth or phone that the list of contacts has; where the record has none, add it there, or leave the row out and record the follow-up in the list of contacts.',
  },
  'other-list': {
    vi: 'Trang này có cả bảng ca bệnh và bảng người tiếp xúc; dòng này thuộc bảng không phải loại đang nhập. Hãy nhập lại tệp ở loại kia để nhận dòng này, rồi bấm “Bỏ qua” ở đây. Nếu không đúng vậy, tách bảng thành tệp riêng rồi nhập.',
    en: 'This sheet has a table of cases and one of contacts; the row is of the other table than the list that you import. Hand the file in as the other kind to take the row in, and press “Leave out” here. If that is wrong, put the table into a file of its own and hand that in.',
  },
  'same-as-above': {
    vi: 'Cùng số thứ tự và họ tên với dòng trên: có thể là một người ghi hai dòng. Nếu đúng, chép phần thêm lên dòng trên rồi bấm “Bỏ qua”; nếu là người khác, sửa số thứ tự.',
    en: 'The number and the name are those of the row above: this may be one person over two rows. If so, copy what it adds into the row above and press “Leave out”; if it is somebody else, correct the number.',
  },
  'bad-phone': {
    vi: 'Số điện thoại không đúng. Hãy sửa, hoặc xóa nếu không có.',
    en: 'The phone number is not right. Correct it, or clear it if there is none.',
  },
  'bad-citizen-id': {
    vi: 'Số CCCD/CMND không đúng (12 hoặc 9 chữ số; hộ chiếu: 1–2 chữ cái rồi 6–8 chữ số). Hãy sửa, hoặc xóa nếu không có.',
    en: 'The identity number is not right (12 or 9 digits; a passport: 1 or 2 letters, then 6 to 8 digits). Correct it, or clear it if there is none.',
  },
  'lost-digits': {
    vi: 'Excel đã làm mất chữ số (dạng 3,5E+11). Hãy gõ lại số đầy đủ theo giấy tờ.',
    en: 'Excel lost digits of this number (3.5E+11). Type the whole number from the document.',
  },
  'bad-date': {
    vi: 'Không đọc được ngày. Hãy ghi ngày/tháng/năm.',
    en: 'The day cannot be read. Write day/month/year.',
  },
  'future-date': { vi: 'Ngày ở tương lai. Hãy sửa lại.', en: 'The day lies in the future. Correct it.' },
  'bad-day-mark': {
    vi: 'Không hiểu ô theo dõi của ngày này. Hãy ghi: x (khỏe), nhiệt độ (36,8), triệu chứng (sốt, ho), “không nghe máy”, “đi vắng”, “từ chối”; hoặc xóa ô.',
    en: 'The cell of this day cannot be read. Write x (well), a temperature (36.8), symptoms (sốt, ho), “không nghe máy” (no answer), “đi vắng” (not at home), “từ chối” (refused); or clear it.',
  },
  'day-positive': {
    vi: 'Ô theo dõi ghi “+” hoặc dương tính. Nếu là kết quả xét nghiệm: lập ca bệnh cho người này rồi xóa ô; nếu chỉ là dấu đã theo dõi: sửa thành x.',
    en: 'The cell of this day says “+” or positive. If that is a test result, open a case for the person and clear the cell; if it only marks that somebody called, write x.',
  },
  'bad-birth': {
    vi: 'Ngày sinh hoặc tuổi không đúng. Hãy sửa, hoặc xóa nếu không rõ.',
    en: 'The birth date or age is not right. Correct it, or clear it if unknown.',
  },
  'no-report-date': {
    vi: 'Thiếu ngày báo cáo ca bệnh. Hãy điền, hoặc chọn một ngày chung cho cả tệp.',
    en: 'The day of the report is missing. Fill it in, or choose one day for the whole sheet.',
  },
  'no-contact-date': {
    vi: 'Thiếu ngày tiếp xúc cuối. Hãy điền, hoặc chọn một ngày chung cho cả tệp.',
    en: 'The day of the last contact is missing. Fill it in, or choose one day for the whole sheet.',
  },
  'divided-unit': {
    vi: 'Địa chỉ này có thể là nhiều xã, phường: xã cũ đã chia, trùng tên hoặc viết khác tên. Hãy trả lời câu hỏi về địa bàn (một lần cho mỗi nơi gửi).',
    en: 'The address may mean several units: a former commune that was divided, a name that stands for two, or one misspelt. Answer the question about it (once for each sender).',
  },
  'outside-area': {
    vi: 'Địa chỉ ngoài địa bàn của bạn. Hãy sửa địa chỉ, hoặc chuyển cho đơn vị phụ trách.',
    en: 'The address lies outside your area. Correct it, or hand the row to the office in charge.',
  },
  'unknown-person': {
    vi: 'Không có hồ sơ người với mã này. Hãy xóa mã để lập hồ sơ mới.',
    en: 'There is no record with this id. Clear the id to make a new one.',
  },
  'outside-person': {
    vi: 'Hồ sơ của người này thuộc địa bàn khác. Hãy chuyển dòng này cho đơn vị phụ trách.',
    en: "This person's record belongs to another area. Hand the row to the office in charge.",
  },
  'held-back-person': {
    vi: 'Hồ sơ của người này được hạn chế xem theo yêu cầu, nên danh sách không sửa được. Hãy mở hồ sơ, nêu lý do và sửa ở đó, rồi bỏ dòng này.',
    en: "This person's record is held back on request, so a list changes nothing of it. Open the record, give a reason and correct it there, then leave this row out.",
  },
  differs: {
    vi: 'Khác với hồ sơ đang có. Hãy mở hồ sơ so sánh: xóa ô để giữ hồ sơ, hoặc bấm “Lấy theo tệp”.',
    en: 'The record says something else. Open it and compare: clear the cell to keep the record, or press “The sheet holds”.',
  },
  'unknown-case': {
    vi: 'Không có ca bệnh với mã này, hoặc mã người không phải của ca này. Hãy lấy lại danh sách ca bệnh mới xuất.',
    en: 'There is no case with this id, or the person is not that of the case. Use a newly exported list of cases.',
  },
  'outside-case': {
    vi: 'Ca bệnh này thuộc địa bàn khác. Hãy chuyển dòng này cho đơn vị phụ trách.',
    en: 'This case belongs to another area. Hand the row to the office in charge.',
  },
  'case-step': {
    vi: 'Phân loại, kết quả của ca chỉ đổi ở hồ sơ ca bệnh. Hãy xóa ô này, rồi mở hồ sơ ca để đổi.',
    en: 'Classification and outcome change on the case itself only. Clear the cell, and change it there.',
  },
  'bad-stay': {
    vi: 'Không tìm được xã, phường nơi ca đang ở. Hãy ghi tên đầy đủ, hoặc xóa ô để giữ hồ sơ.',
    en: 'The commune where the case stays was not found. Write its full name, or clear the cell.',
  },
  'unknown-contact': {
    vi: 'Không có người tiếp xúc với mã này, hoặc mã người không phải của người này. Hãy lấy lại danh sách mới xuất.',
    en: 'There is no contact with this id, or the person is another one. Use a newly exported list.',
  },
  'other-case-contact': {
    vi: 'Đây là người tiếp xúc của ca bệnh khác. Hãy nhập dòng này ở danh sách tiếp xúc của ca ấy.',
    en: 'This is a contact of another case. Take the row in at the contacts of that case.',
  },
  'no-contact-id': {
    vi: 'Danh sách của nhiều ca chỉ sửa người đã có: dòng này thiếu mã người tiếp xúc (contactId), hoặc mã bị gõ sai. Hãy lấy lại mã từ danh sách đã xuất; người mới thì nhập ở ca bệnh của họ.',
    en: 'A list of many cases corrects known contacts only: this row has no contact id, or one that was mistyped. Take it from the exported list; name new people at their case.',
  },
  'outside-contact': {
    vi: 'Ca bệnh của người tiếp xúc này thuộc địa bàn khác. Hãy chuyển dòng này cho đơn vị phụ trách ca.',
    en: 'The case of this contact belongs to another area. Hand the row to the office in charge of the case.',
  },
  'contact-step': {
    vi: 'Xác nhận, loại và ngày tiếp xúc chỉ đổi ở danh sách tiếp xúc của ca. Hãy xóa ô này, rồi mở danh sách để đổi.',
    en: 'Confirming, dropping and the days of contact change in the list of contacts only. Clear the cell, and change it there.',
  },
  'undecided-contact': {
    vi: 'Người này chưa được xác nhận là tiếp xúc (hoặc đã bị loại). Hãy xác nhận ở danh sách tiếp xúc trước, hoặc bỏ dòng này.',
    en: 'This person is not a confirmed contact (or was dropped). Confirm in the list of contacts first, or leave the row out.',
  },
  'bad-relation': {
    vi: 'Không hiểu quan hệ ghi ở đây. Hãy ghi như: cùng nhà, đồng nghiệp, cùng lớp, bạn bè; hoặc xóa ô để giữ hồ sơ.',
    en: 'The relation cannot be read. Write a code of the list, such as same-household, or clear the cell to keep the record.',
  },
  'unknown-office': {
    vi: 'Không tìm được đúng một cơ quan tên này. Hãy ghi đủ tên như ở danh sách cơ quan, hoặc xóa ô để giữ hồ sơ.',
    en: 'No single office has this name. Write the name as the list of offices has it, or clear the cell.',
  },
  'the-case-itself': {
    vi: 'Đây chính là ca bệnh, không phải người tiếp xúc. Hãy bỏ dòng này.',
    en: 'This is the case itself, no contact. Leave the row out.',
  },
  'not-taken': {
    vi: 'Chưa nhập được dòng này. Hãy kiểm tra lại các ô rồi nhập lại.',
    en: 'This row could not be taken in. Check its cells and take it in again.',
  },
};

/** What was changed on the way in, and why. */
export const changeSentences: { readonly [reason in (typeof sheetChanges)[number]]: Sentence } = {
  'old-font': {
    vi: 'Chữ của phông cũ (TCVN3, VNI, VISCII): đã đổi sang Unicode, cần kiểm tra',
    en: 'Letters of a font before Unicode (TCVN3, VNI, VISCII): rewritten, to be checked',
  },
  'other-table': {
    vi: 'Bảng thứ hai trong tệp: đã xếp cột theo bảng đầu',
    en: 'A second table of the file: columns put in the order of the first',
  },
  'hidden-row': {
    vi: 'Dòng bị ẩn hoặc bị lọc trong tệp: vẫn đọc, cần kiểm tra có đúng là muốn gửi không',
    en: 'A row that the file hides or filters out: read all the same; check whether it was meant to be sent',
  },
  'side-table': {
    vi: 'Bảng thứ hai nằm bên phải trong tệp: đã tách thành dòng riêng (số dòng 107, 1007… là dòng 7 của bảng bên phải)',
    en: 'A second table beside the first: its rows stand by themselves (row 107, 1007 … is row 7 of the table at the right)',
  },
  'added-row': {
    vi: 'Dòng được thêm vào tệp lỗi khi nơi gửi sửa xong gửi lại',
    en: 'A row that the sender added to the file of refused rows',
  },
  ditto: { vi: 'Dấu lặp lại: lấy theo ô trên', en: 'Ditto mark: taken from the cell above' },
  capitals: { vi: 'Tên viết hoa hoặc viết thường hết: viết lại', en: 'Name in one case: written anew' },
  'no-marks': {
    vi: 'Tên không dấu: giữ nguyên, cần kiểm tra',
    en: 'Name without marks: kept, to be checked',
  },
  'joined-name': { vi: 'Ghép họ đệm và tên', en: 'Family and given name joined' },
  'serial-date': { vi: 'Ngày ở dạng số của Excel', en: 'Day as a serial number of Excel' },
  'month-first': { vi: 'Tháng đứng trước ngày', en: 'Month written before the day' },
  'short-year': { vi: 'Năm hai chữ số', en: 'Year of two digits' },
  'year-assumed': {
    vi: 'Ngày không ghi năm: lấy năm gần nhất',
    en: 'Day without a year: the latest one taken',
  },
  'year-only': { vi: 'Chỉ có năm sinh', en: 'Only the year of birth' },
  'year-as-day': {
    vi: 'Năm sinh gõ vào ô kiểu ngày nên tệp hiện thành một ngày của năm 1905: lấy lại năm',
    en: 'Year of birth typed into a cell of days, which shows a day of 1905: taken as the year',
  },
  'from-age': {
    vi: 'Năm sinh tính từ tuổi, có thể lệch một năm',
    en: 'Year of birth from the age, may be one off',
  },
  'leading-zero': { vi: 'Thêm số 0 ở đầu mà Excel đã bỏ', en: 'Leading zero that Excel dropped put back' },
  'two-phones': { vi: 'Nhiều số điện thoại trong một ô', en: 'Several phones in one cell' },
  'phone-tail': {
    vi: 'Số thứ hai chỉ ghi mấy số cuối (0912345678/679): ghép với đầu số trước, cần kiểm tra',
    en: 'A second phone written by its last digits (0912345678/679): completed from the one before, to be checked',
  },
  'day-visits': {
    vi: 'Ghi các lần theo dõi theo cột ngày',
    en: 'Follow-up of the columns of days recorded',
  },
  'day-test': {
    vi: 'Ô theo dõi ghi âm tính: chỉ giữ làm ghi chú của lần theo dõi, kết quả xét nghiệm phải nhập ở mục Xét nghiệm',
    en: 'A cell of a day says negative: kept as a remark of the follow-up; the test itself is entered at the laboratory',
  },
  'days-wait': {
    vi: 'Chưa ghi được các ô theo ngày: người này chưa được xác nhận là tiếp xúc của ca, hoặc đơn vị khác theo dõi. Ô vẫn giữ trong tệp; xác nhận xong hãy nhập lại tệp này',
    en: 'Cells of days not recorded yet: the person is no confirmed contact of the case, or another unit follows up. The cells are kept; hand the file in again once the contact is confirmed',
  },
  'letter-digit': {
    vi: 'Chữ O, l, I gõ nhầm thay số 0, 1: đã sửa, cần kiểm tra',
    en: 'Letters O, l, I typed for the digits 0, 1: corrected, to be checked',
  },
  'relative-day': {
    vi: '“Hôm qua”, “sáng nay”…: tính theo ngày của danh sách',
    en: '“Yesterday”, “this morning” …: counted from the day of the list',
  },
  'birth-in-name': {
    vi: 'Năm sinh hoặc tuổi ghi sau họ tên: đã tách ra',
    en: 'Year of birth or age written behind the name: taken apart',
  },
  'unread-relation': {
    vi: 'Không hiểu quan hệ ghi ở đây (như “F1 của BN 12”): để trống, ô vẫn giữ trong tệp',
    en: 'The relation cannot be read (as “F1 of case 12”): left empty, the cell is kept',
  },
  'blank-word': { vi: 'Ghi “không có”: để trống', en: 'Says there is none: left empty' },
  'sex-from-column': { vi: 'Giới tính theo cột Nam/Nữ', en: 'Sex by its column' },
  'old-unit': { vi: 'Đổi từ tên đơn vị cũ', en: 'Unit of the former list' },
  answered: { vi: 'Địa bàn theo câu trả lời cho nơi gửi này', en: 'Unit as answered for this sender' },
  'area-of-sender': {
    vi: 'Không tìm được xã: lấy đơn vị gửi, địa chỉ giữ nguyên',
    en: "Commune not found: the sender's unit, address kept",
  },
  'other-province': {
    vi: 'Địa chỉ ở tỉnh khác, không rõ xã: ghi theo tỉnh ấy',
    en: 'The address is in another province, the commune is not known: that province',
  },
  'stay-of-two': {
    vi: 'Hai địa chỉ trong một ô: lấy nơi đang ở (tạm trú), không lấy thường trú, quê',
    en: 'Two addresses in one cell: the one where the person stays, not the registered one',
  },
  'name-in-case': {
    vi: 'Chỉ một người tiếp xúc của ca có tên này: ghi theo dõi cho người ấy, hồ sơ giữ nguyên',
    en: 'Only one contact of the case has this name: the follow-up is theirs, the record stays as it is',
  },
  'known-person': {
    vi: 'Đã có hồ sơ của người này: không lập mới',
    en: 'This person has a record: none is made',
  },
  'known-case': {
    vi: 'Đã là ca bệnh của đợt mắc này: giữ ca đã có',
    en: 'Is a case of this illness already: that case is kept',
  },
  'may-be-known': {
    vi: 'Có thể đã có hồ sơ: vẫn nhập, đưa vào danh sách nghi trùng',
    en: 'May have a record already: taken in, and queued as a possible duplicate',
  },
  'fills-record': { vi: 'Bổ sung vào hồ sơ còn trống', en: 'Fills what the record lacks' },
  'updates-record': { vi: 'Sửa hồ sơ theo tệp', en: 'Changes the record to what the sheet says' },
  'keeps-record': { vi: 'Khác hồ sơ: giữ hồ sơ', en: 'The record says something else and stays' },
  'section-day': { vi: 'Ngày theo dòng mục ở trên', en: 'Day of the line above the rows' },
  'section-place': { vi: 'Xã, phường theo dòng mục ở trên', en: 'Commune of the line above the rows' },
  'name-remark': {
    vi: 'Bỏ phần ghi chú sau họ tên (F1, con ông…); ô gốc vẫn giữ',
    en: 'Remark behind the name left out (F1, son of …); the cell is kept',
  },
  'default-date': { vi: 'Lấy ngày chung của tệp', en: 'The day given for the sheet' },
};

const REASONS = [...Object.values(problemSentences), ...Object.values(changeSentences)].map(({ vi }) => vi);

/** Whether a cell is the reason that a file of refused rows says beside a row. */
export function isReason(cell: string): boolean {
  return REASONS.some((reason) => cell.startsWith(reason));
}

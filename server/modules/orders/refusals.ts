import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('order', {
  'unknown-person': [
    422,
    'Không có {count} người trong hồ sơ; chưa ban hành quyết định nào. Hãy bỏ những người được nêu rồi gửi lại.',
    '{count} of the people are not on record; no order was issued. Take out those named and send again.',
  ],
  'unknown-office': [
    422,
    'Không có cơ quan ban hành này; chưa ban hành quyết định nào. Hãy chọn lại cơ quan.',
    'There is no such issuing office; no order was issued. Choose the office again.',
  ],
  'unknown-place': [
    422,
    'Không có địa điểm này hoặc địa điểm đã ngừng dùng; chưa ban hành quyết định nào. Hãy chọn lại địa điểm.',
    'There is no such place in use; no order was issued. Choose the place again.',
  ],
  'unknown-case': [
    422,
    'Không có ca bệnh này; chưa ban hành quyết định nào.',
    'There is no such case; no order was issued.',
  ],
  'people-outside': [
    403,
    '{count} người thuộc địa bàn ngoài phạm vi của bạn; chưa ban hành quyết định nào. Hãy bỏ họ ra hoặc chuyển cho đơn vị phụ trách.',
    '{count} of the people live outside your area; no order was issued. Take them out or hand them to the office in charge.',
  ],
  'outside-area': [
    403,
    'Quyết định thuộc địa bàn ngoài phạm vi của bạn; chưa thay đổi gì. Hãy chuyển cho đơn vị phụ trách.',
    'The order lies outside your area; nothing was changed. Hand it to the office in charge.',
  ],
  'office-outside': [
    403,
    'Cơ quan này ngoài địa bàn của bạn nên bạn không thể ban hành thay; chưa ban hành quyết định nào. Hãy chọn cơ quan của mình.',
    'This office lies outside your area, so you cannot issue in its name; no order was issued. Choose your own office.',
  ],
  'document-personal': [
    403,
    'Quyết định có dữ liệu cá nhân mà tài khoản của bạn chỉ được xem dạng che bớt; không tạo văn bản.',
    'The decision holds personal data that your account sees masked only; no document was made.',
  ],
  'already-ordered': [
    409,
    '{count} người đang có quyết định cùng loại còn hiệu lực trong thời gian này; chưa lưu gì. Hãy bỏ họ ra, hoặc gia hạn quyết định cũ.',
    '{count} of the people are under an order of this kind in force in this period; nothing was stored. Take them out, or extend the order they have.',
  ],
  'became-case': [
    409,
    '{count} người nay đã là ca bệnh đang điều trị; chưa ban hành quyết định nào. Hãy bỏ họ ra để ra quyết định cách ly điều trị, hoặc xác nhận vẫn cách ly như người tiếp xúc.',
    '{count} of the people are open cases by now; no order was issued. Take them out to isolate them as cases, or confirm that they are quarantined like contacts.',
  ],
  'term-reversed': [
    422,
    'Thời điểm kết thúc phải sau thời điểm bắt đầu; chưa lưu gì.',
    'The end must come after the beginning; nothing was stored.',
  ],
  'term-implausible': [
    422,
    'Thời điểm không có thật hoặc cách hiện tại quá một năm; chưa lưu gì. Hãy sửa ô được nêu.',
    'A time does not exist or lies more than a year from now; nothing was stored. Correct the field named.',
  ],
  'term-too-long': [
    422,
    'Thời hạn {days} ngày vượt xa mức {most} ngày kể cả gia hạn ({basis}); chưa lưu gì. Hãy rút ngắn thời hạn.',
    'A term of {days} days is far over the {most} days that the law allows with extension ({basisEn}); nothing was stored. Shorten the term.',
  ],
  'end-passed': [
    422,
    'Thời điểm kết thúc mới đã qua; chưa lưu gì. Để kết thúc ngay, hãy dùng “Cho kết thúc”.',
    'The new end has already passed; nothing was stored. To end the order now, release the person.',
  ],
  'not-in-force': [
    409,
    'Quyết định không còn hiệu lực nên không thể làm việc này; chưa thay đổi gì. Nếu cần, hãy ban hành quyết định mới.',
    'The order is no longer in force, so this is not possible; nothing was changed. Issue a new order if one is needed.',
  ],
  'not-begun': [
    409,
    'Quyết định chưa đến ngày bắt đầu nên chưa thể kết thúc cách ly; chưa thay đổi gì. Hãy hủy quyết định.',
    'The order has not begun, so nobody can be released; nothing was changed. Cancel the order instead.',
  ],
  'reason-required': [
    422,
    'Kết thúc trước thời hạn hoặc hủy quyết định cần nêu lý do; chưa lưu.',
    'Releasing before the end, or cancelling, needs a reason; not saved.',
  ],
  'decision-reason': [
    422,
    'Quyết định phải ghi lý do; chưa thay đổi gì. Hãy nêu lý do.',
    'A decision states its reason; nothing was changed. Give a reason.',
  ],
  'nothing-to-decide': [
    409,
    'Thời hạn vẫn như cũ và chưa có lần thay đổi nào, nên không có gì để ra quyết định; chưa thay đổi gì.',
    'The term is as it was and was never changed, so there is nothing to decide; nothing was changed.',
  ],
  undecided: [
    409,
    '{count} quyết định chưa có quyết định kéo dài, rút ngắn, kết thúc hay hủy bỏ; không tạo văn bản. Hãy bỏ ra, hoặc ra quyết định trước.',
    '{count} of the orders have no decision on an extension, a reduction, a release or a cancellation; no document was made. Take them out, or issue it first.',
  ],
  'follow-up-time': [
    422,
    'Giờ kiểm tra nằm ngoài thời gian của quyết định hoặc ở tương lai; chưa lưu. Hãy kiểm tra giờ của thiết bị.',
    'The time of the check lies outside the order or in the future; not saved. Check the clock of the device.',
  ],
  'follow-up-cancelled': [
    409,
    'Quyết định đã hủy nên không còn theo dõi; chưa lưu.',
    'The order was cancelled, so there is nothing to follow up; not saved.',
  ],
  'signer-needed': [
    422,
    'Văn bản phải có người ký; chưa lưu gì. Hãy chọn người ký trong bảng thẩm quyền của cơ quan ban hành; chưa có ai thì thêm ở màn hình Thẩm quyền ký và căn cứ.',
    'A paper needs its signer; nothing was saved. Choose one of the authority table of the issuing office; where there is nobody, add one on the screen Signing authority and legal bases.',
  ],
  'unknown-signer': [
    422,
    'Người ký này không có trong bảng thẩm quyền của cơ quan ban hành; chưa ban hành quyết định nào. Hãy chọn lại người ký.',
    'This signer is not in the authority table of the issuing office; no order was issued. Choose the signer again.',
  ],
  'signer-ended': [
    422,
    'Thẩm quyền ký của {name} đã hết hạn hoặc đã chấm dứt; chưa ban hành quyết định nào. Hãy chọn người ký khác.',
    'The authority of {name} to sign has ended; no order was issued. Choose another signer.',
  ],
  'signer-not-yet': [
    422,
    'Thẩm quyền ký của {name} chưa bắt đầu; chưa ban hành quyết định nào. Hãy chọn người ký khác.',
    'The authority of {name} to sign has not begun; no order was issued. Choose another signer.',
  ],
  'signer-other-act': [
    422,
    '{name} không được ký loại quyết định này; chưa ban hành quyết định nào. Hãy chọn người ký khác.',
    '{name} may not sign this kind of order; no order was issued. Choose another signer.',
  ],
  'authority-faulty': [
    422,
    'Thẩm quyền ký còn thiếu hoặc sai ô được nêu; chưa lưu. KT., TL., TUQ. cần chức vụ người đứng đầu và văn bản giao; TUQ. cần cả ngày hết hạn.',
    'The authority lacks the fields named or has them wrong; not saved. KT., TL. and TUQ. need the title of the head and the paper that gives the authority; TUQ. also a last day.',
  ],
  'authority-outside': [
    403,
    'Cơ quan này ngoài phạm vi của bạn nên bạn không thể sửa bảng thẩm quyền ký; chưa lưu.',
    'This office lies outside your area, so you cannot change who signs for it; not saved.',
  ],
  'instrument-elsewhere': [
    403,
    'Văn bản pháp luật dùng chung toàn tỉnh nên chỉ cấp tỉnh nhập; chưa lưu. Hãy báo CDC hoặc Sở Y tế.',
    'Legal instruments hold for the whole province, so only the province enters them; not saved. Tell the CDC or the health department.',
  ],
  'instrument-dates': [
    422,
    'Ngày hiệu lực không có thật hoặc ngày hết hiệu lực trước ngày bắt đầu; chưa lưu. Hãy sửa ô được nêu.',
    'A date does not exist, or the last day lies before the first; not saved. Correct the field named.',
  ],
  'service-unproved': [
    422,
    'Thiếu người ký nhận hoặc người làm chứng; chưa lưu. Không ký nhận hoặc niêm yết thì cần người làm chứng.',
    'The person who signed, or a witness, is missing; not saved. Where nobody signed, a witness is needed.',
  ],
  'service-time': [
    422,
    'Giờ giao nằm trước khi ban hành, sau khi quyết định kết thúc hoặc ở tương lai; chưa lưu. Hãy kiểm tra ngày giờ.',
    'The time of service lies before the issue, after the end of the order or in the future; not saved. Check day and time.',
  ],
  'service-cancelled': [
    409,
    'Quyết định đã hủy bỏ nên không giao nữa; chưa lưu. Chỉ ghi được việc giao quyết định hủy bỏ.',
    'The order was cancelled, so it is not served; not saved. Only the service of the decision on its cancellation is recorded.',
  ],
  'service-undecided': [
    409,
    'Lần thay đổi này chỉ được ghi chú, không có quyết định riêng để giao; chưa lưu. Hãy ra quyết định trước.',
    'The change is a note alone, without a decision to serve; not saved. Issue the decision first.',
  ],
  'appeal-time': [
    422,
    'Giờ nhận khiếu nại nằm trước khi ban hành hoặc ở tương lai; chưa lưu. Hãy kiểm tra ngày giờ.',
    'The time of the complaint lies before the issue or in the future; not saved. Check day and time.',
  ],
  'appeal-answered': [
    409,
    'Khiếu nại này đã được trả lời; câu trả lời của bạn chưa lưu. Hãy tải lại để xem.',
    'This complaint was answered before; your answer was not saved. Load again to see it.',
  ],
  'papers-outside': [
    403,
    '{count} quyết định không có hoặc ngoài phạm vi của bạn; không tạo văn bản. Hãy chọn lại.',
    '{count} of the orders do not exist or lie outside your area; no document was made. Choose again.',
  ],
  'papers-too-many': [
    422,
    'Mỗi tệp tối đa {most} quyết định; không tạo văn bản. Hãy chọn ít hơn.',
    'At most {most} orders a file; no document was made. Choose fewer.',
  ],
  'not-completed': [
    409,
    '{count} quyết định chưa được xác nhận kết thúc cách ly, nên không cấp giấy xác nhận. Hãy bỏ ra hoặc cho kết thúc trước.',
    '{count} of the orders are not released, so no certificate was made. Take them out, or release them first.',
  ],
  'not-certified': [
    409,
    '{count} quyết định chưa có giấy xác nhận, hoặc giấy đã bị thu hồi; chưa làm gì. Hãy cấp giấy xác nhận trước.',
    '{count} of the orders have no certificate that stands; nothing was done. Issue the certificates first.',
  ],
  'annulment-decided': [
    409,
    'Quyết định đã kết thúc nên chỉ hủy bỏ được bằng một quyết định có số; chưa thay đổi gì. Hãy chọn “Ra quyết định riêng, có số”.',
    'The order is over, so only a decision with a number annuls it; nothing was changed. Choose “By a decision of its own”.',
  ],
  'template-faulty': [
    422,
    '{first} Chưa lưu; bản nháp lưu lần trước giữ nguyên. Hãy sửa dòng được nêu rồi lưu lại.',
    '{firstEn} Not saved; the draft stays as it was saved before. Correct the line named and save again.',
  ],
  'template-faulty-more': [
    422,
    '{first} Còn {more} chỗ khác. Chưa lưu; bản nháp lưu lần trước giữ nguyên. Hãy sửa các dòng được nêu rồi lưu lại.',
    '{firstEn} There are {more} more. Not saved; the draft stays as it was saved before. Correct the lines named and save again.',
  ],
  'template-outside': [
    403,
    'Cơ quan này ngoài địa bàn của bạn nên bạn không thể soạn mẫu cho cơ quan này; chưa lưu. Hãy soạn cho cơ quan của mình.',
    'This office lies outside your area, so you cannot draft its template; not saved. Draft for your own office.',
  ],
  'template-start-outside': [
    403,
    'Cơ quan này ngoài phạm vi của bạn nên bạn không thể cho áp dụng hay chấm dứt mẫu; chưa thay đổi gì.',
    'This office lies outside your area, so you cannot put its template into force or end it; nothing was changed.',
  ],
  'template-draft-exists': [
    409,
    'Cơ quan này đang có một bản nháp cho loại giấy này; chưa tạo bản mới. Hãy sửa tiếp hoặc bỏ bản nháp đó.',
    'This office has a draft for this kind of paper already; no other was made. Go on with that draft, or discard it.',
  ],
  'template-not-draft': [
    409,
    'Bản này không còn là bản nháp nên không sửa được nữa; chưa thay đổi gì. Hãy tạo bản mới từ bản này.',
    'This version is no longer a draft, so it is not changed; nothing was saved. Make a new draft from it.',
  ],
  'template-not-held': [
    409,
    'Chỉ chấm dứt được bản đang áp dụng hoặc sắp áp dụng; chưa thay đổi gì.',
    'Only a version in force or yet to come can be ended; nothing was changed.',
  ],
  'template-first-day': [
    422,
    'Ngày bắt đầu áp dụng phải có thật, từ hôm nay trở đi và không quá một năm; chưa thay đổi gì.',
    'The first day must exist, be today or later, and lie within a year; nothing was changed.',
  ],
});

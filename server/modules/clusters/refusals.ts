import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('cluster', {
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
  'ends-before-start': [
    422,
    'Thời điểm kết thúc không sau thời điểm bắt đầu; chưa lưu. Hãy sửa lại giờ.',
    'The end is not after the beginning; not saved. Correct the times.',
  ],
  'nobody-given': [
    422,
    'Chưa nêu nguồn người tham dự; chưa thêm ai. Hãy dán danh sách hoặc chọn lượt vào, hộ, danh sách lớp hay ca bệnh.',
    'No source of participants was given; nobody was added. Paste a list, or choose check-ins, a household, a roster or cases.',
  ],
  'too-many-check-ins': [
    422,
    'Có hơn {limit} người vào địa điểm trong khoảng này; chưa thêm ai. Hãy thu hẹp thời gian.',
    'More than {limit} people were at the place in that time; nobody was added. Choose a shorter time.',
  ],
  'unknown-person': [
    422,
    'Không có người này trong hồ sơ; chưa thêm. Hãy chọn lại người.',
    'There is no such person on record; not added. Choose the person again.',
  ],
  'unknown-case': [
    422,
    'Không có ca bệnh này trong địa bàn của bạn; chưa thêm. Hãy chọn lại ca.',
    'There is no such case in your area; not added. Choose the case again.',
  ],
  'other-disease': [
    422,
    'Ca này mắc bệnh khác với chùm ca; chưa thêm. Hãy kiểm tra lại.',
    'This case has another disease than the cluster; not added. Check it.',
  ],
  'not-a-participant': [
    422,
    'Người này không có trong danh sách tham dự; chưa làm gì với người này.',
    'This person is not among the participants; nothing was done for them.',
  ],
  'already-ordered': [
    409,
    'Người này đang theo một quyết định cùng loại trong thời gian đó; chưa ra quyết định mới cho người này.',
    'This person is under an order of that kind at that time; no new order was issued to them.',
  ],
  'became-case': [
    409,
    'Người này nay đã là ca bệnh đang điều trị; chưa ra quyết định cách ly như người tiếp xúc. Hãy ra quyết định cách ly điều trị.',
    'This person is an open case by now; no quarantine of contacts was issued to them. Isolate them as a case.',
  ],
  'person-outside': [
    403,
    'Người này thuộc địa bàn ngoài phạm vi của bạn; chưa ra quyết định. Hãy chuyển cho đơn vị phụ trách.',
    'This person lies outside your area; no order was issued. Hand them to the office in charge.',
  ],
  'cannot-be-ordered': [
    422,
    'Không ra được quyết định cho người này. Hãy mở hồ sơ người để kiểm tra.',
    'No order could be issued to this person. Open the record and check it.',
  ],
  'no-household': [
    422,
    'Hồ sơ ca bệnh chưa có hộ gia đình hoặc hộ không có ai khác; chưa lập chùm ca. Hãy ghi hộ trong hồ sơ người.',
    'The case has no household on record, or nobody else is in it; no cluster was made. Record the household first.',
  ],
  'unknown-office': [
    422,
    'Không có cơ quan này; chưa lưu. Hãy chọn lại cơ quan.',
    'There is no such office; not saved. Choose the office again.',
  ],
  'nothing-to-set': [
    422,
    'Chưa chọn thông tin nào để ghi; chưa lưu.',
    'Nothing was chosen to be set; nothing was saved.',
  ],
});

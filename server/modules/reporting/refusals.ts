import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('report', {
  'unknown-template': [
    422,
    'Không có mẫu báo cáo này; chưa lập báo cáo. Hãy chọn lại mẫu.',
    'There is no such template; no report was made. Choose another.',
  ],
  'unknown-area': [
    422,
    'Không có địa bàn này trong danh mục hiện hành; chưa lập báo cáo.',
    'There is no such unit today; no report was made.',
  ],
  'unknown-office': [
    422,
    'Không có cơ quan này; chưa lập báo cáo. Hãy chọn lại cơ quan báo cáo.',
    'There is no such office; no report was made. Choose the reporting office again.',
  ],
  'outside-area': [
    403,
    'Địa bàn hoặc cơ quan nằm ngoài phạm vi của bạn; chưa thay đổi gì.',
    'The unit or the office lies outside your area; nothing was changed.',
  ],
  'wrong-step': [
    409,
    'Báo cáo đang ở trạng thái “{status}” nên không làm được bước này; chưa thay đổi gì. Hãy tải lại trang.',
    'The report is in the state {status}, so this step is not possible; nothing was changed. Reload the page.',
  ],
  'own-report': [
    403,
    'Người lập báo cáo không tự duyệt hoặc ký báo cáo của mình; chưa thay đổi gì. Hãy nhờ người khác.',
    'Who made a report neither reviews nor signs it; nothing was changed. Ask somebody else.',
  ],
  'note-required': [
    422,
    'Trả lại phải nêu lý do để người lập biết sửa gì; chưa thay đổi gì.',
    'Returning needs a reason; nothing was changed.',
  ],
  'signer-required': [
    422,
    'Ký duyệt cần chức vụ và họ tên người ký như in trên văn bản; chưa ký.',
    'Signing off needs position and name as printed; nothing was signed.',
  ],
  'number-taken': [
    409,
    'Cơ quan này đã dùng số {number} trong năm; chưa phát hành. Hãy xem lại số.',
    'This office has used number {number} in this year; nothing was issued. Check the number.',
  ],
  'no-symbol': [
    422,
    'Cơ quan này chưa có ký hiệu văn bản nên chưa cấp số được; chưa phát hành. Hãy gõ số báo cáo.',
    'This office has no suffix of its numbers, so none was given; nothing was issued. Type the number.',
  ],
  'no-symbol-scheduled': [
    422,
    'Cơ quan này chưa có ký hiệu văn bản nên lịch không tự cấp số, tự gửi được; chưa lưu lịch. Đặt ký hiệu ở màn hình Cơ quan, hoặc bỏ nơi nhận để cán bộ phát hành.',
    'This office has no suffix of its numbers, so a schedule can’t number and send its reports; nothing was stored. Set the suffix on the screen of offices, or leave the recipients out and issue by hand.',
  ],
  'not-issued': [
    409,
    'Chỉ báo cáo đã phát hành mới ký nhận hoặc đính chính được; chưa thay đổi gì.',
    'Only an issued report can be acknowledged or corrected; nothing was changed.',
  ],
  'correction-open': [
    409,
    'Bản đính chính của báo cáo này đang được lập; hãy hoàn tất bản đó.',
    'A correction of this report is being made already; finish that one.',
  ],
  'not-recipient': [
    403,
    'Báo cáo này không gửi cho cơ quan, địa bàn của bạn; chưa ghi nhận.',
    'This report was not sent to your office or unit; nothing was recorded.',
  ],
});

export const refuseExchange = defineRefusals('exchange', {
  'needs-province': [
    403,
    'Việc trao đổi dữ liệu do cấp tỉnh thực hiện; chưa thay đổi gì.',
    'The exchange is the province’s; nothing was changed.',
  ],
  period: [
    422,
    'Kỳ “{period}” không đúng: ngày yyyyMMdd, tuần yyyyWn (1 đến 52 hoặc 53), tháng yyyyMM; chưa làm gì.',
    'The period {period} is not right: a day yyyyMMdd, a week yyyyWn (1 to 52 or 53), a month yyyyMM; nothing was done.',
  ],
  'period-open': [
    422,
    'Kỳ {period} chưa kết thúc nên chưa gửi được; số liệu còn thay đổi. Hãy gửi sau khi hết kỳ.',
    'The period {period} has not ended, so nothing was sent; its figures still change. Send it afterwards.',
  ],
  'no-mapping': [
    422,
    'Chưa có bảng ánh xạ có hiệu lực cho kỳ {period}; chưa làm gì. Người quản trị cần tải bảng lên.',
    'No mapping table is valid for the period {period}; nothing was done. The administrator has to upload one.',
  ],
  mapping: [
    422,
    'Bảng ánh xạ có {count} dòng sai: {problems} Chưa lưu bảng nào.',
    'The mapping table has {count} wrong lines: {problems} No table was stored.',
  ],
  'no-target': [
    409,
    'Chưa đặt hoặc đã tắt địa chỉ cấp trên; chưa gửi gì. Người quản trị đặt ở màn hình Trao đổi dữ liệu.',
    'No address of the level above is set, or it is switched off; nothing was sent. The administrator sets it.',
  ],
  address: [
    422,
    'Địa chỉ không dùng được: {why}. Địa chỉ cũ được giữ nguyên.',
    'The address cannot be used: {whyEn}. The former one was kept.',
  ],
  'no-values': [
    422,
    'Kỳ {period} không có giá trị nào để gửi theo bảng ánh xạ; chưa gửi gì.',
    'The period {period} has no value to send by the mapping table; nothing was sent.',
  ],
});

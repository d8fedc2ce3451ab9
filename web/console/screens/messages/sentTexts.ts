import { defineTexts } from '../../../shared/texts.ts';

/** What became of a text, and how urgent ones are marked; shared by every place that sends one. */
export const sentTexts = defineTexts({
  vi: {
    sentKept: 'Đã lưu, KHÔNG GỬI: tin này không tới máy ai. Cần báo thì gọi điện.',
    sentAccepted: 'Cổng đã nhận tin.',
    sentWaits: 'Tin chưa đi, sẽ gửi lúc {at}. Xem hoặc hủy ở màn hình Tin nhắn. Cần báo ngay thì gọi điện.',
    sentUnsure: 'Không rõ tin đã đi chưa, nên không tự gửi lại. Hãy gọi điện.',
    sentFailed: 'Cổng không nhận tin; tin được lưu với lỗi. Hãy gọi điện.',
    urgent: 'Khẩn: gửi ngay cả ban đêm, và cả khi người đó đã từ chối nhận tin',
    urgentHint: 'Chỉ khi cần cho an toàn của người nhận. Được ghi lại cùng tên bạn.',
    quiet: 'Đang giờ nghỉ (21:00–07:00): tin thường sẽ gửi lúc {at}.',
  },
  en: {
    sentKept: 'Kept, NOT SENT: nobody gets this text. Call if somebody must know.',
    sentAccepted: 'The gateway took the text.',
    sentWaits:
      'The text has not left; it will be sent at {at}. See or cancel it on the screen Text messages. Call if it can not wait.',
    sentUnsure: 'Whether the text left is not known, so it is not sent again by itself. Call instead.',
    sentFailed: 'The gateway did not take the text; it is kept with the fault. Call instead.',
    urgent: 'Urgent: leaves at night too, and to who wants no texts',
    urgentHint: 'Only where the safety of who gets it needs it. It is kept with your name.',
    quiet: 'Quiet hours (21:00–07:00): ordinary texts leave at {at}.',
  },
});

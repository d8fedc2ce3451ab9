import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Nêu lý do xem hồ sơ',
    why: 'Hồ sơ này nằm ngoài địa bàn của bạn, hoặc được hạn chế xem theo yêu cầu. Lý do được ghi cùng tên bạn và có người xét lại; hồ sơ mở trong {minutes} phút.',
    openUntil: 'Hồ sơ mở theo lý do, đến {time}. Lý do: {reason}',
    end: 'Đóng hồ sơ ngay',
    label: 'Lý do',
    submit: 'Xem hồ sơ',
    closed: 'Hồ sơ chưa được mở vì chưa nêu lý do.',
    presetTracing: 'Truy vết ca bệnh',
    presetFollowUp: 'Theo dõi sức khỏe',
    presetCall: 'Người dân gọi đến đề nghị',
  },
  en: {
    title: 'Give a reason for looking',
    why: 'This record is outside your area, or held back on request. The reason is kept with your name and reviewed; the record is open for {minutes} {minutes:minute|minutes}.',
    openUntil: 'Opened for a reason, until {time}. Reason: {reason}',
    end: 'Close it now',
    label: 'Reason',
    submit: 'Open the record',
    closed: 'The record was not opened because no reason was given.',
    presetTracing: 'Tracing a case',
    presetFollowUp: 'Health follow-up',
    presetCall: 'The person called and asked',
  },
});

import { defineTexts } from '../../../shared/texts.ts';

export const texts = defineTexts({
  vi: {
    title: 'Nêu lý do xem hồ sơ',
    why: 'Hồ sơ này nằm ngoài địa bàn của bạn. Lý do được ghi vào nhật ký kiểm tra cùng tên bạn.',
    label: 'Lý do',
    submit: 'Xem hồ sơ',
    closed: 'Hồ sơ chưa được mở vì chưa nêu lý do.',
    presetTracing: 'Truy vết ca bệnh',
    presetFollowUp: 'Theo dõi sức khỏe',
    presetCall: 'Người dân gọi đến đề nghị',
  },
  en: {
    title: 'Give a reason for looking',
    why: 'This record is outside your area. The reason is written to the audit trail with your name.',
    label: 'Reason',
    submit: 'Open the record',
    closed: 'The record was not opened because no reason was given.',
    presetTracing: 'Tracing a case',
    presetFollowUp: 'Health follow-up',
    presetCall: 'The person called and asked',
  },
});

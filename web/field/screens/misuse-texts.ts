import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Báo giấy phép bị dùng sai',
    note: 'Ghi thêm (không bắt buộc)',
    reported: 'Đã ghi báo cáo; cơ quan cấp giấy sẽ thấy khi máy gửi.',
  },
  en: {
    title: 'Report misuse of the permit',
    note: 'Note (optional)',
    reported: 'The report was kept; the office that gave the permit sees it once the phone has sent it.',
  },
});

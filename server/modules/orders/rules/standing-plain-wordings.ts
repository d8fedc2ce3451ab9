import type { Wording } from '../../../../contract/order-templates.ts';
import { personWording } from './person-wording.ts';

const head = { above: '', office: '{office.name}', place: '{office.seat}', authority: '', basis: [] };

/** General wordings of ours for papers that decide nothing: they have no legal bases and no numbered articles. */
export const plainWordings: { readonly [kind in 'certificate' | 'hand-over']: Wording } = {
  certificate: {
    ...head,
    title: 'Giấy xác nhận hoàn thành cách ly',
    articles: [
      [
        ...personWording,
        'Đã chấp hành Quyết định số {order.number} {order.date}.',
        'Từ {completion.from} đến {completion.until}.',
      ],
    ],
    recipients: [],
  },
  'hand-over': {
    ...head,
    title: 'V/v bàn giao theo dõi, quản lý {letter.people} người',
    articles: [
      [
        '{office.name} bàn giao việc theo dõi, quản lý đối với {letter.people} người {letter.reason}. Danh sách kèm theo.',
        '[Ghi chú: {letter.note}.]',
      ],
      [
        'Đề nghị quý đơn vị tiếp nhận và trả lời trong {letter.answerHours} giờ kể từ {letter.sentAt}. Trong khi chờ trả lời, {letter.from} tiếp tục theo dõi, quản lý những người nêu trên.',
      ],
    ],
    recipients: ['Như trên', 'Trung tâm Kiểm soát bệnh tật tỉnh (để báo cáo)', 'Lưu: VT'],
  },
};

import { defineTexts } from '../../shared/texts.ts';

/** Texts of a scanned certificate of completion. */
export const t = defineTexts({
  vi: {
    valid: 'Giấy xác nhận hoàn thành: thật, còn giá trị',
    'valid-more':
      'Đối chiếu họ tên, năm sinh với giấy tờ. Giấy này không thay cho tờ khai hoặc quyết định của chốt.',
    ended: 'Giấy xác nhận hoàn thành: thật, đã hết hạn',
    'ended-more': 'Giấy cấp đã quá lâu. Quyết định như người không có giấy này.',
    withdrawn: 'Giấy xác nhận hoàn thành: đã bị thu hồi',
    'withdrawn-more': 'Giấy không còn giá trị. Giữ giấy, hỏi chỉ huy.',
    'not-genuine': 'Giấy xác nhận hoàn thành: không thật',
    'not-genuine-more': 'Chữ ký không đúng hoặc mã hỏng. Quét lại; vẫn vậy thì giữ giấy, hỏi chỉ huy.',
    'of-training': 'Giấy xác nhận của tập huấn, không phải giấy thật',
    'of-training-more': 'Không tính. Hỏi giấy tờ thật.',
    'not-of-training': 'Giấy xác nhận thật, không phải của tập huấn',
    'not-of-training-more': 'Không tính. Dùng giấy của buổi tập huấn.',
    name: 'Họ tên',
    number: 'Số giấy',
    noNumber: 'giấy cũ, chưa có số',
    order: 'Quyết định',
    period: 'Thời gian cách ly',
    decision: 'Thu hồi theo',
    simulated: 'Giấy mô phỏng, không có giá trị pháp lý.',
    asked: 'Vừa hỏi hệ thống: chưa bị thu hồi.',
    byPack: 'Chưa hỏi được hệ thống. Danh sách thu hồi trên máy: lúc {at}.',
    unlisted:
      'Chưa hỏi được hệ thống. Giấy cũ không có trong danh sách thu hồi trên máy ({at}): hỏi lại khi có mạng.',
    close: 'Đóng, quét tiếp',
  },
  en: {
    valid: 'Certificate of completion: genuine and valid',
    'valid-more':
      'Compare name and year of birth with a paper. It replaces no declaration and no decision of the post.',
    ended: 'Certificate of completion: genuine, ended',
    'ended-more': 'It was issued too long ago. Decide as without it.',
    withdrawn: 'Certificate of completion: withdrawn',
    'withdrawn-more': 'It holds no more. Keep the paper, ask the commander.',
    'not-genuine': 'Certificate of completion: not genuine',
    'not-genuine-more':
      'The signature is wrong or the code is damaged. Scan again; if it stays so, keep the paper and ask the commander.',
    'of-training': 'Certificate of the training, not a real one',
    'of-training-more': 'It does not count. Ask for real papers.',
    'not-of-training': 'Real certificate, not of the training',
    'not-of-training-more': 'It does not count. Use a paper of the training.',
    name: 'Name',
    number: 'Number',
    noNumber: 'an old one without a number',
    order: 'Decision',
    period: 'Quarantined',
    decision: 'Withdrawn by',
    simulated: 'A simulated paper without legal value.',
    asked: 'The system was asked just now: not withdrawn.',
    byPack: 'The system could not be asked. Withdrawals on this phone are of {at}.',
    unlisted:
      'The system could not be asked. Old certificates are not on the list of this phone ({at}): ask again with a network.',
    close: 'Close, go on scanning',
  },
});

import { defineTexts } from '../../../shared/texts.ts';

/** Texts of what is done with many orders, and of the warnings above the list. */
export const bulkTexts = defineTexts({
  vi: {
    extend: 'Đổi thời hạn {n} quyết định',
    extendTitle: 'Đổi thời hạn {n} quyết định',
    extendHint: 'Kéo dài hoặc rút ngắn đến cùng một thời điểm. Hạn cũ vẫn được lưu cùng lý do.',
    until: 'Đến (mới)',
    shortens: '{n} quyết định sẽ kết thúc sớm hơn hạn đang ghi: đó là rút ngắn, không phải kéo dài.',
    release: 'Cho kết thúc {n} quyết định',
    releaseTitle: 'Cho kết thúc {n} quyết định',
    releaseHint: 'Đã hết hạn thì không cần lý do. Trước hạn phải nêu lý do.',
    cancel: 'Hủy bỏ {n} quyết định',
    cancelTitle: 'Hủy bỏ {n} quyết định',
    cancelHint:
      'Chỉ dùng khi quyết định ra nhầm. Người đã cách ly đủ thì cho kết thúc. Quyết định đã kết thúc chỉ hủy bỏ được bằng quyết định có số, và giấy xác nhận bị thu hồi theo. Không hoàn tác được.',
    cancelUndoes:
      'Lúc cách ly mà các quyết định này đã ghi vào ca bệnh, người tiếp xúc được bỏ theo; ai thực tế đã cách ly thì ghi lại ở “Cách ly từ lúc” trong hồ sơ ca.',
    cancelOver: '{n} quyết định được chọn đã kết thúc hoặc hết hạn: hủy bỏ là coi như ra nhầm từ đầu.',
    decisions: 'In {n} quyết định',
    tooMany: 'Mỗi tệp tối đa 500 quyết định. Hãy bỏ bớt.',
    done: '{n} trong {total} quyết định đã xong.',
    attention: 'Việc cần làm',
    endingSoon: 'Hết hạn trong 2 ngày',
    toComplete: 'Hết hạn, chưa xác nhận',
    unserved: 'Quá 24 giờ chưa giao',
    appeals: 'Khiếu nại chưa trả lời',
    late24: 'quá 24 giờ: {n}',
    late48: 'quá 48 giờ: {n}',
  },
  en: {
    extend: 'Change the term of {n} {n:order|orders}',
    extendTitle: 'Change the term of {n} {n:order|orders}',
    extendHint: 'Longer or shorter, all to the same time. The former end stays on record with the reason.',
    until: 'Until (new)',
    shortens:
      '{n} {n:order|orders} will end earlier than {n:it does|they do} now: a reduction, not an extension.',
    release: 'Release {n} {n:order|orders}',
    releaseTitle: 'Release {n} {n:order|orders}',
    releaseHint: 'Orders past their end need no reason; those released before their end do.',
    cancel: 'Cancel {n} {n:order|orders}',
    cancelTitle: 'Cancel {n} {n:order|orders}',
    cancelHint:
      'Only for orders issued by mistake; people who completed theirs are released. An order that is over can be annulled only by a decision with a number, and its certificate is withdrawn with it. This can’t be undone.',
    cancelUndoes:
      'What these orders wrote into cases and contacts as the time of isolation is taken back; for people isolated all the same, write it into “Isolated since” of the case.',
    cancelOver:
      '{n} of those chosen {n:is|are} over already: cancelling says that {n:it was|they were} issued by mistake.',
    decisions: 'Print {n} {n:decision|decisions}',
    tooMany: 'At most 500 orders in one file. Choose fewer.',
    done: '{n} of {total} {total:order is|orders are} done.',
    attention: 'To be done',
    endingSoon: 'Ending within 2 days',
    toComplete: 'Ended, not confirmed',
    unserved: 'Not served for 24 hours',
    appeals: 'Complaints not answered',
    late24: 'over 24 hours: {n}',
    late48: 'over 48 hours: {n}',
  },
});

import { defineRefusals } from '../../platform/outcomes/outcome.ts';

export const refuse = defineRefusals('levels', {
  dismissed: [
    409,
    'Bộ thay đổi này đã được bỏ qua; chưa làm gì. Hãy mở bộ thay đổi mới hơn của ca bệnh.',
    'This change set was dismissed; nothing was done. Open a newer one of the case.',
  ],
  'already-applied': [
    409,
    'Bộ thay đổi này đã được thực hiện nên không thể bỏ qua; các quyết định được giữ nguyên.',
    'This change set was applied and cannot be dismissed; the decisions stand.',
  ],
  superseded: [
    409,
    'Mức của người này đã thay đổi lần nữa; chưa làm gì cho người này. Hãy xem bộ thay đổi mới hơn.',
    'The level of this person moved again; nothing was done for this person. See the newer change set.',
  ],
  'not-in-set': [
    404,
    'Người này không có trong bộ thay đổi; chưa làm gì cho người này.',
    'This person is not in the change set; nothing was done for this person.',
  ],
  'nothing-proposed': [
    422,
    'Không có đề xuất nào cho người này; chưa làm gì cho người này.',
    'Nothing is proposed for this person; nothing was done for this person.',
  ],
  'convert-first': [
    409,
    'Người lây sang người này chưa thành ca bệnh; chưa xác nhận. Hãy chuyển người đó thành ca bệnh trước.',
    'The one who exposed this person is no case yet; not confirmed. Convert that person to a case first.',
  ],
  'case-moved': [
    409,
    'Phân loại ca bệnh đã thay đổi từ khi có đề xuất; ca bệnh được giữ nguyên. Hãy xem lại ca bệnh.',
    'The classification of the case changed since this was proposed; the case stands. Look at the case again.',
  ],
});

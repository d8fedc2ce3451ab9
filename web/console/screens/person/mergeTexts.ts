import { defineTexts } from '../../../shared/texts.ts';

export const mergeTexts = defineTexts({
  vi: {
    title: 'Hồ sơ đã gộp vào đây',
    show: 'Xem',
    none: 'Chưa gộp hồ sơ nào vào đây.',
    lead: 'Hoàn tác thì hai hồ sơ đứng riêng như trước; những gì ghi sau khi gộp ở lại hồ sơ này.',
    at: 'Gộp lúc {time}',
    undo: 'Hoàn tác lần gộp',
    later: 'Hoàn tác lần gộp sau trước',
    undone: 'Đã hoàn tác: hai hồ sơ đứng riêng trở lại.',
    cardLost: 'Thẻ giấy của hồ sơ kia đã bị thay trong lúc gộp, nay không dùng được: mở hồ sơ và in thẻ mới.',
    openOther: 'Mở hồ sơ kia',
  },
  en: {
    title: 'Records merged into this one',
    show: 'Show',
    none: 'Nothing was merged into this record.',
    lead: 'Undoing lets both records stand again; what was recorded since stays with this one.',
    at: 'Merged {time}',
    undo: 'Undo the merge',
    later: 'Undo the later merge first',
    undone: 'Undone: both records stand again.',
    cardLost:
      'The other record’s paper card was replaced while they were merged and can’t be used: open it and print a new one.',
    openOther: 'Open the other record',
  },
});

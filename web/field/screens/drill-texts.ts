import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    bar: 'Bài tập',
    offer: 'Bài tập {n} phút: {name}',
    begin: 'Bắt đầu bài tập',
    step: 'Bài tập {n}/{of}: {step}',
    done: 'Xong bài tập trong {n} phút.',
    answer: 'Trả lời',
    all: 'Các bước',
    isDone: 'xong',
    isOpen: 'chưa',
    offline: 'Bước đã làm khi mất mạng được tính khi máy gửi xong.',
  },
  en: {
    bar: 'Drill',
    offer: 'Drill of {n} {n:minute|minutes}: {name}',
    begin: 'Begin the drill',
    step: 'Drill {n}/{of}: {step}',
    done: 'Drill done in {n} {n:minute|minutes}.',
    answer: 'Answer',
    all: 'Steps',
    isDone: 'done',
    isOpen: 'open',
    offline: 'A step done without a network counts once the phone has sent it.',
  },
});

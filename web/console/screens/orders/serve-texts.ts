import { defineTexts } from '../../../shared/texts.ts';

/** Texts of recording that many orders were served. */
export const serveTexts = defineTexts({
  vi: {
    serve: 'Ghi nhận giao {n} quyết định',
    serveChange: 'Ghi nhận giao {n} quyết định kéo dài',
    hint: 'Giao cùng một lúc, cùng một cách. Ai được giao lúc khác, cách khác hoặc có ảnh trang đã giao thì ghi ở trang của quyết định đó.',
    signedHint: 'Mỗi người được ghi là tự ký nhận bản của mình.',
    manner: 'Cách giao',
    at: 'Giao lúc',
    witness: 'Người làm chứng',
    witnessMissing: 'Không có người ký nhận thì cần người làm chứng.',
    note: 'Ghi chú',
    done: 'Đã ghi nhận giao {n} trong {total} quyết định.',
  },
  en: {
    serve: 'Record service of {n} {n:order|orders}',
    serveChange: 'Record service of {n} {n:extension|extensions}',
    hint: 'Served at one time, in one manner. Whoever was served otherwise, or with a photo of the page, is recorded on the page of the order.',
    signedHint: 'Each person is recorded as having signed for the own paper.',
    manner: 'How they were served',
    at: 'Served at',
    witness: 'Witness',
    witnessMissing: 'Where nobody signed, a witness is needed.',
    note: 'Note',
    done: 'Service of {n} of {total} {total:order was|orders was} recorded.',
  },
});

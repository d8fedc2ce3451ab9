/** What a poster says, besides the place's own name and code. Vietnamese large, English below it. */
export const posterTexts = {
  title: { vi: 'QUÉT MÃ ĐỂ CHECK-IN', en: 'Scan to check in' },
  code: { vi: 'Mã địa điểm', en: 'Place code' },
  steps: [
    {
      vi: 'Mở máy ảnh của điện thoại và hướng vào ô QR.',
      en: 'Open the phone camera and point it at the QR code.',
    },
    {
      vi: 'Mở đường dẫn hiện ra, hoặc gõ mã địa điểm ở trên.',
      en: 'Open the link shown, or type the place code above.',
    },
    { vi: 'Kiểm tra tên địa điểm rồi bấm Xác nhận.', en: 'Check the name of the place, then confirm.' },
  ],
  noPhone: {
    vi: 'Không có điện thoại? Đưa thẻ giấy hoặc căn cước công dân, chủ địa điểm ghi giúp bạn.',
    en: 'No phone? Show your paper card or citizen card: the host records it for you.',
  },
  help: { vi: 'Cần giúp đỡ: gọi 1022', en: 'Help: call 1022' },
} as const;

/** What every page of a dataset that is not live says across it; null for the live one. */
export function datasetMark(dataset: string): { readonly vi: string; readonly en: string } | null {
  if (dataset === 'live') {
    return null;
  }
  return dataset === 'demo'
    ? { vi: 'DỮ LIỆU MÔ PHỎNG', en: 'Simulated data' }
    : { vi: 'DỮ LIỆU NGHIÊN CỨU', en: 'Study data' };
}

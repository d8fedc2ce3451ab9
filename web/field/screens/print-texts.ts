import { defineTexts } from '../../shared/texts.ts';

export const t = defineTexts({
  vi: {
    title: 'Phiếu khai báo tại chốt',
    demo: 'DỮ LIỆU MÔ PHỎNG – không có giá trị',
    qr: 'Mã {code}',
    name: 'Họ tên:',
    from: 'Từ:',
    along: 'Đi cùng:',
    post: 'Chốt:',
    at: 'Lúc:',
    more: 'Đưa hoặc đọc mã này ở chốt sau. Chốt tra được khi có mạng và máy ghi đã gửi tờ khai.',
    moreSigned: 'Đưa mã vuông này ở chốt sau: chốt nào cũng đọc được, cả khi mất mạng.',
    unsigned:
      'Tờ khai chưa gửi nên phiếu mới có mã chữ. In sau khi đã gửi (có mạng, khoảng 10 giây) thì mã vuông chứa cả tờ khai đã ký.',
    paper: 'Khổ giấy',
    roll58: '58 mm',
    roll80: '80 mm',
    a6: 'A6',
    print: 'In',
    close: 'Đóng phiếu',
  },
  en: {
    title: 'Declaration made at the post',
    demo: 'SIMULATED DATA – not valid',
    qr: 'Code {code}',
    name: 'Name:',
    from: 'From:',
    along: 'Companions:',
    post: 'Post:',
    at: 'At:',
    more: 'Show or read this code at the next post. It is found there with a network, once the phone that wrote it has sent it.',
    moreSigned: 'Show this QR at the next post: every post reads it, also without a network.',
    unsigned:
      'The declaration is not sent yet, so the slip has the short code only. Printed once it is sent (network, some 10 seconds), its QR carries the whole signed declaration.',
    paper: 'Paper',
    roll58: '58 mm',
    roll80: '80 mm',
    a6: 'A6',
    print: 'Print',
    close: 'Close the slip',
  },
});

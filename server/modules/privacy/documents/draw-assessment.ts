import { roleTable } from '../../../../contract/rights.ts';
import { dayAndTime } from '../../../platform/documents/official-texts.ts';
import { finish } from '../../../platform/documents/pdf.ts';
import type { Holding } from '../../../platform/holdings/holdings.ts';
import { line, newSheet, part, title } from './sheet.ts';

type Assessment = {
  readonly controller: string;
  readonly contact: string;
  readonly at: number;
  readonly by: string;
  readonly dataset: string;
  readonly holdings: readonly Holding[];
  readonly openBreaches: number;
  readonly openRequests: number;
};

const GROUND = {
  duty: 'nghĩa vụ theo luật phòng, chống dịch, không dựa trên sự đồng ý',
  consent: 'sự đồng ý',
};
const CLASS = {
  none: 'không xem được người nào',
  masked: 'xem bản che',
  personal: 'xem nhân thân, không xem sức khỏe',
  sensitive: 'xem cả sức khỏe',
};
const SAFEGUARDS = [
  'Họ tên để tìm kiếm; số giấy tờ, điện thoại, địa chỉ, nội dung khai báo được mã hóa trong cơ sở dữ liệu (AES-256-GCM), tìm bằng mã băm có khóa.',
  'Quyền theo vai trò và địa bàn, kiểm ở máy chủ. Xem hồ sơ ngoài địa bàn phải ghi lý do, có hạn 30 phút, có người xét lại.',
  'Mỗi lần xem hoặc sửa hồ sơ được ghi vào nhật ký có chuỗi băm; sửa nhật ký thì bị phát hiện. Người dân xem được ai đã xem hồ sơ của mình.',
  'Dữ liệu tự xóa khi hết hạn giữ; yêu cầu xóa thì ẩn danh, chỉ còn giới tính, năm sinh, địa bàn.',
  'Dữ liệu tập huấn và nghiên cứu tách khỏi dữ liệu thật.',
];

/** The file of the impact assessment, from what the program declares of itself. Which risks weigh how much is the controller's to judge. */
export async function drawAssessment(given: Assessment): Promise<Buffer> {
  const sheet = newSheet('Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân', given.dataset, given.at);
  title(
    sheet,
    'HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN',
    `Lập lúc ${dayAndTime(given.at)} bởi ${given.by}; mẫu chưa đối chiếu với biểu mẫu của cơ quan chuyên trách`,
  );
  part(sheet, '1. Bên kiểm soát dữ liệu');
  line(sheet, given.controller, { name: 'Tên' });
  line(sheet, given.contact, { name: 'Người phụ trách bảo vệ dữ liệu' });
  part(sheet, '2. Dữ liệu được xử lý');
  given.holdings.forEach((holding, i) => {
    line(sheet, holding.purpose.vi, { name: `${i + 1}. ${holding.name.vi}` });
    line(
      sheet,
      `Căn cứ: ${GROUND[holding.ground]}. Loại: ${holding.dataClass === 'sensitive' ? 'nhạy cảm' : 'cơ bản'}. Giữ: ${holding.keep.vi}.${holding.erasure === undefined ? '' : ` ${holding.erasure.vi}.`}`,
      { indent: 12 },
    );
  });
  part(sheet, '3. Ai xem được gì');
  for (const role of Object.values(roleTable)) {
    line(sheet, CLASS[role.dataClass], { name: role.vi });
  }
  part(sheet, '4. Biện pháp bảo vệ');
  SAFEGUARDS.forEach((text) => line(sheet, `- ${text}`));
  part(sheet, '5. Tình hình tại thời điểm lập');
  line(
    sheet,
    `${given.openRequests} yêu cầu của người dân đang giải quyết, ${given.openBreaches} sự cố chưa đóng.`,
  );
  part(sheet, '6. Đánh giá rủi ro và kết luận của bên kiểm soát');
  line(sheet, 'Phần này do bên kiểm soát dữ liệu ghi và ký.');
  return await finish(sheet.doc);
}

import type { delayCodes } from '../../../../../contract/indicators.ts';
import type { Entry } from './entry.ts';

const source = {
  vi: 'Phân vị loại 7: Hyndman, Fan, Am Stat 1996;50:361-365. Đã đối chiếu với MERS Hàn Quốc 2015 (khởi phát → báo cáo: trung bình 5,6, trung vị 5, dài nhất 14 ngày)',
  en: 'Quantiles of type 7: Hyndman, Fan, Am Stat 1996;50:361-365. Checked on MERS Korea 2015 (onset to report: mean 5.6, median 5, longest 14 days)',
};
const rule = {
  vi: 'Tính bằng ngày, trên các ca báo cáo trong kỳ có đủ hai ngày; ca có hai ngày trái nhau và ca có ngày khởi phát nhớ lại theo khoảng bị bỏ ra.',
  en: 'In days, over the cases reported in the period that have both dates; contradicting dates and recalled onsets are left out.',
};
const between = (vi: string, en: string): Entry => ({
  vi: `${vi} ${rule.vi}`,
  en: `${en} ${rule.en}`,
  source,
});

export const delayEntries: { readonly [code in (typeof delayCodes)[number]]: Entry } = {
  'onset-sample': between('Từ ngày khởi phát đến ngày lấy mẫu.', 'From onset to sampling.'),
  'onset-diagnosis': between(
    'Từ ngày khởi phát đến ngày có kết quả dương tính đầu tiên (test nhanh hoặc PCR).',
    'From onset to the first positive result (rapid test or PCR).',
  ),
  'onset-report': between('Từ ngày khởi phát đến ngày báo cáo.', 'From onset to report.'),
  'sample-result': between(
    'Từ ngày lấy mẫu đến ngày có kết quả dương tính đầu tiên.',
    'From sampling to the first positive result.',
  ),
  'sample-report': between('Từ ngày lấy mẫu đến ngày báo cáo.', 'From sampling to report.'),
  'diagnosis-interview': between(
    'Từ ngày chẩn đoán đến lần điều tra đầu tiên liên hệ được.',
    'From diagnosis to the first interview that reached the case.',
  ),
  'report-isolation': between(
    'Từ ngày báo cáo đến ngày cách ly; cách ly trước khi báo cáo được tính là ngày trái nhau.',
    'From report to isolation; isolation before the report counts as contradicting.',
  ),
  'onset-isolation': between('Từ ngày khởi phát đến ngày cách ly.', 'From onset to isolation.'),
  'onset-death': between('Từ ngày khởi phát đến ngày tử vong.', 'From onset to death.'),
};

import type { summaryCodes, seriesCodes } from '../../../../../contract/indicators.ts';
import { type Entry, ownCases, wilsonOf } from './entry.ts';

const fit = {
  vi: 'Bình phương tối thiểu; khoảng tin cậy của hệ số góc theo phân phối t với n − 2 bậc tự do. Đã đối chiếu với R 4.2.2 trên chuỗi Flu2009',
  en: 'Least squares; interval of the slope by Student’s t with n − 2 degrees of freedom. Checked with R 4.2.2 on Flu2009',
};
const garwood = {
  vi: 'Garwood, Biometrika 1936;28:437-442; dân số: danh mục địa bàn',
  en: 'Garwood, Biometrika 1936;28:437-442; population: list of areas',
};

export const summaryEntries: { readonly [code in (typeof summaryCodes)[number]]: Entry } = {
  'new-cases': {
    vi: 'Số ca bệnh có ngày báo cáo trong kỳ, theo địa bàn quản lý. Không tính ca đã loại trừ.',
    en: 'Cases with a report date in the period, by responsible area. Discarded cases don’t count.',
    source: ownCases,
  },
  incidence: {
    vi: 'Số ca báo cáo trong 7 ngày trọn vẹn cuối kỳ × 100.000 / dân số. Khoảng tin cậy 95 % Poisson chính xác.',
    en: 'Cases reported in the last 7 whole days of the period × 100,000 / population. Exact 95 % Poisson interval.',
    source: garwood,
  },
  reproduction: {
    vi: 'Trung bình một ca lây cho mấy người, theo cửa sổ 7 ngày: (1 + số ca mới lây tại chỗ) / (1/5 + tổng áp lực lây). Áp lực lây của một ngày là số ca các ngày trước nhân trọng số khoảng thời gian lây kế tiếp. Hiện cửa sổ gần nhất đã đủ số liệu và có ít nhất 11 ca; khoảng tin cậy 95 % từ phân phối gamma.',
    en: 'How many people one case infects on average, in a 7-day window: (1 + local new cases) / (1/5 + infection pressure). The pressure of a day is the cases of earlier days weighted by the serial interval. Shown: the newest window with complete days and at least 11 cases; 95 % interval of the gamma posterior.',
    source: 'Cori et al., Am J Epidemiol 2013;178:1505-1512; prior mean 5, sd 5; EpiEstim 3.0.0',
  },
  growth: {
    vi: 'Hệ số góc của đường thẳng qua ln(số ca) theo ngày, 14 ngày đủ số liệu gần nhất; ngày không có ca bị bỏ ra. 0,1 nghĩa là mỗi ngày tăng khoảng 10 %.',
    en: 'Slope of the line through ln(cases) by day over the last 14 complete days; days without a case are left out. 0.1 is about 10 % more each day.',
    source: fit,
  },
  doubling: {
    vi: 'ln 2 / tốc độ tăng: sau bấy nhiêu ngày số ca mỗi ngày tăng gấp đôi. Cận trên để trống: có thể không bao giờ.',
    en: 'ln 2 / growth rate: after so many days the daily count has doubled. No upper end: perhaps never.',
    source: fit,
  },
  halving: {
    vi: 'ln 2 / (−tốc độ tăng): sau bấy nhiêu ngày số ca mỗi ngày còn một nửa.',
    en: 'ln 2 / (−growth rate): after so many days the daily count is half.',
    source: fit,
  },
  'positivity-persons': {
    vi: 'Số người có ít nhất một kết quả dương tính / số người có kết quả dương tính hoặc âm tính trong kỳ, theo thời điểm có kết quả, theo nơi ở. Của bệnh đang chọn; không chọn bệnh thì gồm mọi bệnh.',
    en: 'People with at least one positive result / people with a positive or negative result in the period, by time of result and home area. Of the disease chosen; without one, of all diseases.',
    source: wilsonOf('Kết quả xét nghiệm của hệ thống', 'Laboratory results of this system'),
  },
  'positivity-tests': {
    vi: 'Số xét nghiệm dương tính / số xét nghiệm dương tính hoặc âm tính. Mẫu gộp âm tính n người là n xét nghiệm âm tính; mẫu gộp dương tính tính theo mẫu đơn của từng người. Của bệnh đang chọn; không chọn bệnh thì gồm mọi bệnh.',
    en: 'Positive tests / positive or negative tests. A negative pool of n is n negative tests; a positive pool counts through its members’ own tests. Of the disease chosen; without one, of all diseases.',
    source: wilsonOf('Kết quả xét nghiệm của hệ thống', 'Laboratory results of this system'),
  },
  'case-fatality': {
    vi: 'Số ca tử vong / tổng số ca báo cáo trong kỳ. Thấp hơn thực tế khi còn nhiều ca chưa có kết cục.',
    en: 'Deaths / all cases reported in the period. Too low while many cases have no outcome yet.',
    source: wilsonOf(
      'Hồ sơ ca bệnh của hệ thống; đã đối chiếu với MERS Hàn Quốc 2015 (19 trên 162)',
      'Cases of this system; checked on MERS Korea 2015 (19 of 162)',
    ),
  },
  'case-fatality-resolved': {
    vi: 'Số ca tử vong / (số ca tử vong + số ca khỏi). Cao hơn thực tế khi ca nặng có kết cục sớm hơn.',
    en: 'Deaths / (deaths + recovered). Too high where severe cases are resolved sooner.',
    source: wilsonOf(
      'Ghani và cộng sự, Am J Epidemiol 2005;162:479-486',
      'Ghani et al., Am J Epidemiol 2005;162:479-486',
    ),
  },
  'secondary-attack': {
    vi: 'Số người tiếp xúc trực tiếp (F1) thành ca bệnh / số F1 đã theo dõi xong hoặc thành ca bệnh; mỗi người tính một lần, theo ngày tiếp xúc cuối trong kỳ.',
    en: 'Direct contacts (F1) who became cases / F1 observed to the end or become cases; each person once, by last exposure in the period.',
    source: wilsonOf('Theo dõi người tiếp xúc của hệ thống', 'Contacts and follow-up of this system'),
  },
  'household-attack': {
    vi: 'Như tỷ lệ tấn công thứ phát, chỉ tính người cùng hộ với ca bệnh.',
    en: 'As the secondary attack rate, for members of the case’s household only.',
    source: wilsonOf('Theo dõi người tiếp xúc của hệ thống', 'Contacts and follow-up of this system'),
  },
};

export const seriesEntries: { readonly [code in (typeof seriesCodes)[number]]: Entry } = {
  'epi-curve': {
    vi: 'Số ca theo ngày khởi phát, báo cáo hoặc lấy mẫu. Ngày khởi phát nhớ lại theo khoảng được đặt vào giữa khoảng. Ngày gạch chéo: dự kiến mới biết dưới 95 % số ca.',
    en: 'Cases by date of onset, report or sampling. A recalled onset stands in the middle of its interval. Hatched: less than 95 % of the cases are expected to be known.',
    source: ownCases,
  },
  nowcast: {
    vi: 'Số ca đã biết / tỷ lệ ca được báo cáo trong bấy nhiêu ngày. Tỷ lệ này được ước tính từ ít nhất 20 ca, có hiệu chỉnh vì những ngày gần đây mới chỉ có các ca báo cáo sớm. Khoảng 95 %: số ca còn chờ báo cáo theo phân phối nhị thức âm; chưa gồm sai số của chính tỷ lệ.',
    en: 'Known cases / share of cases reported within so many days. The share is estimated from at least 20 cases and corrected for right truncation: of recent days only the early reports are known. 95 % interval: cases still to come are negative binomial; the error of the share itself is not in it.',
    source: 'Lagakos, Barraj, De Gruttola, Biometrika 1988;75:515-523; Lawless, Can J Stat 1994;22:15-31',
  },
  'reproduction-cohort': {
    vi: 'Mỗi ca sau được chia cho các ca trước theo trọng số khoảng thời gian lây kế tiếp; R của một ngày là tổng phần được chia cho một ca của ngày đó. Thấp hơn thực tế ở cuối chuỗi, trong khoảng một lần thời gian lây kế tiếp trung bình.',
    en: 'Each later case is shared out over the earlier ones by the serial interval; R of a day is what one case of that day received. Too low at the end of the series, for about one mean serial interval.',
    source: 'Wallinga, Teunis, Am J Epidemiol 2004;160:509-516; EpiEstim 3.0.0',
  },
  'attack-rate': {
    vi: 'Số ca báo cáo trong kỳ × 100.000 / dân số của nhóm, khoảng tin cậy 95 % Poisson chính xác. Chưa có dân số theo tuổi, giới: chỉ ghi số ca và tỷ trọng.',
    en: 'Cases reported in the period × 100,000 / people of the group, exact 95 % Poisson interval. People by age and sex are not known: only counts and shares are given.',
    source: garwood,
  },
};

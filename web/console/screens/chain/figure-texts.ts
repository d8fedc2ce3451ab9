import { defineTexts } from '../../../shared/texts.ts';

/** Figures of chains and how each is made; keys that begin with `how` explain one. */
export const figureTexts = defineTexts({
  vi: {
    title: 'Chỉ số của các chuỗi đã đọc',
    how: 'Cách tính và nguồn',
    cases: 'Số ca',
    howCases: 'Các ca bệnh đã đọc theo bộ lọc địa bàn, bệnh và thời gian của trang; không kể ca đã loại.',
    links: 'Số liên kết lây',
    howLinks: 'Cặp người lây và người bị lây, mỗi cặp tính một lần; cả hai đều nằm trong các ca đã đọc.',
    chains: 'Số chuỗi',
    chainsAndSingles: '{n} chuỗi, {single} ca đơn lẻ',
    howChains: 'Nhóm ca nối với nhau khi không xét chiều lây (thành phần liên thông).',
    active: 'Chuỗi còn hoạt động',
    ofN: '{a} trên {n}',
    howActive:
      'Hoạt động cuối (khởi phát, báo cáo hoặc phơi nhiễm của người tiếp xúc) muộn hơn hôm nay trừ (số ngày theo dõi + 1), theo cách tính của Go.Data.',
    unknownSource: 'Ca chưa rõ nguồn lây',
    howUnknown: 'Ca không có người lây nào được ghi, kể cả ngoài phạm vi đã đọc.',
    meanInfected: 'Số người mỗi ca lây, trung bình',
    howMean: 'Số liên kết chia cho số ca; mẫu số gồm mọi ca, kể cả ca không lây cho ai.',
    dispersion: 'Hệ số phân tán k (khoảng 95 %)',
    noDispersion: 'không phân tán hơn Poisson',
    howDispersion:
      'Phân phối nhị thức âm, ước lượng hợp lý cực đại, khoảng theo hợp lý profile; phương sai = m + m²/k. k càng nhỏ, càng ít ca gây phần lớn số lây. Nguồn: Lloyd-Smith và cộng sự, Nature 2005;438:355.',
    none: 'Tỷ lệ ca không lây cho ai',
    howNone: 'Số ca không có người bị lây được ghi chia cho số ca.',
    top: 'Phần do 5 ca lây nhiều nhất',
    howTop: 'Số liên kết của 5 ca lây nhiều nhất chia cho tổng số liên kết.',
    serial: 'Khoảng cách thế hệ (khởi phát đến khởi phát)',
    serialValue: 'TB {mean} ngày, ĐLC {sd}, trung vị {median}, từ {min} đến {max}, n = {n}',
    howSerial:
      'Ngày khởi phát của người bị lây trừ của người lây, trên mọi liên kết biết cả hai ngày; độ lệch chuẩn chia n − 1.',
    superspreaders: 'Ca siêu lây nhiễm',
    superspreadersN: '{n} ca (lây trên {above} người)',
    howSuper:
      'Ca lây cho nhiều người hơn bách phân vị 99 của phân phối Poisson cùng trung bình. Nguồn: Lloyd-Smith và cộng sự, Nature 2005;438:355.',
    generations: 'Số ca theo thế hệ',
    generation: 'Thế hệ',
    distribution: 'Số ca theo số người bị lây',
    infected: 'Lây cho',
  },
  en: {
    title: 'Figures of the chains read',
    how: 'How they are made, and sources',
    cases: 'Cases',
    howCases:
      'Cases read by the filters of area, disease and period of the page; discarded ones are left out.',
    links: 'Infection links',
    howLinks: 'Pairs of infector and infectee, each once; both are among the cases read.',
    chains: 'Chains',
    chainsAndSingles: '{n} {n:chain|chains}, {single} single cases',
    howChains: 'Groups of cases that hang together when direction is ignored (weak components).',
    active: 'Active chains',
    ofN: '{a} of {n}',
    howActive:
      'Last activity (onset, report, or exposure of a contact) later than today minus (follow-up days + 1), as Go.Data counts.',
    unknownSource: 'Cases without known source',
    howUnknown: 'Cases for which no infector is recorded, not even outside what was read.',
    meanInfected: 'Infected per case, mean',
    howMean: 'Links over cases; every case counts, also those that infected nobody.',
    dispersion: 'Dispersion k (95 % interval)',
    noDispersion: 'no wider than Poisson',
    howDispersion:
      'Negative binomial by maximum likelihood, profile-likelihood interval; variance = m + m²/k. The smaller k, the fewer cases do most of the infecting. Source: Lloyd-Smith et al., Nature 2005;438:355.',
    none: 'Share that infected nobody',
    howNone: 'Cases without a recorded infectee over cases.',
    top: 'Share of the 5 heaviest spreaders',
    howTop: 'Links of the 5 cases with most infectees over all links.',
    serial: 'Serial interval (onset to onset)',
    serialValue: 'mean {mean} {mean:day|days}, sd {sd}, median {median}, {min} to {max}, n = {n}',
    howSerial:
      'Onset of the infectee minus that of the infector, over all links that know both; sd with n − 1.',
    superspreaders: 'Superspreaders',
    superspreadersN: '{n} (infected more than {above})',
    howSuper:
      'Cases that infected more than the 99th percentile of a Poisson distribution with the same mean. Source: Lloyd-Smith et al., Nature 2005;438:355.',
    generations: 'Cases by generation',
    generation: 'Generation',
    distribution: 'Cases by number infected',
    infected: 'Infected',
  },
});

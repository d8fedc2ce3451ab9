/** A column of an export file: fixed, or a metric of the day. */
export type FormColumn = {
  readonly name: string;
  readonly vi: string;
  readonly metric: string | null;
};

export type NationalForm = {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly verified: boolean;
  readonly assumedVi: string;
  readonly assumedEn: string;
  readonly columns: readonly FormColumn[];
};

const head: readonly FormColumn[] = [
  { name: 'ma_don_vi', vi: 'Mã đơn vị hành chính cấp xã (danh mục hiện hành)', metric: null },
  { name: 'ten_don_vi', vi: 'Tên đơn vị hành chính', metric: null },
  { name: 'ngay', vi: 'Ngày số liệu, YYYY-MM-DD, giờ Việt Nam', metric: null },
];

const assumed = {
  verified: false,
  assumedVi:
    'Tên cột, thứ tự cột và cách mã hóa là giả định: chưa ai đối chiếu với tài liệu kỹ thuật của nền tảng. Kiểm tra trước khi gửi thật.',
  assumedEn:
    'Names, order and coding of the columns are assumed: nobody has compared them with the platform’s own specification. Check before sending for real.',
} as const;

/** Files for national platforms; a new one is a row here. */
export const nationalForms: readonly NationalForm[] = [
  {
    code: 'daily-cases',
    vi: 'Ca bệnh theo ngày (hệ thống báo cáo bệnh truyền nhiễm)',
    en: 'Cases by day (communicable disease reporting)',
    ...assumed,
    columns: [
      ...head,
      { name: 'ca_cong_bo', vi: 'Ca được công bố trong ngày', metric: 'cases.announced' },
      { name: 'ca_xac_dinh', vi: 'Ca xác định, theo ngày báo cáo', metric: 'cases.confirmed' },
      { name: 'test_nhanh_duong', vi: 'Ca có test nhanh dương tính', metric: 'cases.rapid-positive' },
      { name: 'rt_pcr_duong', vi: 'Ca có RT-PCR dương tính', metric: 'cases.pcr-positive' },
      { name: 'khoi_benh', vi: 'Ca khỏi bệnh', metric: 'cases.recovered' },
      { name: 'tu_vong', vi: 'Ca tử vong', metric: 'cases.deceased' },
    ],
  },
  {
    code: 'daily-tests',
    vi: 'Xét nghiệm theo ngày (hệ thống quản lý xét nghiệm)',
    en: 'Tests by day (laboratory reporting)',
    ...assumed,
    columns: [
      ...head,
      { name: 'luot_co_ket_qua', vi: 'Lượt xét nghiệm có kết quả, theo người', metric: 'lab.tests' },
      { name: 'luot_duong_tinh', vi: 'Lượt dương tính', metric: 'lab.positive' },
      { name: 'luot_rt_pcr', vi: 'Lượt RT-PCR có kết quả', metric: 'lab.pcr' },
      { name: 'rt_pcr_duong_tinh', vi: 'Lượt RT-PCR dương tính', metric: 'lab.positive-pcr' },
    ],
  },
  {
    code: 'daily-contacts',
    vi: 'Truy vết, cách ly theo ngày',
    en: 'Tracing and quarantine by day',
    ...assumed,
    columns: [
      ...head,
      { name: 'tiep_xuc_xac_nhan', vi: 'Người tiếp xúc được xác nhận', metric: 'contacts.confirmed' },
      { name: 'quyet_dinh_ban_hanh', vi: 'Quyết định cách ly ban hành', metric: 'orders.issued' },
      { name: 'dang_cach_ly', vi: 'Quyết định đang hiệu lực cuối ngày', metric: 'orders.in-force' },
      { name: 'ket_thuc', vi: 'Đã kết thúc cách ly trong ngày', metric: 'orders.released' },
    ],
  },
];

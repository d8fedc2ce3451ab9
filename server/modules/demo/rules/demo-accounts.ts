import type { Role } from '../../../../contract/rights.ts';

/** The password of every shown demo account. It opens the simulated dataset only, and the log-in page tells it. */
export const DEMO_PASSWORD = 'vungxanh-demo';

/** A demo account; `commune` by code, null: the whole province. */
export type DemoAccount = {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly commune: string | null;
};

const KY_LUA = '06187';
const DONG_DANG = '06184';
const DONG_KINH = '05977';

/** One account for each role that a newcomer would like to be. */
export const demoAccountTable: readonly DemoAccount[] = [
  { login: 'demo.truyvet', name: 'Cán bộ truy vết (mô phỏng)', role: 'tracer', commune: null },
  { login: 'demo.cdc', name: 'Cán bộ CDC tỉnh (mô phỏng)', role: 'health-officer', commune: null },
  { login: 'demo.lanhdao', name: 'Lãnh đạo tỉnh (mô phỏng)', role: 'province-leader', commune: null },
  { login: 'demo.phuong', name: 'Cán bộ phường Kỳ Lừa (mô phỏng)', role: 'commune-officer', commune: KY_LUA },
  { login: 'demo.yte', name: 'Nhân viên y tế Kỳ Lừa (mô phỏng)', role: 'medical-staff', commune: KY_LUA },
  {
    login: 'demo.tocovid',
    name: 'Tổ trưởng tổ dân phố 3 Kỳ Lừa (mô phỏng)',
    role: 'community-team',
    commune: KY_LUA,
  },
  {
    login: 'demo.cachly',
    name: 'Quản lý các khu cách ly Đông Kinh (mô phỏng)',
    role: 'quarantine-manager',
    commune: DONG_KINH,
  },
  { login: 'demo.chot', name: 'Cán bộ chốt Đồng Đăng (mô phỏng)', role: 'gate-officer', commune: DONG_DANG },
  { login: 'demo.chihuychot', name: 'Chỉ huy các chốt (mô phỏng)', role: 'gate-commander', commune: null },
  {
    login: 'demo.congthuong',
    name: 'Cán bộ Sở Công Thương (mô phỏng)',
    role: 'trade-officer',
    commune: null,
  },
  { login: 'demo.xetnghiem', name: 'Phòng xét nghiệm tỉnh (mô phỏng)', role: 'laboratory', commune: null },
  { login: 'demo.tongdai', name: 'Tổng đài viên (mô phỏng)', role: 'operator', commune: null },
  { login: 'demo.diadiem', name: 'Chủ địa điểm Kỳ Lừa (mô phỏng)', role: 'place-host', commune: KY_LUA },
  { login: 'demo.phantich', name: 'Chuyên viên phân tích (mô phỏng)', role: 'analyst', commune: null },
  { login: 'demo.quantri', name: 'Quản trị hệ thống (mô phỏng)', role: 'administrator', commune: null },
  { login: 'demo.tuong', name: 'Màn hình chỉ huy (mô phỏng)', role: 'wall-screen', commune: null },
  { login: 'demo.giamsat', name: 'Kiểm tra, giám sát (mô phỏng)', role: 'auditor', commune: null },
];

/** Where trainees of roles without a shown account work; commune by code, null: the whole province. */
export const otherWorkplaces: { readonly [role in Role]?: string | null } = {
  vaccinator: KY_LUA,
  communicator: null,
};

/** The account by which the simulation itself acts through the public API; its password is told to nobody. */
export const SIMULATOR: DemoAccount = {
  login: 'demo.mophong',
  name: 'Bộ mô phỏng (tự động)',
  role: 'health-officer',
  commune: null,
};

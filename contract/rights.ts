/**
 * Rights, roles and what each role may see: the one table of access. A right holds inside the area of the
 * role's grant (and below it); `dataClass` says how personal data is shown there.
 */
export const rights = [
  'area.manage',
  'person.read',
  'person.write',
  'person.merge',
  'place.read',
  'place.manage',
  'vehicle.manage',
  'organisation.manage',
  'presence.record',
  'presence.read',
  'declaration.read',
  'case.read',
  'case.write',
  'tracing.run',
  'contact.decide',
  'followup.record',
  'order.read',
  'order.issue',
  'figure.read',
  'study.read',
  'user.manage',
  'audit.read',
  'system.read',
] as const;
export type Right = (typeof rights)[number];

export const roles = [
  'administrator',
  'province-leader',
  'health-officer',
  'tracer',
  'commune-officer',
  'community-team',
  'medical-staff',
  'gate-officer',
  'gate-commander',
  'place-host',
  'operator',
  'vaccinator',
  'laboratory',
  'quarantine-manager',
  'communicator',
  'analyst',
  'auditor',
  'citizen',
] as const;
export type Role = (typeof roles)[number];

/**
 * How much of a person a role sees inside its area. `none`: no person at all; `masked`: year of birth, last
 * three digits; `personal`: name, phone, address, identifiers; `sensitive`: health data too.
 */
export type DataClass = 'none' | 'masked' | 'personal' | 'sensitive';

export type RoleRow = {
  readonly vi: string;
  readonly en: string;
  readonly dataClass: DataClass;
  readonly rights: readonly Right[];
};

const caseWork = [
  'person.read',
  'person.write',
  'place.read',
  'presence.read',
  'declaration.read',
  'case.read',
  'case.write',
  'tracing.run',
  'contact.decide',
  'followup.record',
  'order.read',
  'order.issue',
  'figure.read',
] as const satisfies readonly Right[];

/** The table. A new right is added here and named by an endpoint; nothing else decides who may do what. */
export const roleTable: { readonly [role in Role]: RoleRow } = {
  administrator: {
    vi: 'Quản trị hệ thống',
    en: 'Administrator',
    dataClass: 'masked',
    rights: [
      'area.manage',
      'place.read',
      'place.manage',
      'organisation.manage',
      'user.manage',
      'audit.read',
      'system.read',
      'figure.read',
    ],
  },
  'province-leader': {
    vi: 'Lãnh đạo tỉnh',
    en: 'Province leader',
    dataClass: 'masked',
    rights: ['case.read', 'place.read', 'order.read', 'figure.read'],
  },
  'health-officer': {
    vi: 'Cán bộ CDC / Sở Y tế',
    en: 'Health officer',
    dataClass: 'sensitive',
    rights: [
      ...caseWork,
      'person.merge',
      'place.manage',
      'vehicle.manage',
      'organisation.manage',
      'presence.record',
      'study.read',
      'system.read',
    ],
  },
  tracer: {
    vi: 'Cán bộ truy vết',
    en: 'Contact tracer',
    dataClass: 'sensitive',
    rights: [...caseWork, 'vehicle.manage', 'presence.record', 'study.read'],
  },
  'commune-officer': {
    vi: 'Cán bộ xã / phường',
    en: 'Commune officer',
    dataClass: 'sensitive',
    rights: [...caseWork, 'place.manage', 'vehicle.manage', 'presence.record'],
  },
  'community-team': {
    vi: 'Tổ COVID cộng đồng',
    en: 'Community team',
    dataClass: 'personal',
    rights: ['followup.record', 'presence.record'],
  },
  'medical-staff': {
    vi: 'Nhân viên y tế',
    en: 'Medical staff',
    dataClass: 'sensitive',
    rights: [
      'person.read',
      'person.write',
      'case.read',
      'case.write',
      'followup.record',
      'order.read',
      'declaration.read',
      'figure.read',
      'presence.record',
    ],
  },
  'gate-officer': {
    vi: 'Cán bộ chốt kiểm soát',
    en: 'Gate officer',
    dataClass: 'personal',
    rights: ['presence.record', 'declaration.read', 'vehicle.manage'],
  },
  'gate-commander': {
    vi: 'Chỉ huy chốt',
    en: 'Gate commander',
    dataClass: 'personal',
    rights: ['presence.record', 'declaration.read', 'vehicle.manage', 'figure.read'],
  },
  'place-host': {
    vi: 'Chủ địa điểm',
    en: 'Place host',
    dataClass: 'none',
    rights: ['presence.record'],
  },
  operator: {
    vi: 'Tổng đài viên',
    en: 'Hotline operator',
    dataClass: 'personal',
    rights: ['person.read', 'figure.read'],
  },
  vaccinator: {
    vi: 'Nhân viên tiêm chủng',
    en: 'Vaccinator',
    dataClass: 'personal',
    rights: ['person.read', 'person.write'],
  },
  laboratory: {
    vi: 'Phòng xét nghiệm',
    en: 'Laboratory',
    dataClass: 'personal',
    rights: ['person.read'],
  },
  'quarantine-manager': {
    vi: 'Quản lý khu cách ly',
    en: 'Quarantine manager',
    dataClass: 'sensitive',
    rights: ['person.read', 'order.read', 'followup.record'],
  },
  communicator: {
    vi: 'Cán bộ truyền thông',
    en: 'Communicator',
    dataClass: 'none',
    rights: ['figure.read'],
  },
  analyst: {
    vi: 'Chuyên viên phân tích',
    en: 'Analyst',
    dataClass: 'masked',
    rights: ['case.read', 'place.read', 'figure.read', 'study.read'],
  },
  auditor: {
    vi: 'Kiểm tra, giám sát',
    en: 'Auditor',
    dataClass: 'none',
    rights: ['audit.read', 'system.read'],
  },
  citizen: { vi: 'Người dân', en: 'Citizen', dataClass: 'none', rights: [] },
};

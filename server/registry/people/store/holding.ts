import type { Holding } from '../../../platform/holdings/holdings.ts';

/** The register of people itself; its copy is read by the use case that shows a record. */
export const peopleHolding: Holding = {
  code: 'people.identity',
  name: { vi: 'Hồ sơ nhân thân', en: 'Identity record' },
  purpose: {
    vi: 'Biết đúng người khi truy vết, xét nghiệm, ra quyết định và trả kết quả',
    en: 'Knowing whom tracing, testing, orders and results are about',
  },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: {
    vi: 'Đến khi không còn hồ sơ nào cần tên; sau đó ẩn danh theo yêu cầu',
    en: 'Until no record needs the name; then anonymised on request',
  },
};

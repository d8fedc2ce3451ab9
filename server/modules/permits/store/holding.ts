import type { Holding } from '../../../platform/holdings/holdings.ts';
import { keptAs } from '../../../platform/holdings/terms.ts';

/** Drivers and staff whom enterprises name; they hang from no person of the register. */
export const permitHolding: Holding = {
  code: 'permits.permit',
  name: { vi: 'Giấy phép vận tải', en: 'Transport permits' },
  purpose: { vi: 'Cho hàng thiết yếu đi qua chốt', en: 'Letting essential goods pass checkpoints' },
  ground: 'duty',
  dataClass: 'personal',
  days: null,
  keep: keptAs.untilDisposal,
};

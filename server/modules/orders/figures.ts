import type { FigureDefinition } from '../../platform/figures/figures.ts';
import type { CountedOrder } from './rules/order-figures.ts';
import { orderFacts, type OrderMetric, recountOrders } from './store/all-orders.ts';
import type { OrderRow } from './store/orders.ts';

const metrics = [
  ['orders.issued', 'Quyết định được ban hành', 'Orders issued'],
  ['orders.in-force', 'Quyết định đang hiệu lực', 'Orders in force'],
  ['orders.released', 'Đã kết thúc cách ly', 'Released from orders'],
] as const satisfies readonly (readonly [code: OrderMetric | 'orders.in-force', vi: string, en: string])[];

/** Counters of orders, by responsible area. None is public: small numbers point at people. */
export const orderFigures: readonly FigureDefinition[] = metrics.map(([code, vi, en]) => ({
  code,
  vi,
  en,
  unit: 'quyết định',
  unitEn: 'orders',
  explain: {
    vi: `${vi}, tại địa bàn phụ trách${code === 'orders.in-force' ? '; số đang có tại thời điểm xem' : ''}.`,
    en: `${en}, at the responsible area${code === 'orders.in-force' ? '; as they stand at that time' : ''}.`,
  },
  ...(code === 'orders.in-force'
    ? { stock: true }
    : { people: (dataset: string) => orderFacts(dataset, code) }),
  public: false,
  recount: async (db) => await recountOrders(db, code),
}));

type CountedColumns = Pick<
  OrderRow,
  'dataset' | 'area_no' | 'issued_at' | 'from_at' | 'ended_at' | 'released_at'
>;

/** What of a stored order is counted. */
export function countedOrder(row: CountedColumns): CountedOrder {
  return {
    dataset: row.dataset,
    areaNo: row.area_no,
    issuedAt: row.issued_at.getTime(),
    from: row.from_at.getTime(),
    endedAt: row.ended_at?.getTime() ?? null,
    releasedAt: row.released_at?.getTime() ?? null,
  };
}

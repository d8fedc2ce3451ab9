import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Metrics: figures of an area are its officers' own, public ones have their own pages. */
export const figureExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /metrics/values': refused((f) => `/metrics/values?codes=cases.confirmed&area=${f.communeId}`),
  'GET /metrics/{code}/series': refused((f) => `/metrics/lab.positivity/series?area=${f.communeId}`),
  'GET /metrics/{code}/ranking': refused((f) => `/metrics/lab.positivity/ranking?area=${f.communeId}`),
  'GET /metrics/{code}/as-known': refused((f) => `/metrics/lab.tests/as-known?area=${f.communeId}&at=${NOW}`),
  'GET /metric-targets': get(
    () => '/metric-targets',
    (f) => [f.communeId],
  ),
  'POST /metric-targets': refused(
    () => '/metric-targets',
    (f) => ({
      id: uuid7(),
      metric: 'lab.positivity',
      areaId: f.communeId,
      direction: 'at-most',
      value: 5,
      validFrom: '2026-11-01',
      source: 'Kế hoạch thử',
    }),
  ),
  'POST /manual-metrics': open('a metric belongs to the whole dataset', '/manual-metrics', () => ({
    code: `manual.${uuid7().slice(-8)}`,
    vi: 'Thử',
    en: 'Test',
    unit: 'người',
  })),
  'GET /reconciliations': {
    outside: 'empty',
    request: () => ({ path: '/reconciliations' }),
    names: (f) => [f.reconciliationId],
  },
  'GET /reconciliations/{id}': refused((f) => `/reconciliations/${f.reconciliationId}`),
  'POST /reconciliations': refused(
    () => '/reconciliations',
    (f) => ({
      id: uuid7(),
      metric: 'lab.tests',
      platform: 'Nền tảng thử',
      to: NOW,
      source: 'Màn hình nền tảng',
      text: `${f.communeCode},12`,
    }),
  ),
  'GET /national-forms/{code}/export': refused(
    (f) => `/national-forms/daily-tests/export?area=${f.communeId}&day=2026-11-15`,
  ),
  'GET /manual-figures': refused((f) => `/manual-figures?area=${f.communeId}`),
  'POST /manual-figures': refused(
    () => '/manual-figures',
    (f) => ({
      id: uuid7(),
      metric: f.manualMetric,
      areaId: f.communeId,
      at: NOW,
      value: 3,
      source: 'Điện thoại',
    }),
  ),
  'POST /manual-figures/{id}/corrections': refused(
    (f) => `/manual-figures/${f.manualFigureId}/corrections`,
    () => ({ id: uuid7(), value: 4, source: 'Văn bản', reason: 'Đọc nhầm' }),
  ),
};

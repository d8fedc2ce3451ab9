import { type OutsideExpectation, refused } from './outside-kit.ts';

/** Metrics: figures of an area are its officers' own, public ones have their own pages. */
export const figureExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /metrics/values': refused((f) => `/metrics/values?codes=cases.confirmed&area=${f.communeId}`),
  'GET /metrics/{code}/series': refused((f) => `/metrics/lab.positivity/series?area=${f.communeId}`),
};

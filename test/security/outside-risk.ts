import { riskPublication } from './fixture.ts';
import { get, NOW, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Risk levels: a proposal belongs to its communes; rules and computations are those of the whole province. */
export const riskExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /risk/levels': refused((f) => `/risk/levels?area=${f.communeId}`),
  'GET /risk/areas/{id}': refused((f) => `/risk/areas/${f.communeId}`),
  'POST /risk/inputs': refused(
    () => '/risk/inputs',
    (f) => ({ areaIds: [f.communeId], input: 'elderly_full_pct', value: 80, at: NOW, source: 'Báo cáo' }),
  ),
  'GET /risk/proposals': get(() => '/risk/proposals'),
  'GET /risk/proposals/{id}': refused((f) => `/risk/proposals/${f.riskProposalId}`),
  'POST /risk/proposals': refused(
    () => '/risk/proposals',
    (f) => ({ items: [{ areaId: f.communeId, level: 3 }], reason: 'Thử' }),
  ),
  'POST /risk/proposals/{id}/review': refused(
    (f) => `/risk/proposals/${f.riskProposalId}/review`,
    () => ({ version: 1, accept: true }),
  ),
  'POST /risk/proposals/{id}/approval': refused(
    (f) => `/risk/proposals/${f.riskProposalId}/approval`,
    () => ({ version: 2, accept: true }),
  ),
  'POST /risk/proposals/{id}/publication': refused(
    (f) => `/risk/proposals/${f.riskProposalId}/publication`,
    () => riskPublication(3, '02/QĐ-UBND'),
  ),
  'POST /risk/levels/{id}/correction': refused(
    (f) => `/risk/levels/${f.riskLevelId}/correction`,
    () => ({
      level: 1,
      effectiveFrom: NOW,
      decisionNumber: '03/QĐ-UBND',
      signer: 'Chủ tịch',
      reason: 'Ghi nhầm',
    }),
  ),
  'GET /risk/rules': open(
    'legal texts and the copies of the dataset; they hold for the whole province',
    '/risk/rules',
  ),
  'GET /risk/rules/{id}': {
    outside: 'open',
    why: 'a rule names no area and no person',
    request: (f) => ({ path: `/risk/rules/${f.riskRuleId}` }),
  },
  'POST /risk/rules': refused(
    () => '/risk/rules',
    (f) => ({ basedOn: f.riskRuleId, reason: 'Thử', figures: [] }),
  ),
  'POST /risk/rules/{id}/dry-run': refused(
    (f) => `/risk/rules/${f.riskRuleId}/dry-run`,
    () => ({}),
  ),
  'POST /risk/rules/{id}/activation': refused(
    (f) => `/risk/rules/${f.riskRuleId}/activation`,
    () => ({ from: '2026-11-01', reason: 'Thử' }),
  ),
  'POST /risk/computation': refused(
    () => '/risk/computation',
    () => ({}),
  ),
  'POST /risk/rules/{id}/withdrawal': refused(
    (f) => `/risk/rules/${f.riskRuleId}/withdrawal`,
    () => ({ reason: 'Thử' }),
  ),
};

import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { get, NOW, type OutsideExpectation, refused } from './outside-kit.ts';

/** Households, teams and who acts for whom belong to the area of the household or the person. */
export const communityExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /households': get(
    () => '/households',
    (f) => [f.householdId, f.mark],
  ),
  'GET /households/{id}': refused((f) => `/households/${f.householdId}`),
  'GET /households/{id}/history': refused((f) => `/households/${f.householdId}/history`),
  'POST /households': refused(
    () => '/households',
    (f) => ({ id: uuid7(), areaId: f.communeId, personIds: [f.otherPersonId] }),
  ),
  'PATCH /households/{id}': refused(
    (f) => `/households/${f.householdId}`,
    () => ({ version: 1 }),
  ),
  'POST /households/{id}/members': refused(
    (f) => `/households/${f.householdId}/members`,
    (f) => ({ personId: f.personId, move: 'in' }),
  ),
  'POST /households/units': refused(
    () => '/households/units',
    (f) => ({ ids: [f.householdId], unitId: f.hamletId }),
  ),
  'POST /households/from-addresses': refused(
    () => '/households/from-addresses',
    (f) => ({ areaId: f.communeId }),
  ),
  'GET /people/cards/prints': get(
    () => '/people/cards/prints',
    (f) => [f.cardPrintId],
  ),
  'POST /people/cards/prints': refused(
    () => '/people/cards/prints',
    (f) => ({ id: uuid7(), areaId: f.hamletId, which: 'without-card' }),
  ),
  'GET /people/cards/prints/{id}/cards.pdf': refused(
    (f) => `/people/cards/prints/${f.cardPrintId}/cards.pdf`,
  ),
  'GET /people/{id}/assistance': refused((f) => `/people/${f.personId}/assistance`),
  'POST /people/{id}/assistance': refused(
    (f) => `/people/${f.personId}/assistance`,
    () => ({ id: uuid7(), helperName: 'Người Giúp', relation: 'neighbour' }),
  ),
  'POST /people/{id}/assistance/end': refused(
    (f) => `/people/${f.personId}/assistance/end`,
    (f) => ({ assistanceId: f.assistanceId }),
  ),
  'POST /community/people/{id}/reports': refused(
    (f) => `/community/people/${f.personId}/reports`,
    () => ({ id: uuid7(), at: NOW, feels: 'well', needs: [] }),
  ),
  'POST /messages/notices': refused(
    () => '/messages/notices',
    (f) => ({ id: uuid7(), smsId: uuid7(), personId: f.personId, text: 'Thử' }),
  ),
  // Whoever is in no team sees nothing, in whatever area.
  'GET /community/today': { ...refused(() => '/community/today'), inside: 403 },
  'POST /community/visits/batch': {
    ...refused(
      () => '/community/visits/batch',
      (f) => ({ items: [{ id: uuid7(), householdId: f.householdId, at: NOW, result: 'seen' }] }),
    ),
    inside: 403,
  },
  'GET /community/supply': get(
    () => '/community/supply',
    (f) => [f.needId, f.mark],
  ),
  'GET /community/teams': get(
    () => '/community/teams',
    (f) => [f.teamId, f.mark],
  ),
  'GET /community/candidates': refused((f) => `/community/candidates?area=${f.communeId}`),
  'POST /community/teams': refused(
    () => '/community/teams',
    (f) => ({ id: uuid7(), areaId: f.communeId, name: 'Tổ thử', unitIds: [], accountIds: [] }),
  ),
  'PATCH /community/teams/{id}': refused(
    (f) => `/community/teams/${f.teamId}`,
    () => ({ version: 1 }),
  ),
  'POST /community/teams/{id}/households': refused(
    (f) => `/community/teams/${f.teamId}/households`,
    (f) => ({ householdIds: [f.householdId], give: true }),
  ),
  'GET /community/rounds': get(
    () => '/community/rounds',
    (f) => [f.roundId, f.mark],
  ),
  'POST /community/rounds': refused(
    () => '/community/rounds',
    (f) => ({ id: uuid7(), areaId: f.communeId, unitIds: [], day: '2026-12-30', reason: 'Thử' }),
  ),
  'GET /community/coverage': get(
    () => '/community/coverage',
    (f) => [f.teamId, f.mark],
  ),
  'GET /community/homes': get(
    () => '/community/homes',
    (f) => [f.householdId, f.mark],
  ),
  'GET /community/needs': get(
    () => '/community/needs',
    (f) => [f.needId, f.mark],
  ),
  'POST /community/needs/{id}/answer': refused(
    (f) => `/community/needs/${f.needId}/answer`,
    (f) => ({ version: f.needVersion, step: 'take' }),
  ),
  'POST /community/rounds/{id}/end': refused((f) => `/community/rounds/${f.roundId}/end`),
};

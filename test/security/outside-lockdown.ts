import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { lockdownBody, lockdownSigning, needBody, passBody } from './fixture-lockdown.ts';
import { get, NOW, type OutsideExpectation, refused } from './outside-kit.ts';

const LATER = new Date(Date.parse(NOW) + 86_400_000).toISOString();
const ids = (f: { readonly lockdownId: string }) => [f.lockdownId];

/** Cordons and foci: each belongs to its area, and so does everything inside it. */
export const lockdownExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /lockdowns': get(() => '/lockdowns', ids),
  'GET /lockdowns/map': get(() => '/lockdowns/map', ids),
  'POST /lockdowns/preview': refused(
    () => '/lockdowns/preview',
    (f) => ({ shape: { kind: 'unit', areaId: f.communeId }, sources: { shape: true } }),
  ),
  'POST /lockdowns': refused(
    () => '/lockdowns',
    (f) => lockdownBody(f.communeId, [f.personId], 'Thử'),
  ),
  'GET /lockdowns/{id}': refused((f) => `/lockdowns/${f.lockdownId}`),
  'GET /lockdowns/{id}/decision.pdf': refused((f) => `/lockdowns/${f.lockdownId}/decision.pdf?which=set-up`),
  'POST /lockdowns/{id}/preview.pdf': refused(
    (f) => `/lockdowns/${f.lockdownId}/preview.pdf`,
    (f) => ({ act: 'lift', officeId: f.officeId, legalBasis: 'Luật 114/2025/QH15', reason: 'Thử' }),
  ),
  'GET /lockdowns/{id}/history': refused((f) => `/lockdowns/${f.lockdownId}/history`),
  'PATCH /lockdowns/{id}': refused(
    (f) => `/lockdowns/${f.correctedId}`,
    () => ({ version: 1, title: 'Thử' }),
  ),
  'GET /lockdowns/{id}/members': refused((f) => `/lockdowns/${f.lockdownId}/members`),
  'GET /lockdowns/{id}/passes': refused((f) => `/lockdowns/${f.lockdownId}/passes`),
  'POST /lockdowns/{id}/extensions': refused(
    (f) => `/lockdowns/${f.lockdownId}/extensions`,
    () => ({ id: uuid7(), until: LATER, reason: 'Thử' }),
  ),
  'POST /lockdowns/{id}/members': refused(
    (f) => `/lockdowns/${f.lockdownId}/members`,
    (f) => ({ id: uuid7(), personIds: [f.otherPersonId] }),
  ),
  'POST /lockdowns/{id}/departures': refused(
    (f) => `/lockdowns/${f.lockdownId}/departures`,
    (f) => ({ memberIds: [f.memberId], at: NOW, reason: 'moved' }),
  ),
  'POST /lockdowns/{id}/gates': refused(
    (f) => `/lockdowns/${f.lockdownId}/gates`,
    () => ({ id: uuid7(), name: 'Cổng thử' }),
  ),
  'POST /lockdowns/{id}/gates/{gateId}/close': refused(
    (f) => `/lockdowns/${f.lockdownId}/gates/${f.spareGateId}/close`,
    () => ({}),
  ),
  'POST /lockdowns/{id}/guards': refused(
    (f) => `/lockdowns/${f.lockdownId}/guards`,
    (f) => ({ id: uuid7(), gateId: f.lockdownGateId, guards: [{ who: 'Thử', from: NOW, to: LATER }] }),
  ),
  'POST /lockdowns/{id}/guards/{guardId}/removal': refused(
    (f) => `/lockdowns/${f.lockdownId}/guards/${f.lockdownGuardId}/removal`,
    () => ({}),
  ),
  'POST /lockdowns/{id}/passes': refused(
    (f) => `/lockdowns/${f.lockdownId}/passes`,
    (f) => passBody(f.lockdownGateId, 'Thử'),
  ),
  'POST /lockdowns/{id}/rounds': refused(
    (f) => `/lockdowns/${f.lockdownId}/rounds`,
    () => ({ id: uuid7(), kind: 'test', plannedAt: NOW }),
  ),
  'POST /lockdowns/{id}/rounds/{roundId}/done': refused(
    (f) => `/lockdowns/${f.lockdownId}/rounds/${f.cordonRoundId}/done`,
    () => ({ at: NOW }),
  ),
  'GET /lockdowns/{id}/rounds/{roundId}/households': refused(
    (f) => `/lockdowns/${f.lockdownId}/rounds/${f.cordonRoundId}/households`,
  ),
  'GET /lockdowns/{id}/rounds/{roundId}/households.pdf': refused(
    (f) => `/lockdowns/${f.lockdownId}/rounds/${f.cordonRoundId}/households.pdf`,
  ),
  'POST /lockdowns/{id}/rounds/{roundId}/households': refused(
    (f) => `/lockdowns/${f.lockdownId}/rounds/${f.cordonRoundId}/households`,
    () => ({ id: uuid7(), rest: true, outcome: 'served', at: NOW }),
  ),
  'POST /lockdowns/{id}/needs': refused((f) => `/lockdowns/${f.lockdownId}/needs`, needBody),
  'POST /lockdowns/{id}/needs/{needId}': refused(
    (f) => `/lockdowns/${f.lockdownId}/needs/${f.cordonNeedId}`,
    () => ({ action: 'assign', assignedTo: 'Thử' }),
  ),
  'POST /lockdowns/{id}/lines': refused(
    (f) => `/lockdowns/${f.lockdownId}/lines`,
    () => ({ id: uuid7(), kind: 'zalo', name: 'Thử', state: 'working' }),
  ),
  'POST /lockdowns/{id}/checks': refused(
    (f) => `/lockdowns/${f.lockdownId}/checks`,
    () => ({ code: 'disinfected', answer: 'met' }),
  ),
  'POST /lockdowns/{id}/decision': refused(
    (f) => `/lockdowns/${f.draftId}/decision`,
    (f) => lockdownSigning(f.officeId),
  ),
  'POST /lockdowns/{id}/lift': refused(
    (f) => `/lockdowns/${f.lockdownId}/lift`,
    (f) => ({ ...lockdownSigning(f.officeId), reason: 'Thử', againstChecklist: true }),
  ),
  'POST /lockdowns/{id}/drop': refused(
    (f) => `/lockdowns/${f.droppedId}/drop`,
    () => ({ reason: 'Thử' }),
  ),
  'GET /foci': get(
    () => '/foci',
    (f) => [f.focusId],
  ),
  'POST /foci': refused(
    () => '/foci',
    (f) => ({ title: 'Thử', disease: 'covid-19', areaId: f.communeId, foundAt: NOW }),
  ),
  'GET /foci/{id}': refused((f) => `/foci/${f.focusId}`),
  'GET /foci/{id}/history': refused((f) => `/foci/${f.focusId}/history`),
  'POST /foci/{id}/reports': refused(
    (f) => `/foci/${f.focusId}/reports`,
    () => ({ id: uuid7(), stage: 'found', at: NOW, to: 'CDC' }),
  ),
  'POST /foci/{id}/cases': refused(
    (f) => `/foci/${f.focusId}/cases`,
    (f) => ({ caseIds: [f.caseId], state: 'LINKED' }),
  ),
  'POST /foci/{id}/steps': refused(
    (f) => `/foci/${f.focusId}/steps`,
    () => ({ id: uuid7(), to: 'ACTIVE', at: NOW }),
  ),
};

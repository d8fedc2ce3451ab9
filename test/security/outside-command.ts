import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { alertRule, dutyTurn, wallScene } from './fixture-command.ts';
import { type OutsideExpectation, refused } from './outside-kit.ts';

const none = () => ({});

/** The command centre is the whole province's: another one is refused everywhere. */
export const commandExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /command/briefings': refused(() => '/command/briefings'),
  'POST /command/briefings': refused(() => '/command/briefings', none),
  'GET /command/briefings/{id}': refused((f) => `/command/briefings/${f.briefingId}`),
  'GET /command/briefings/{id}/document': refused((f) => `/command/briefings/${f.briefingId}/document`),
  'POST /command/briefings/{id}/comments': refused(
    (f) => `/command/briefings/${f.briefingId}/comments`,
    () => ({ text: 'Thử' }),
  ),
  'POST /command/briefings/{id}/signature': refused(
    (f) => `/command/briefings/${f.briefingId}/signature`,
    () => ({ version: 1, position: 'Chủ tịch' }),
  ),
  'GET /command/briefing-times': refused(() => '/command/briefing-times'),
  'PUT /command/briefing-times': refused(
    () => '/command/briefing-times',
    () => ({ hours: [7, 17] }),
  ),
  'GET /command/alerts': refused(() => '/command/alerts'),
  'POST /command/alerts/evaluation': refused(() => '/command/alerts/evaluation', none),
  'GET /command/alerts/{id}': refused((f) => `/command/alerts/${f.alertId}`),
  'POST /command/alerts/{id}/calls': refused(
    (f) => `/command/alerts/${f.alertId}/calls`,
    (f) => ({ dutyId: f.dutyId, result: 'reached' }),
  ),
  'POST /command/alerts/{id}/acknowledgement': refused(
    (f) => `/command/alerts/${f.alertId}/acknowledgement`,
    () => ({ version: 1 }),
  ),
  'POST /command/alerts/{id}/assignment': refused(
    (f) => `/command/alerts/${f.alertId}/assignment`,
    () => ({ version: 2, to: 'CDC' }),
  ),
  'POST /command/alerts/{id}/closing': refused(
    (f) => `/command/alerts/${f.alertId}/closing`,
    () => ({ version: 3, reason: 'Xong' }),
  ),
  'GET /command/alert-rules': refused(() => '/command/alert-rules'),
  'POST /command/alert-rules': refused(
    () => '/command/alert-rules',
    () => ({ document: { ...alertRule, code: 'thu-khac' }, reason: 'Thử' }),
  ),
  'POST /command/alert-rules/dry-run': refused(
    () => '/command/alert-rules/dry-run',
    () => ({ document: alertRule }),
  ),
  'POST /command/alert-rules/{id}/end': refused(
    (f) => `/command/alert-rules/${f.alertRuleId}/end`,
    () => ({ reason: 'Thử' }),
  ),
  'GET /command/duty': refused(() => '/command/duty'),
  'POST /command/duty': refused(
    () => '/command/duty',
    () => ({ items: [dutyTurn('Người trực khác')] }),
  ),
  'POST /command/duty/{id}/removal': refused(
    (f) => `/command/duty/${f.dutyId}/removal`,
    () => ({ reason: 'Đổi ca' }),
  ),
  'GET /command/log': refused(() => '/command/log'),
  'POST /command/log': refused(
    () => '/command/log',
    () => ({ kind: 'note', text: 'Thử' }),
  ),
  'POST /command/log/{id}/receipt': refused((f) => `/command/log/${f.logEntryId}/receipt`, none),
  'GET /command/screens': refused(() => '/command/screens'),
  'POST /command/screens': refused(
    () => '/command/screens',
    () => ({ id: uuid7(1), name: 'Thử' }),
  ),
  'POST /command/screens/{id}/code': refused((f) => `/command/screens/${f.screenId}/code`, none),
  'POST /command/screens/{id}/revocation': refused(
    (f) => `/command/screens/${f.screenId}/revocation`,
    () => ({ reason: 'Thử' }),
  ),
  'GET /command/wall-layout': refused(() => '/command/wall-layout'),
  'PUT /command/wall-layout': refused(
    () => '/command/wall-layout',
    () => ({ version: 0, scenes: null, reason: 'Thử' }),
  ),
  'POST /command/wall-preview': refused(
    () => '/command/wall-preview',
    () => ({ scene: wallScene }),
  ),
  'GET /command/wall-snapshots': refused(() => '/command/wall-snapshots'),
  'POST /command/wall-snapshots': refused(
    () => '/command/wall-snapshots',
    () => ({ id: uuid7(2) }),
  ),
  'GET /command/wall-snapshots/{id}': refused((f) => `/command/wall-snapshots/${f.snapshotId}`),
  'GET /command/wall-snapshots/{id}/document': refused(
    (f) => `/command/wall-snapshots/${f.snapshotId}/document`,
  ),
  'GET /command/wall': refused(() => '/command/wall'),
  'GET /command/wall/communes': refused(() => '/command/wall/communes?scene=gates&tile=crossings'),
};

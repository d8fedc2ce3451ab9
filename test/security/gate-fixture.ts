import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { letPass } from '../support/let-pass.ts';

/** A post with a shift and a phone. */
export async function buildGate(
  t: TestApp,
  commune: { readonly id: string; readonly code: string },
  mark: string,
) {
  const [health, officer] = [await t.as('health-officer'), await t.as('gate-officer', commune.code)];
  const place = { name: 'Chốt thử', kind: 'checkpoint', areaId: commune.id };
  const postId: string = (await health.post('/places', place)).json().id;
  const [shiftId, deviceId, escalationId] = [uuid7(), uuid7(), uuid7()];
  const startedAt = new Date(TEST_NOW).toISOString();
  await officer.post('/gates/shifts', { id: shiftId, postId, direction: 'in', startedAt });
  await officer.post('/gates/devices', { id: deviceId, name: 'Máy thử', postId });
  const asked = { raisedAt: startedAt, who: 'Thử', reason: 'Thử', people: 1, keptVehicle: false };
  await officer.post('/gates/escalations', { ...asked, id: escalationId, postId });
  const crossing = {
    id: uuid7(),
    postId,
    at: startedAt,
    direction: 'in',
    means: 'typed',
    outcome: null,
    person: { fullName: mark, birthYear: 1990 },
    zoneRank: null,
    ...letPass,
  };
  await officer.post('/gates/crossings/batch', { items: [crossing] });
  const permitId = uuid7();
  const permit = {
    id: permitId,
    kind: 'vehicle',
    fullName: mark,
    cccd: '020070000017',
    phone: '0912345678',
    plate: '12C-123.45',
    goods: 'Rau',
    route: [commune.code],
    from: '2026-11-16',
    until: '2026-11-20',
  };
  const enterprise = { name: 'Công ty thử', phone: '0912345678', areaId: commune.id };
  await t.anonymous.post('/permits', { enterprise, items: [permit] });
  const plateId = uuid7();
  await officer.post('/plates', { items: [{ id: plateId, plate: '29C-123.45', postId, at: startedAt }] });
  const smsId = uuid7();
  await health.post('/messages/sms', { id: smsId, to: '0912345678', text: mark });
  return { postId, shiftId, deviceId, escalationId, permitId, plateId, smsId };
}

import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import type { TestApp } from '../support/app.ts';
import { TEST_NOW } from '../support/fixed.ts';

export type PrivacyFixture = {
  readonly privacyRequestId: string;
  readonly breachId: string;
  readonly passId: string;
};

/** Somebody who asks for a copy, an incident, and a look from another province. */
export async function buildPrivacy(t: TestApp, communeId: string, mark: string): Promise<PrivacyFixture> {
  const officer = await t.as('health-officer');
  const made = async (path: string, body: object) => {
    const reply = await officer.post(path, body);
    if (reply.statusCode >= 300) {
      throw new Error(`${path}: ${reply.body}`);
    }
    return reply.json();
  };
  const person = await made('/people', { fullName: mark, birthYear: 1961, areaId: communeId });
  const request = await made('/privacy/requests', {
    id: uuid7(),
    personId: person.id,
    wish: 'copy',
    channel: 'desk',
    proof: 'document',
  });
  const breach = await made('/privacy/breaches', {
    id: uuid7(),
    title: mark,
    happened: mark,
    foundAt: new Date(TEST_NOW - 3_600_000).toISOString(),
    data: ['contact'],
  });
  const stranger = await t.as('tracer', '33');
  await stranger.get(`/people/${person.id}?reason=${encodeURIComponent(mark)}`);
  const auditor = await t.as('auditor');
  const [pass] = (await auditor.get('/access-passes')).json().items;
  return { privacyRequestId: request.id, breachId: breach.id, passId: pass.id };
}

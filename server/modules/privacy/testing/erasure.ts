import { expect } from 'vitest';
import type { Caller } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

/** Enters that somebody asked at the desk to be anonymised. @returns the id of the request. */
export async function askErasure(officer: Caller, personId: string): Promise<string> {
  const id = uuid7();
  const words = { wish: 'erasure', channel: 'desk', proof: 'document', words: 'Xin xóa' };
  const entered = await officer.post('/privacy/requests', { id, personId, ...words });
  expect(entered.statusCode, entered.body).toBe(201);
  return id;
}

/** Does what a request asks; it must be possible. */
export async function grantErasure(officer: Caller, requestId: string): Promise<void> {
  const done = { state: 'done', answer: 'Đã làm theo yêu cầu' };
  const answered = await officer.post(`/privacy/requests/${requestId}/answer`, done);
  expect(answered.json(), answered.body).toMatchObject({ state: 'done' });
}

/** Anonymises somebody, as officers do it. */
export async function erase(officer: Caller, personId: string): Promise<void> {
  await grantErasure(officer, await askErasure(officer, personId));
}

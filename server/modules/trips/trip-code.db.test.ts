import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { tripKit, type TripKit } from './testing/trip-kit.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

describe('the misuse of a trip code', () => {
  const misuse = async (shortCode: string) =>
    await k.officer.post('/permits/reports', { id: uuid7(), shortCode, kind: 'other-plate', at: k.at(0) });

  it('is refused with the name of the border gate whose desk is to be told', async () => {
    const { shortCode } = await k.register();
    const answer = await misuse(shortCode);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'permit.trip-code' });
    expect(answer.json().message).toContain('Cửa khẩu thử');
  });

  it('is not found where nothing has the code', async () => {
    const answer = await misuse('GZZZZZZZ');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'permit.not-found' });
  });
});

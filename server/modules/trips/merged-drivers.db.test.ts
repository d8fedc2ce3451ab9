import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeRecords, undoMerge } from '../../../test/support/merge-records.ts';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { tripKit, type TripKit } from './testing/trip-kit.ts';

let k: TripKit;
beforeAll(async () => {
  k = await tripKit();
});
afterAll(() => k.t.close());

describe('two records of one driver', () => {
  it('that were merged since hand over and sleep as the kept one', async () => {
    const driver = { fullName: 'Vi Văn Lái', phone: '0977000123' };
    const { id } = await k.register({ driver });
    const gone = (await k.health.get(`/people?q=${driver.phone}`)).json<{ items: { id: string }[] }>()
      .items[0]!.id;
    const other = await k.health.post('/people', {
      fullName: driver.fullName,
      phones: [driver.phone],
      identifiers: [{ kind: 'cccd', value: '020085000011' }],
      areaId: k.t.areaId('20'),
    });
    const kept = other.json<{ id: string }>().id;
    const merge = await mergeRecords(k.health, { keep: kept, gone });
    const to = { fullName: driver.fullName, document: '020085000011' };
    const handOver = {
      id: uuid7(),
      at: k.at(-1),
      placeId: k.yard.id,
      to,
      seals: ['VN123456'],
      lodging: { placeId: k.inn.id },
    };
    const path = `/border/trips/${id}/hand-over`;
    expect((await k.commander.post(path, handOver)).json().code).toBe('trip.same-driver');
    const named = { ...handOver, id: uuid7(), to: { fullName: 'Hoàng Người Khác', phone: '0988000112' } };
    expect((await k.commander.post(path, named)).statusCode).toBe(201);
    const [guest] = (await k.health.get(`/lodging/stays?place=${k.inn.id}`)).json().items;
    // What was written meanwhile is of the record that was kept.
    await undoMerge(k.health, merge);
    const stayed = await sql<{ id: string }>`select p.id from lodging_stay s join person p using (person_no)
      where s.id = ${guest.id}`.execute(k.t.app.platform.db);
    expect(stayed.rows).toEqual([{ id: kept }]);
  });
});

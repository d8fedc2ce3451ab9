import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuid7 } from '../../platform/ids/uuid7.ts';
import { type HandoverKit, handoverKit, LUONG_VAN_TRI, TAM_THANH } from './testing/handover-kit.ts';

let kit: HandoverKit;
beforeAll(async () => {
  kit = await handoverKit();
});
afterAll(() => kit.t.close());

const act = async (who: typeof TAM_THANH | typeof LUONG_VAN_TRI, what: string, id: string) => {
  const reason = 'Không có ở đây';
  const { outcomes } = (await kit.of(who).post(`/handovers/${what}`, { ids: [id], reason })).json();
  expect(outcomes).toMatchObject([{ status: 200 }]);
};

it('who was sent again is no longer told as come back, until that is taken back or comes back too', async () => {
  const { caseId } = await kit.newCase(TAM_THANH);
  const send = async (): Promise<string> => {
    kit.t.clock.advance(1000);
    const sent = await kit.send(TAM_THANH, LUONG_VAN_TRI, [{ subject: 'case', id: caseId }], { id: uuid7() });
    return sent.outcomes[0]!.id;
  };
  const left = async (): Promise<string[]> => {
    const { items } = (await kit.of(TAM_THANH).get('/handovers?view=back')).json();
    expect((await kit.of(TAM_THANH).get('/handovers/attention')).json().returned).toBe(items.length);
    return items.map(({ id }: { id: string }) => id);
  };
  const first = await send();
  await act(LUONG_VAN_TRI, 'refusals', first);
  expect(await left()).toEqual([first]);
  const second = await send();
  expect(await left()).toEqual([]);
  await act(TAM_THANH, 'withdrawals', second);
  expect(await left()).toEqual([first]);
  const third = await send();
  await act(LUONG_VAN_TRI, 'refusals', third);
  expect(await left()).toEqual([third]);
  const fourth = await send();
  await kit.of(LUONG_VAN_TRI).post('/handovers/acceptances', { ids: [fourth] });
  expect(await left()).toEqual([]);
});

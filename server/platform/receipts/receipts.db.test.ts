import { afterAll, beforeAll, expect, it } from 'vitest';
import { testApp, type TestApp } from '../../../test/support/app.ts';
import { uuid7 } from '../ids/uuid7.ts';
import { refuse } from '../outcomes/general.ts';
import { done } from '../outcomes/outcome.ts';
import { contentHash, once } from './receipts.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

const run = async (id: string, content: unknown, work: () => ReturnType<typeof done>) =>
  await t.app.platform.db
    .transaction()
    .execute(async (tx) => await once(tx, { id, kind: 'test', content, at: 0 }, async () => work()));

it('runs work once however many ask at the same time, and answers all alike', async () => {
  const id = uuid7();
  let ran = 0;
  const outcomes = await Promise.all(
    Array.from(
      { length: 8 },
      async () =>
        await run(id, { a: 1 }, () => {
          ran += 1;
          return done({ number: ran }, 201);
        }),
    ),
  );
  expect(ran).toBe(1);
  expect(outcomes.filter((outcome) => outcome.ok && outcome.status === 201)).toHaveLength(1);
  expect(
    new Set(outcomes.map((outcome) => JSON.stringify(outcome.ok ? outcome.value : outcome.code))),
  ).toEqual(new Set(['{"number":1}']));
});

it('refuses the same id for other content, and forgets a refusal so that it can be tried again', async () => {
  const id = uuid7();
  expect(await run(id, { a: 1 }, () => refuse('not-found') as never)).toMatchObject({ ok: false });
  expect(await run(id, { a: 2 }, () => done('kept', 201))).toMatchObject({ ok: true, status: 201 });
  expect(await run(id, { a: 1 }, () => done('other', 201))).toMatchObject({
    ok: false,
    code: 'request.conflict',
  });
});

it('hashes content by value: key order and absent keys make no difference, everything else does', () => {
  expect(contentHash({ a: 1, b: [1, 2], c: undefined })).toEqual(contentHash({ b: [1, 2], a: 1 }));
  expect(contentHash({ a: 1 })).not.toEqual(contentHash({ a: '1' }));
  expect(contentHash([1, 2])).not.toEqual(contentHash([2, 1]));
});

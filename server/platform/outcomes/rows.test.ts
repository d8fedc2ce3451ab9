import { expect, it } from 'vitest';
import { done, type Outcome, type Refusal } from './outcome.ts';
import { eachRow, rowOf } from './rows.ts';

const no: Refusal = {
  ok: false,
  status: 409,
  code: 'a.b',
  message: 'Không',
  messageEn: 'No',
  fields: { name: 'x' },
};

it('does each once, in order, and one that is refused holds up no other', async () => {
  const seen: string[] = [];
  const act = (id: string): Promise<Outcome<number>> => {
    seen.push(id);
    return Promise.resolve(id === 'b' ? no : done(7, id === 'c' ? 202 : undefined));
  };
  const said = { code: 'a.b', message: 'Không', messageEn: 'No' };
  expect(await eachRow(['A', 'b', 'a', 'c'], act, (n) => ({ n }))).toEqual({
    ok: true,
    value: {
      outcomes: [
        { id: 'a', status: 200, n: 7 },
        { id: 'b', status: 409, ...said },
        { id: 'c', status: 202, n: 7 },
      ],
    },
  });
  expect(seen).toEqual(['a', 'b', 'c']);
});

it('says of a success the status that it names, else the one that is usual there', () => {
  expect([rowOf('a', done(1), 201), rowOf('a', done(1, 200), 201)].map(({ status }) => status)).toEqual([
    201, 200,
  ]);
});

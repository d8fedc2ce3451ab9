import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import {
  decidedAmong,
  forgetInherited,
  inheritedOf,
  pairOf,
  pairText,
  readDifferent,
  rememberDifferent,
} from '../store/duplicates.ts';
import { numbersOfPeople } from './load-people.ts';

/**
 * Who was found to be somebody else than the record that goes is somebody else than the kept one, too.
 * @returns those of whom nobody had said so of the kept one.
 */
export async function inheritDecisions(
  scope: Scope,
  tx: Tx,
  keepNo: number,
  goneNo: number,
  at: number,
): Promise<number[]> {
  const known = await differentFrom(scope, tx, keepNo);
  const others = (await differentFrom(scope, tx, goneNo)).filter(
    (no) => no !== keepNo && !known.includes(no),
  );
  const pairs = others.map((no) => ({ id: uuid7(at), ...pairOf(no, keepNo) }));
  await rememberDifferent(scope, tx, pairs, at);
  return others;
}

/**
 * Takes back what an undone merge handed on: to the kept record itself (`handed`), and from it to records that went with
 * somebody since. What these records inherited stays where an officer's decision on two of their records still says so.
 */
export async function takeBackDecisions(
  scope: Scope,
  tx: Tx,
  keepNo: number,
  handed: readonly number[],
): Promise<void> {
  await forgetInherited(scope, tx, keepNo, handed);
  const others = await inheritedOf(scope, tx, keepNo);
  const numbers = await numbersOfPeople(scope, tx, [keepNo, ...others]);
  const decided = new Set((await decidedAmong(scope, tx, [...numbers.values()].flat())).map(pairText));
  const own = numbers.get(keepNo)!;
  const groundless = others.filter(
    (other) => !numbers.get(other)!.some((b) => own.some((a) => decided.has(pairText(pairOf(a, b))))),
  );
  await forgetInherited(scope, tx, keepNo, groundless);
}

async function differentFrom(scope: Scope, tx: Tx, no: number): Promise<number[]> {
  return (await readDifferent(scope, tx, no)).map(({ leftNo, rightNo }) =>
    leftNo === no ? rightNo : leftNo,
  );
}

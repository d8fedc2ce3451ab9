import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { LevelObserver } from '../../tracing/index.ts';
import type { LevelChangeContext } from '../context.ts';
import { countMoves, diffLevels } from '../rules/diff-levels.ts';
import { proposeMove } from '../rules/propose.ts';
import { listedAsGone } from '../store/rows.ts';
import { listChange } from './list-change.ts';
import { knownPeople } from './person-facts.ts';

/** So many people of one change are listed one by one; all are counted. */
const MOST = 20_000;

/**
 * Lists what a new tracing of a case moved, in the transaction of the tracing. New contacts of contacts are counted
 * only: they wait in the case's grid like after a first tracing.
 */
export function tracedObserver(context: LevelChangeContext): LevelObserver {
  return async (scope, tx, { ref, at, before, after, depth }) => {
    const gone = await listedAsGone(scope, tx, ref.caseId);
    const former = new Map([...before].filter(([no]) => !gone.has(no)));
    const moves = diffLevels(former, after, depth);
    const listed = moves.filter((move) => move.from !== null || move.to === 1).slice(0, MOST);
    if (listed.length === 0) {
      return;
    }
    const known = await knownPeople(
      context,
      scope,
      tx,
      ref.caseId,
      listed.map((move) => move.personNo),
    );
    await listChange(context, scope, tx, {
      id: uuid7(at),
      ref,
      cause: 'RETRACED',
      causedAt: at,
      subjectNo: null,
      tubeId: null,
      moves: countMoves(moves),
      people: listed.map((move) => {
        const facts = known.get(move.personNo)!;
        return { ...move, ...proposeMove(move, facts), order: facts.order };
      }),
    });
  };
}

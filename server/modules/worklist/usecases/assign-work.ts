import type { Body, RowOutcome } from '../../../../contract/kit.ts';
import type { Right } from '../../../../contract/rights.ts';
import type { worklistApi } from '../../../../contract/worklist.ts';
import { findOfficers } from '../../../platform/access/officers.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { refusedRow } from '../../../platform/outcomes/rows.ts';
import type { WorkContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { doneWith, rightOf } from '../rules/escalation.ts';
import { assign, findWork } from '../store/work.ts';
import { dueWork } from './list-work.ts';

type Outcomes = {
  outcomes: RowOutcome[];
};

/** Gives work to an officer who may do it there, or to nobody; each piece has its own outcome. */
export async function assignWork(
  context: WorkContext,
  scope: Scope,
  input: Body<(typeof worklistApi)['POST /worklist/assignments']>,
): Promise<Outcome<Outcomes>> {
  const { areas, platform } = context;
  const officerId = input.officerId?.toLowerCase() ?? null;
  const [officer] = officerId === null ? [] : await findOfficers(scope, platform.db, [officerId]);
  if (officerId !== null && officer === undefined) {
    return refuse('unknown-officer', { fields: { officerId: 'unknown' } });
  }
  const now = platform.clock.now();
  const asked = input.items.map(({ kind, id }) => ({ kind, id: id.toLowerCase() }));
  return await platform.db.transaction().execute(async (tx) => {
    const ids = asked.map((one) => one.id);
    const found = await findWork(scope, tx, dueWork(scope, now), ids);
    const areaOf = new Map(found.map((one) => [`${one.kind} ${one.id}`, one.area_no]));
    const outcomes = asked.map(({ kind, id }): Outcomes['outcomes'][number] => {
      const key = `${kind} ${id}`;
      const areaNo = areaOf.get(key) ?? null;
      const works = (right: Right) => officer === undefined || officer.worksIn(right, areas, areaNo);
      const refused =
        !areaOf.has(key) || !mayIn(scope, rightOf[kind], areas.pathOf(areaNo))
          ? refuse('not-due')
          : !works('followup.record')
            ? refuse('unknown-officer')
            : !doneWith[kind].every(works)
              ? refuse('may-not-do')
              : null;
      return refused === null ? { id, status: 200 } : refusedRow(id, refused);
    });
    const good = asked.filter((_, i) => outcomes[i]!.status === 200);
    if (good.length > 0) {
      await assign(scope, tx, good, officer ?? null, { name: scope.actor.name, at: new Date(now) });
      await audit(tx, scope, now, [
        { action: 'work.assign', detail: { pieces: good.length, officer: officer?.id ?? null } },
      ]);
    }
    return done({ outcomes });
  });
}

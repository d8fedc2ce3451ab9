import type { Body } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertLevels, type LevelRow, lockLevel, markCorrected } from '../store/levels.ts';
import { readMoment } from './moment.ts';
import { presentLevel, type ShownLevel } from './present.ts';

type Input = Body<(typeof riskApi)['POST /risk/levels/{id}/correction']>;

/** A wrong row may be found late. */
const EFFECT = { backDays: 3660, aheadDays: 60 };

/**
 * Replaces one decided level by another (or by none: the decision is cancelled for this commune). The former row
 * stays, marked with what replaced it, so that what was believed on a day remains visible.
 */
export async function correctLevel(
  context: RiskContext,
  scope: Scope,
  levelId: string,
  input: Input,
): Promise<Outcome<ShownLevel>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const from = readMoment(input.effectiveFrom, now, EFFECT);
  if (from === null) {
    return refuse('bad-time', { fields: { effectiveFrom: 'implausible' } });
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  return await db.transaction().execute(async (tx) => {
    const former = await lockLevel(scope, tx, levelId.toLowerCase());
    if (former === undefined || !mayIn(scope, 'risk.approve', context.areas.pathOf(former.area_no))) {
      return refuseGeneral('not-found');
    }
    const content = { levelId, ...input, id };
    return await once<ShownLevel>(tx, { id, kind: 'risk.correction', content, at: now }, async () => {
      if (former.corrected_by !== null) {
        return refuse('already-corrected');
      }
      const row: LevelRow = {
        ...former,
        id,
        level: input.level,
        from_at: from,
        decision_number: input.decisionNumber,
        signer: input.signer,
        reason: input.reason,
        recorded_at: new Date(now),
        recorded_by: scope.actor.name,
        corrects: former.id,
        corrected_by: null,
        told: from.getTime() <= now,
      };
      await insertLevels(scope, tx, [row]);
      await markCorrected(scope, tx, former, id);
      await appendEvent(tx, {
        topic: 'risk.published',
        dataset: scope.dataset,
        payload: {
          decisionNumber: row.decision_number,
          effectiveFrom: from.toISOString(),
          areaNos: [row.area_no],
        },
        at: now,
      });
      const detail = { former: former.level, level: row.level };
      await audit(tx, scope, now, [
        {
          action: 'risk.correct',
          subjectKind: 'risk-level',
          subjectId: former.id,
          areaNo: row.area_no,
          detail,
        },
      ]);
      return done(presentLevel(row), 201);
    });
  });
}

import type { Scope } from '../../../platform/access/scope.ts';
import { startOfDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { casesOfPeople } from '../../cases/index.ts';
import type { LockdownContext } from '../context.ts';
import { checkLift, liftRuleAt, type ReadChecklist } from '../rules/lift-checklist.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { membersOf } from '../store/members.ts';
import { checksOf } from '../store/work.ts';
import { readTestRounds, roundSums } from './read-rounds.ts';

/** The lift checklist of a cordon as it stands: what the records say, and what officers answered. */
export async function readChecklist(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  row: LockdownRow,
): Promise<ReadChecklist> {
  const now = context.platform.clock.now();
  const rule = liftRuleAt(now);
  const answers = await checksOf(scope, db, row.id);
  const [round] = await readTestRounds(context, scope, db, row, { newestOnly: true });
  const items = checkLift(
    rule,
    {
      from: row.from_at.getTime(),
      lastCaseAt: await lastCaseAt(context, scope, db, row),
      round: round === undefined ? null : roundSums(round.people),
    },
    new Map(
      answers.map((one) => [
        one.code,
        { answer: one.answer, note: one.note, by: one.answered_by, at: one.answered_at.getTime() },
      ]),
    ),
    now,
  );
  const byCode = new Map(answers.map((one) => [one.code, one]));
  return {
    rule: rule.version,
    source: rule.source,
    certainty: rule.certainty,
    items: items.map((item) => {
      const own = item.by === 'officer' ? byCode.get(item.code) : undefined;
      return {
        code: item.code,
        vi: item.vi,
        en: item.en,
        by: item.by,
        answer: item.answer,
        detailVi: item.detail?.vi ?? null,
        detailEn: item.detail?.en ?? null,
        note: own?.note ?? null,
        answeredBy: own?.answered_by ?? null,
        answeredAt: own?.answered_at.toISOString() ?? null,
      };
    }),
  };
}

/** The day of the newest case among whoever is or was inside, by onset, else by report. */
async function lastCaseAt(
  { people }: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  row: LockdownRow,
): Promise<number | null> {
  const nos = [...new Set((await membersOf(scope, db, [row.id])).map((one) => one.person_no))];
  const numbers = await people.numbersOf(scope, db, nos);
  const cases = await casesOfPeople(scope, db, [...numbers.values()].flat());
  const days = cases
    .filter((one) => one.disease === row.disease && one.classification !== 'NO_CASE')
    .map((one) => startOfDate(one.reportDate));
  return days.length === 0 ? null : Math.max(...days);
}

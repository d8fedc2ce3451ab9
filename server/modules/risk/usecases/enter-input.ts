import type { Body } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertInputs } from '../store/inputs.ts';
import { listRules } from '../store/rules.ts';
import { counted } from './gather-inputs.ts';
import { readMoment } from './moment.ts';
import { reachAreas } from './reach.ts';

type Entered = Body<(typeof riskApi)['POST /risk/inputs']>;

/** Enters one input for areas, with its source and time; the former values stay on record. Null takes it back. */
export async function enterInput(
  context: RiskContext,
  scope: Scope,
  input: Entered,
): Promise<Outcome<{ count: number }>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const areas = reachAreas(context, scope, 'risk.propose', input.areaIds);
  if (!areas.ok) {
    return areas;
  }
  const rules = await listRules(scope, db);
  const kind = rules
    .map(({ document }) => document.inputs[input.input]?.kind)
    .find((one) => one !== undefined);
  if (kind === undefined) {
    return refuse('unknown-input', { params: { input: input.input } });
  }
  if (Object.hasOwn(counted, input.input)) {
    return refuse('counted-input', { params: { input: input.input } });
  }
  const top = { count: Number.MAX_SAFE_INTEGER, percent: 100, 'yes-no': 1 }[kind];
  const whole = input.value === null || kind === 'percent' || Number.isInteger(input.value);
  if (input.value !== null && (input.value > top || !whole)) {
    return refuse('bad-value', { fields: { value: 'out of range' } });
  }
  const at = readMoment(input.at, now, { backDays: 366, aheadDays: 0 });
  if (at === null) {
    return refuse('bad-time', { fields: { at: 'implausible' } });
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'risk.input', content: { ...input, id }, at: now }, async () => {
        await insertInputs(
          scope,
          tx,
          areas.value.map((area) => ({
            id,
            area_no: area.no,
            input: input.input,
            value: input.value,
            at,
            source: input.source,
            entered_by: scope.actor.name,
            entered_at: new Date(now),
          })),
        );
        const detail = { input: input.input, value: input.value, count: areas.value.length };
        const areaNo = areas.value.length === 1 ? areas.value[0]!.no : null;
        await audit(tx, scope, now, [
          { action: 'risk.input', subjectKind: 'risk-input', subjectId: id, areaNo, detail },
        ]);
        return done({ count: areas.value.length }, 201);
      }),
  );
}

import type { Static } from 'typebox';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { CutOffs } from '../../../../contract/profiles.ts';
import type { PlanPreview, tracePlanApi } from '../../../../contract/trace-plan.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { CaseRef } from '../../cases/index.ts';
import type { TracingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { countCut, type Cut, cutContacts } from '../rules/cut-plan.ts';
import { findPlan, type PlanRow, readForCut, saveCut, savePlan } from '../store/plans.ts';
import { findTrace, lockTrace } from '../store/projection.ts';
import { keepPlaceExposures } from './follow-plan.ts';
import { openCaseFor } from './open-case.ts';

type Preview = Static<typeof PlanPreview>;
type Plan = Reply<(typeof tracePlanApi)['GET /cases/{id}/trace/plan']>;

/** Crowds that a preview names: the screen lists them. */
const NAMED_CROWDS = 100;

/** The cut-offs applied to a case; before any were, those of its disease profile, with version 0. */
export async function showPlan(
  context: TracingContext,
  given: Scope,
  caseId: string,
  reason: string | undefined,
): Promise<Outcome<Plan>> {
  const scope = reason === undefined ? given : { ...given, reason };
  const opened = await openCaseFor(context, scope, 'case.read', caseId);
  return opened.ok
    ? done(shown(opened.value, await findPlan(scope, context.platform.db, opened.value.caseId)))
    : opened;
}

/** What cut-offs would do to the contacts found at the last tracing. Nothing changes. */
export async function previewPlan(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  cutOffs: CutOffs | undefined,
): Promise<Outcome<Preview>> {
  const opened = await openCaseFor(context, scope, 'tracing.run', caseId);
  if (!opened.ok) {
    return opened;
  }
  const { db } = context.platform;
  const plan = await findPlan(scope, db, opened.value.caseId);
  const used = cutOffs ?? plan?.cut_offs ?? opened.value.profile.cutOffs;
  const made = await preview(context, scope, db, opened.value.caseId, used);
  return made.ok ? done(made.value.shown) : made;
}

/** Applies cut-offs: who is below goes to a list of its own, with level and status untouched. */
export async function applyPlan(
  context: TracingContext,
  scope: Scope,
  caseId: string,
  input: Body<(typeof tracePlanApi)['POST /cases/{id}/trace/plan']>,
): Promise<Outcome<{ plan: Plan; preview: Preview }>> {
  const opened = await openCaseFor(context, scope, 'tracing.run', caseId);
  if (!opened.ok) {
    return opened;
  }
  const ref = opened.value;
  const now = context.platform.clock.now();
  return await context.platform.db.transaction().execute(async (tx) => {
    await lockTrace(scope, tx, ref.caseId);
    const before = await findPlan(scope, tx, ref.caseId);
    if ((before?.version ?? 0) !== input.version) {
      return refuseGeneral('version-conflict', {
        current: shown(ref, before),
        fields: { cutOffs: 'changed' },
      });
    }
    const made = await preview(context, scope, tx, ref.caseId, input.cutOffs);
    if (!made.ok) {
      return made;
    }
    const plan: PlanRow = {
      case_id: ref.caseId,
      dataset: scope.dataset,
      cut_offs: input.cutOffs,
      applied_at: new Date(now),
      applied_by: scope.actor.name,
      version: input.version + 1,
    };
    await savePlan(scope, tx, plan);
    await saveCut(scope, tx, ref.caseId, made.value.cut.below);
    await keepPlaceExposures(scope, tx, ref.caseId, made.value.cut.crowds, new Date(now));
    const { proposed, orders } = made.value.shown;
    await audit(tx, scope, now, [
      {
        action: 'case.trace-plan',
        subjectKind: 'case',
        subjectId: ref.caseId,
        areaNo: ref.areaNo,
        detail: { cutOffs: input.cutOffs, proposed, orders },
      },
    ]);
    return done({ plan: shown(ref, plan), preview: made.value.shown });
  });
}

async function preview(
  context: TracingContext,
  scope: Scope,
  db: Db | Tx,
  caseId: string,
  cutOffs: CutOffs,
): Promise<Outcome<{ cut: Cut; shown: Preview }>> {
  const trace = await findTrace(scope, db, caseId);
  if (trace === undefined) {
    return refuse('not-traced');
  }
  const contacts = await readForCut(scope, db, caseId);
  const cut = cutContacts(contacts, cutOffs);
  const largest = cut.crowds.toSorted((a, b) => b.personNos.size - a.personNos.size).slice(0, NAMED_CROWDS);
  const places = await context.places.byNos(scope, db, [...new Set(largest.map((one) => one.placeNo))]);
  const crowds = largest.flatMap((one) => {
    const place = places.get(one.placeNo);
    return place === undefined
      ? []
      : [
          {
            placeId: place.placeId,
            placeName: place.name,
            kind: place.kind,
            from: new Date(one.from).toISOString(),
            to: new Date(one.to).toISOString(),
            people: one.personNos.size,
            covered: one.covered,
          },
        ];
  });
  return done({
    cut,
    shown: { asOf: trace.as_of.toISOString(), cutOffs, ...countCut(contacts, cut), places: crowds },
  });
}

function shown(ref: CaseRef, plan: PlanRow | undefined): Plan {
  return {
    cutOffs: plan?.cut_offs ?? ref.profile.cutOffs,
    appliedAt: plan?.applied_at.toISOString() ?? null,
    appliedBy: plan?.applied_by ?? null,
    version: plan?.version ?? 0,
  };
}

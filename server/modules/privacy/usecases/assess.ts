import { createHash } from 'node:crypto';
import type { Body, Reply } from '../../../../contract/kit.ts';
import type { privacyApi } from '../../../../contract/privacy.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { nextRetention } from '../../../platform/retention/trim.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { PrivacyContext } from '../context.ts';
import { drawAssessment } from '../documents/draw-assessment.ts';
import {
  type AssessmentRow,
  findAssessment,
  insertAssessment,
  listAssessments,
} from '../store/assessments.ts';
import { countOpen } from '../store/open-counts.ts';

type Api = typeof privacyApi;
type Shown = Reply<Api['GET /privacy/assessments']>['items'][number];

/** What is kept of people, and what the next run of retention will delete, as of that run. Nothing is deleted here. */
export async function showRegister(
  context: PrivacyContext,
  scope: Scope,
): Promise<Reply<Api['GET /privacy/register']>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  // Tonight another day is over: counted as of now, a day of stays less would be promised than is deleted.
  const runsAt = nextRetention(now);
  await audit(db, scope, now, [{ action: 'privacy.dry-run' }]);
  const items = await Promise.all(
    context.holdings().map(async ({ code, name, purpose, ground, dataClass, days, keep, due, erasure }) => ({
      code,
      name,
      purpose,
      ground,
      dataClass,
      days,
      keep,
      due: due === undefined ? null : await due(db, runsAt),
      erasure: erasure ?? null,
    })),
  );
  return { asOf: new Date(now).toISOString(), runsAt: new Date(runsAt).toISOString(), items };
}

/** Frozen assessments. */
export async function showAssessments(context: PrivacyContext, scope: Scope): Promise<{ items: Shown[] }> {
  return { items: (await listAssessments(scope, context.platform.db)).map(present) };
}

/** Freezes an assessment as things are now. */
export async function freezeAssessment(
  context: PrivacyContext,
  scope: Scope,
  body: Body<Api['POST /privacy/assessments']>,
): Promise<Outcome<Shown>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  const id = body.id.toLowerCase();
  const { controller, contact } = body;
  const pdf = await drawAssessment({
    controller,
    contact,
    at,
    by: scope.actor.name,
    dataset: scope.dataset,
    holdings: context.holdings(),
    ...(await countOpen(scope, db)),
  });
  const sha256 = createHash('sha256').update(pdf).digest();
  const kept = await db.transaction().execute(
    async (tx) =>
      await once(
        tx,
        { id, kind: 'privacy.assessment', content: [scope.dataset, controller, contact], at },
        async () => {
          const row = { id, dataset: scope.dataset, at: new Date(at), by_name: scope.actor.name };
          await insertAssessment(tx, { ...row, controller, contact, sha256, pdf });
          await audit(tx, scope, at, [
            { action: 'privacy.assess', subjectKind: 'assessment', subjectId: id },
          ]);
          return done(null, 201);
        },
      ),
  );
  return kept.ok ? done(present((await findAssessment(scope, db, id))!), kept.status) : kept;
}

/** The file of a frozen assessment. */
export async function assessmentFile(
  context: PrivacyContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const row = await findAssessment(scope, context.platform.db, id.toLowerCase());
  return row === undefined
    ? refuseGeneral('not-found')
    : { ok: true, file: { type: 'application/pdf', name: 'danh-gia-tac-dong.pdf', body: row.pdf } };
}

function present(row: Omit<AssessmentRow, 'pdf'>): Shown {
  return {
    id: row.id,
    at: row.at.toISOString(),
    by: row.by_name,
    controller: row.controller,
    contact: row.contact,
    sha256: row.sha256.toString('hex'),
  };
}

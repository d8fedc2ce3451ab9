import type { Static } from 'typebox';
import type { orderTemplatesApi } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { historyOf } from '../../../platform/audit/history.ts';
import { listed, plain, type Readers } from '../../../platform/audit/history-words.ts';
import { DAY_MS, localDate, startOfDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { organisationsByIds } from '../../../registry/organisations/index.ts';
import type { OrderContext } from '../context.ts';
import { legalWarnings } from '../rules/legal-instruments.ts';
import { standingWording } from '../rules/standing-wordings.ts';
import { mayStep } from '../rules/template-steps.ts';
import { orderHistory } from './order-history.ts';
import { findTemplate, type TemplateToday, versionBefore } from '../store/order-templates.ts';
import { knownInstruments } from './legal-instruments.ts';
import { draftsTemplates, seesTemplates, startsTemplates } from './template-reach.ts';

type Table = typeof orderTemplatesApi;
export type ShownTemplate = Static<Table['GET /order-templates']['reply'][200]>['items'][number];
export type ShownTemplateDetail = Static<Table['GET /order-templates/{id}']['reply'][200]>;

/** One version of an office's template that the scope sees. */
export async function visibleTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<TemplateToday>> {
  const { db, clock } = context.platform;
  const row = await findTemplate(scope, db, id.toLowerCase(), localDate(clock.now()));
  return row !== undefined && seesTemplates(scope, context.areas.pathOf(row.area_no))
    ? done(row)
    : refuseGeneral('not-found');
}

const lines = listed(plain);
/** Wordings name nobody: whoever may read one may read what it said before. */
const wording: Readers = {
  ...Object.fromEntries(
    ['above', 'office', 'place', 'title', 'authority', 'note'].map((part) => [part, plain]),
  ),
  basis: lines,
  recipients: lines,
  articles: listed((article) => lines(article)),
};

/** A version with its wording, the one before it, and its history. */
export async function showTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownTemplateDetail>> {
  const row = await visibleTemplate(context, scope, id);
  return row.ok ? done(await presentTemplate(context, scope, row.value)) : row;
}

/** A version whole. */
export async function presentTemplate(
  context: OrderContext,
  scope: Scope,
  row: TemplateToday,
): Promise<ShownTemplateDetail> {
  const { db, clock } = context.platform;
  const names = await organisationsByIds(scope, db, [row.office_id]);
  const key = { officeId: row.office_id, kind: row.kind, number: row.number };
  const former = await versionBefore(scope, db, key);
  const today = localDate(clock.now());
  // Of a version yet to come, what counts is whether its laws hold on its first day.
  const at = row.valid_from === null || row.valid_from < today ? clock.now() : noonOf(row.valid_from);
  const path = context.areas.pathOf(row.area_no);
  return {
    ...summaryOf(context, row, names.get(row.office_id)?.name ?? ''),
    content: row.content,
    former: { number: former?.number ?? null, content: former?.content ?? standingWording(row.kind) },
    warnings: legalWarnings(row.content.basis.join('; '), at, await knownInstruments(scope, db)),
    history: (
      await historyOf(orderHistory(context), scope, {
        subjectIds: [row.id],
        looks: [],
        readers: () => wording,
      })
    ).items,
    mayEdit: mayStep(row.state, 'change') && draftsTemplates(scope, path),
    mayStart: startsTemplates(scope, path),
  };
}

/** What the list shows of a version. */
export function summaryOf(
  { areas }: Pick<OrderContext, 'areas'>,
  row: Omit<TemplateToday, 'content'>,
  officeName: string,
): ShownTemplate {
  return {
    id: row.id,
    officeId: row.office_id,
    officeName,
    areaName: areas.byNo(row.area_no)?.fullName ?? null,
    kind: row.kind,
    number: row.number,
    state: row.state,
    validFrom: row.valid_from,
    note: row.note,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    startedBy: row.started_by,
    endedAt: row.ended_at?.toISOString() ?? null,
    endReason: row.end_reason,
    version: row.version,
  };
}

/** Noon in Vietnam of a calendar day, Unix ms. */
export function noonOf(date: string): number {
  return startOfDate(date) + DAY_MS / 2;
}

import type { Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { OrderContext } from '../context.ts';
import {
  lockTemplate,
  type TemplateRow,
  type TemplateToday,
  updateTemplate,
} from '../store/order-templates.ts';
import { presentTemplate, type ShownTemplateDetail, visibleTemplate } from './show-template.ts';
import { seesTemplates } from './template-reach.ts';

/** What a step does to a version; null: it is as asked already. */
type Step = {
  readonly set: Partial<
    Pick<
      TemplateRow,
      | 'content'
      | 'note'
      | 'field_versions'
      | 'valid_from'
      | 'started_at'
      | 'started_by'
      | 'ended_at'
      | 'ended_on'
      | 'end_reason'
    >
  >;
  /** Parts that were changed, for the history. */
  readonly changes?: FieldChanges;
} | null;

/** Parts that somebody else changed meanwhile. */
type Conflicts = { readonly conflicts: readonly string[] };

export type TemplateChange = {
  readonly id: string;
  /** Version that the officer saw; left out where the step doesn't depend on the content. */
  readonly version?: number;
  readonly action: `order-template.${'change' | 'discard' | 'start' | 'end'}`;
  readonly reason?: string;
  readonly plan: (row: TemplateToday) => Outcome<Step> | Conflicts;
};

/** Makes a step of one version in its own transaction, audited; somebody else's change since answers 409 with it. */
export async function changeTemplate(
  context: OrderContext,
  scope: Scope,
  change: TemplateChange,
): Promise<Outcome<ShownTemplateDetail>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = change.id.toLowerCase();
  const made = await db
    .transaction()
    .execute(async (tx): Promise<Outcome<null> | (Conflicts & { row: TemplateToday })> => {
      const row = await lockTemplate(scope, tx, id, localDate(now));
      if (row === undefined || !seesTemplates(scope, context.areas.pathOf(row.area_no))) {
        return refuseGeneral('not-found');
      }
      const step = change.plan(row);
      if ('conflicts' in step) {
        return { ...step, row };
      }
      if (!step.ok || step.value === null) {
        return step.ok ? done(null) : step;
      }
      if (change.version !== undefined && change.version !== row.version) {
        return { conflicts: [], row };
      }
      const { state: _state, ...stored } = row;
      const next: TemplateRow = {
        ...stored,
        ...step.value.set,
        changed_at: new Date(now),
        changed_by: scope.actor.name,
        version: row.version + 1,
      };
      await updateTemplate(scope, tx, next);
      await auditChanges(context.platform.secrets, tx, { ...scope, reason: change.reason }, now, [
        {
          action: change.action,
          subjectKind: 'order-template',
          subjectId: id,
          areaNo: row.area_no,
          detail: {
            office: row.office_id,
            kind: row.kind,
            number: row.number,
            ...(step.value.set.valid_from === undefined ? {} : { validFrom: step.value.set.valid_from }),
          },
          changes: step.value.changes ?? {},
        },
      ]);
      return done(null);
    });
  if ('conflicts' in made) {
    return refuseConflict(made.conflicts, await presentTemplate(context, scope, made.row));
  }
  if (!made.ok) {
    return made;
  }
  const row = await visibleTemplate(context, scope, id);
  return row.ok ? done(await presentTemplate(context, scope, row.value)) : row;
}

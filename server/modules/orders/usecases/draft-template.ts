import type { Body } from '../../../../contract/kit.ts';
import type { orderTemplatesApi, Wording } from '../../../../contract/order-templates.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { OrderContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { wordingFaults } from '../rules/check-wording.ts';
import type { PaperKind } from '../rules/paper-kinds.ts';
import { mayStep } from '../rules/template-steps.ts';
import {
  insertTemplate,
  nextNumber,
  type TemplateRow,
  type TemplateToday,
} from '../store/order-templates.ts';
import { changeTemplate } from './change-template.ts';
import { wordingOn } from './order-wordings.ts';
import { presentTemplate, type ShownTemplateDetail, visibleTemplate } from './show-template.ts';
import { draftedOffice, draftsTemplates } from './template-reach.ts';

type DraftInput = Body<(typeof orderTemplatesApi)['POST /order-templates']>;
type ChangeInput = Body<(typeof orderTemplatesApi)['PATCH /order-templates/{id}']>;

/** Begins a draft, repeatable by its id: from a version, else from what the office uses today. */
export async function draftTemplate(
  context: OrderContext,
  scope: Scope,
  input: DraftInput,
): Promise<Outcome<ShownTemplateDetail>> {
  const office = await draftedOffice(context, scope, input.officeId);
  if (!office.ok) {
    return office;
  }
  const begun = await beginning(context, scope, input);
  if (!begun.ok) {
    return begun;
  }
  const { db, clock } = context.platform;
  const now = clock.now();
  const id = input.id.toLowerCase();
  const key = { officeId: office.value.organisationId, kind: input.kind };
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'order-template', content: { ...input, id }, at: now }, async () => {
        const used = await wordingOn(context, scope, tx, { office: office.value, kind: input.kind, at: now });
        const row: TemplateRow = {
          id,
          dataset: scope.dataset,
          office_id: key.officeId,
          area_no: office.value.areaNo,
          kind: input.kind,
          number: await nextNumber(scope, tx, key),
          content: begun.value ?? used.wording,
          note: null,
          valid_from: null,
          started_at: null,
          started_by: null,
          ended_at: null,
          ended_on: null,
          end_reason: null,
          created_at: new Date(now),
          changed_at: new Date(now),
          changed_by: scope.actor.name,
          version: 1,
          field_versions: {},
        };
        if (!(await insertTemplate(scope, tx, row))) {
          return refuse('template-draft-exists');
        }
        const detail = { office: key.officeId, kind: input.kind, number: row.number };
        await audit(tx, scope, now, [
          {
            action: 'order-template.draft',
            subjectKind: 'order-template',
            subjectId: id,
            areaNo: row.area_no,
            detail,
          },
        ]);
        return done(null, 201);
      }),
  );
  if (!made.ok) {
    return made;
  }
  const row = await visibleTemplate(context, scope, id);
  return row.ok ? done(await presentTemplate(context, scope, row.value), made.status) : row;
}

/** Changes a draft part by part; with faults nothing is saved, and each is named with its line. */
export async function editTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
  input: ChangeInput,
): Promise<Outcome<ShownTemplateDetail>> {
  return await changeTemplate(context, scope, {
    id,
    action: 'order-template.change',
    plan: (row) => {
      if (!draftsTemplates(scope, context.areas.pathOf(row.area_no))) {
        return refuse('template-outside');
      }
      if (!mayStep(row.state, 'change')) {
        return refuse('template-not-draft');
      }
      const values = { ...row.content, note: row.note };
      const stored = { version: row.version, fieldVersions: row.field_versions, values };
      const note = input.note === undefined ? undefined : input.note?.trim() || null;
      const merged = mergePatch(stored, input.version, { ...trimmedParts(input.content), note });
      if (merged.conflicts.length > 0) {
        return { conflicts: merged.conflicts };
      }
      // With its blank lines, so that a fault names the line that the officer typed.
      const faulty = refuseFaults({ ...row.content, ...input.content }, row.kind);
      if (faulty !== null) {
        return faulty;
      }
      const { note: words, ...content } = merged.values;
      const set = { content, note: words, field_versions: merged.fieldVersions };
      return done(Object.keys(merged.changes).length === 0 ? null : { set, changes: merged.changes });
    },
  });
}

/** Discards a draft; it stays on record and is never used. Discarding it again answers it as it is. */
export async function discardTemplate(
  context: OrderContext,
  scope: Scope,
  id: string,
  version: number,
): Promise<Outcome<ShownTemplateDetail>> {
  const now = context.platform.clock.now();
  return await changeTemplate(context, scope, {
    id,
    version,
    action: 'order-template.discard',
    plan: (row) => {
      if (!draftsTemplates(scope, context.areas.pathOf(row.area_no))) {
        return refuse('template-outside');
      }
      if (row.state === 'discarded') {
        return done(null);
      }
      return mayStep(row.state, 'discard')
        ? done({ set: { ended_at: new Date(now), ended_on: localDate(now) } })
        : refuse('template-not-draft');
    },
  });
}

/** A refusal that names the first fault in words, and all of them by line; null: there is none. */
export function refuseFaults(content: Wording, kind: PaperKind): Refusal | null {
  const faults = wordingFaults(content, kind);
  const [first] = faults;
  if (first === undefined) {
    return null;
  }
  const fields = Object.fromEntries(faults.map(({ at, line, code }) => [`${at}.${line}`, code]));
  const params = { first: first.message, firstEn: first.messageEn, more: faults.length - 1 };
  return refuse(faults.length === 1 ? 'template-faulty' : 'template-faulty-more', { params, fields });
}

/** The wording of the version to begin with; null: none was named. */
async function beginning(
  context: OrderContext,
  scope: Scope,
  { from }: DraftInput,
): Promise<Outcome<Wording | null>> {
  if (from === undefined) {
    return done(null);
  }
  const row: Outcome<TemplateToday> = await visibleTemplate(context, scope, from);
  return row.ok ? done(row.value.content) : refuseGeneral('not-found');
}

/** Without blanks around lines, and without empty lines. */
function trimmed(content: Wording): Wording {
  const lines = (given: readonly string[]) => given.map((line) => line.trim()).filter((line) => line !== '');
  return {
    above: content.above.trim(),
    office: content.office.trim(),
    place: content.place.trim(),
    title: content.title.trim(),
    authority: content.authority.trim(),
    basis: lines(content.basis),
    articles: content.articles.map(lines),
    recipients: lines(content.recipients),
  };
}

/** The same of the parts that are given. */
function trimmedParts(given: Partial<Wording>): Partial<Wording> {
  const whole = trimmed({ ...noWords, ...given });
  return Object.fromEntries(Object.keys(given).map((part) => [part, whole[part as keyof Wording]]));
}

const noWords: Wording = {
  above: '',
  office: '',
  place: '',
  title: '',
  authority: '',
  basis: [],
  articles: [],
  recipients: [],
};

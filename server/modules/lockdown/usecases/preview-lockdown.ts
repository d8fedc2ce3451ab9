import type { Body } from '../../../../contract/kit.ts';
import type { lockdownWorkApi } from '../../../../contract/lockdown-work.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import {
  type CordonPaperKind,
  cordonPreview,
  openNumber,
  prepareDecision,
  wordingOn,
} from '../../orders/index.ts';
import type { LockdownContext } from '../context.ts';
import type { LockdownAct } from '../rules/life-cycles.ts';
import type { LockdownRow } from '../store/lockdowns.ts';
import { cordonPaper } from './cordon-paper.ts';
import { readTerm } from './open-lockdown.ts';
import { paperFacts } from './paper-facts.ts';
import { reachLockdown, stepRefusal } from './reach.ts';
import { readTime } from './read-time.ts';
import { newEndFault, paperOfNewEnd, termFault } from './term-faults.ts';

type Preview = Body<(typeof lockdownWorkApi)['POST /lockdowns/{id}/preview.pdf']>;

const acts: { readonly [act in Preview['act']]: LockdownAct } = {
  decision: 'decide',
  extension: 'extend',
  lift: 'lift',
};

const fileNames: { readonly [kind in CordonPaperKind]: string } = {
  cordon: 'quyet-dinh-phong-toa',
  'cordon-extension': 'quyet-dinh-gia-han-phong-toa',
  'cordon-reduction': 'quyet-dinh-rut-ngan-phong-toa',
  'cordon-lift': 'quyet-dinh-do-phong-toa',
};

/**
 * A decision on a cordon as its office would issue it now, marked as a preview: checked like an issue, but for the conditions
 * of a lift, since the paper is looked at while they are still worked on. It takes no number and stores nothing.
 */
export async function previewLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
  input: Preview,
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const reached = await reachLockdown(context, scope, db, 'lockdown.manage', id);
  if (!reached.ok) {
    return reached;
  }
  const refused = stepRefusal(reached.value.state, acts[input.act]);
  if (refused !== null) {
    return refused;
  }
  const planned = plan(reached.value, input, now);
  if (!planned.ok) {
    return planned;
  }
  const { row, kind, until } = planned.value;
  const prepared = await prepareDecision(context, scope, { ...input, act: 'lockdown' });
  if (!prepared.ok) {
    return prepared;
  }
  const { office, signer } = prepared.value;
  const words = await wordingOn(context, scope, db, { office, kind, at: now });
  const decision = {
    number: openNumber(office.numberSuffix),
    at: now,
    legalBasis: input.legalBasis?.trim() ?? '',
    reason: input.reason?.trim() ?? row.reason,
    signer: signer === null ? null : { name: signer.name, lines: signer.lines, document: signer.document },
    officeName: office.name,
    until,
  };
  const facts = await paperFacts(context, scope, db, row, { kind, at: now });
  await audit(db, scope, now, [
    { action: 'lockdown.preview', subjectKind: 'lockdown', subjectId: row.id, areaNo: row.area_no },
  ]);
  return {
    ok: true,
    file: {
      name: `xem-truoc-${fileNames[kind]}.pdf`,
      type: 'application/pdf',
      body: await cordonPreview(cordonPaper(row, decision, facts, words)),
      inline: true,
    },
  };
}

type Planned = {
  /** As it would stand by then: with what is being corrected. */
  readonly row: LockdownRow;
  readonly kind: CordonPaperKind;
  /** Unix ms. */
  readonly until: number;
};

/** What the decision would do, with the same refusals as doing it. */
function plan(row: LockdownRow, input: Preview, now: number): Outcome<Planned> {
  if (input.act === 'lift') {
    return done({ row, kind: 'cordon-lift', until: row.until_at.getTime() });
  }
  if (input.act === 'extension') {
    const until = readTime(input.until ?? '', 'until');
    if (!until.ok) {
      return until;
    }
    const end = until.value.getTime();
    return newEndFault(row, end, now) ?? done({ row, kind: paperOfNewEnd(row, end), until: end });
  }
  const term = readTerm(input.from ?? row.from_at.toISOString(), input.until ?? row.until_at.toISOString());
  if (!term.ok) {
    return term;
  }
  const corrected = {
    ...row,
    title: input.title?.trim() ?? row.title,
    from_at: term.value.from,
    until_at: term.value.until,
  };
  return (
    termFault(corrected, now) ?? done({ row: corrected, kind: 'cordon', until: term.value.until.getTime() })
  );
}

import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import type { PrivacyContext } from '../context.ts';
import { drawCopy } from '../documents/draw-copy.ts';
import { refuse } from '../refusals.ts';
import { requestCode } from '../rules/terms.ts';
import { findRequest } from '../store/requests.ts';
import { readHeld } from './held.ts';
import { reaches, sight } from './reach.ts';

/** All that is kept of the person who asked, for them to take home. Every making of it is audited. */
export async function copyHeld(
  context: PrivacyContext,
  given: Scope,
  id: string,
  format: 'json' | 'pdf',
): Promise<FileAnswer | Refusal> {
  const { db, clock } = context.platform;
  const row = await findRequest(given, db, id.toLowerCase());
  if (row === undefined || !reaches(context, given, 'privacy.manage', row.area_no)) {
    return refuseGeneral('not-found');
  }
  if (row.proof === 'unchecked') {
    return refuse('proof-missing', { fields: { proof: 'unchecked' } });
  }
  if (!sight(context, given, row.area_no).health) {
    return refuse('sight-needed');
  }
  const code = requestCode(row.id);
  const scope = { ...given, reason: code };
  const nos = await context.people.mergedNos(scope, row.person_no);
  const person = (await context.people.namesByNo(scope, [row.person_no])).get(row.person_no);
  const held = await readHeld(context, scope, nos);
  const at = clock.now();
  await audit(db, scope, at, [
    { action: 'privacy.copy', subjectKind: 'person', subjectId: person?.id ?? '', areaNo: row.area_no },
  ]);
  if (format === 'pdf') {
    const body = await drawCopy({ code, name: person?.name ?? '', at, held, dataset: scope.dataset });
    return { ok: true, file: { type: 'application/pdf', name: `ban-sao-${code}.pdf`, body } };
  }
  const sections = held.map(({ holding, rows }) => ({
    code: holding.code,
    name: holding.name.vi,
    purpose: holding.purpose.vi,
    keep: holding.keep.vi,
    rows: rows.map((one) => ({ at: one.at === null ? null : new Date(one.at).toISOString(), ...one.fields })),
  }));
  const body = JSON.stringify({ request: code, asOf: new Date(at).toISOString(), sections }, null, 2);
  return { ok: true, file: { type: 'application/json', name: `ban-sao-${code}.json`, body } };
}

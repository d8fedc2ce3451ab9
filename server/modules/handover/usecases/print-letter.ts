import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { FileAnswer } from '../../../platform/http/handler.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import type { Refusal } from '../../../platform/outcomes/outcome.ts';
import { caseNodes } from '../../cases/index.ts';
import type { HandoverContext } from '../context.ts';
import { letterFile, type LetterPerson, wordingsOf } from '../../orders/index.ts';
import { refuse } from '../refusals.ts';
import { clockAt } from '../rules/clock.ts';
import { findLetters, peopleOfLetter } from '../store/handovers.ts';
import { openDossier } from './dossier.ts';
import { dutyScope, outsideName, sees } from './present-handovers.ts';
import { reads } from './step-handovers.ts';

/**
 * The letter with its list of people; audited. A reader who may not read all of them gets none: half a list is no
 * letter.
 */
export async function printLetter(
  context: HandoverContext,
  scope: Scope,
  id: string,
): Promise<FileAnswer | Refusal> {
  const { areas, people, platform } = context;
  const { db, clock } = platform;
  const letter = (await findLetters(scope, db, [id.toLowerCase()])).get(id.toLowerCase());
  const rows = letter === undefined ? [] : await peopleOfLetter(scope, db, letter.id);
  const [first] = rows;
  if (letter === undefined || first === undefined || !rows.every((row) => reads(context, scope, row))) {
    return refuseGeneral('not-found');
  }
  if (!rows.every((row) => sees(context, scope, 'personal', row))) {
    return refuse('letter-personal');
  }
  const { id: letterId, wording, office_id } = letter;
  const paper = { id: letterId, kind: 'hand-over' as const, wording, office_id };
  const frozen = (await wordingsOf(context.orders, scope, db, [paper])).get(letterId);
  if (frozen === undefined) {
    return refuseGeneral('not-found');
  }
  await audit(db, scope, clock.now(), [
    {
      action: 'handover.print',
      subjectKind: 'handover-letter',
      subjectId: letter.id,
      areaNo: first.from_area_no,
      detail: { people: rows.length },
    },
  ]);
  const persons = await people.byNos(
    dutyScope(scope),
    rows.map((row) => row.person_no),
  );
  const cases = await caseNodes(scope, db, [...new Set(rows.map((row) => row.case_id))]);
  const labels = new Map(cases.map((one) => [one.caseId, one.label]));
  const listed = rows.flatMap((row): LetterPerson[] => {
    const person = persons.get(row.person_no);
    const dossier = openDossier(context, row.dossier);
    const label = labels.get(row.case_id) ?? '';
    const [contact] = dossier.contactOf;
    return person === undefined
      ? []
      : [
          {
            fullName: person.fullName,
            birthYear:
              person.birthYear ?? (person.birthDate === null ? null : Number(person.birthDate.slice(0, 4))),
            phone: person.phone,
            address: person.address,
            areaName: areas.byNo(row.from_area_no)?.fullName ?? null,
            role:
              row.subject === 'case'
                ? `ca bệnh ${label}`
                : `tiếp xúc với ca bệnh ${label} (${contact?.level ?? 'F1'})`,
            orders: dossier.orders
              .filter((one) => one.status === 'IN_FORCE')
              .map(({ number, officeName, until }) => ({ number, officeName, until: Date.parse(until) })),
            followUpUntil: contact?.followUpUntil ?? null,
          },
        ];
  });
  const body = await letterFile({
    id: letter.id,
    number: letter.number,
    dataset: letter.dataset,
    wording: frozen.wording,
    officeName: frozen.officeName,
    officeSeat: frozen.officeSeat,
    sentAt: letter.sent_at.getTime(),
    answerHours: clockAt(letter.sent_at.getTime()).answerHours,
    fromName: areas.byNo(first.from_area_no)?.fullName ?? frozen.officeName,
    toName:
      letter.to_area_no === null ? outsideName(letter) : (areas.byNo(letter.to_area_no)?.fullName ?? ''),
    outside: letter.to_area_no === null,
    reason: letter.reason,
    note: letter.note,
    signer: letter.signer,
    people: listed,
  });
  const name = `ban-giao-${letter.series_year}-${String(letter.sequence).padStart(4, '0')}.pdf`;
  return { ok: true, file: { type: 'application/pdf', name, body, inline: true } };
}

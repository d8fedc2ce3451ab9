import type { Static } from 'typebox';
import type { Handover } from '../../../../contract/handover.ts';
import { dataClassIn, dutyScope as ownDuty, mayIn, type Scope } from '../../../platform/access/scope.ts';
import { officesIn } from '../../../registry/organisations/index.ts';
import { caseNodes } from '../../cases/index.ts';
import type { HandoverContext } from '../context.ts';
import { clockAt } from '../rules/clock.ts';
import { cameBack, responsibleSide } from '../rules/life-cycle.ts';
import { findLetters, latestOf } from '../store/handovers.ts';
import type { HandoverRow, LetterRow } from '../store/tables.ts';

export type ShownHandover = Static<typeof Handover>;

/** Offices that a late hand-over is told to: the first kind that the unit above has. */
const SUPERIORS = ['provincial-cdc', 'health-department', 'peoples-committee'] as const;

/** Whether the scope sees people of this hand-over whole, or health data too, on one of its sides. */
export function sees(
  { areas }: Pick<HandoverContext, 'areas'>,
  scope: Scope,
  what: 'personal' | 'sensitive',
  row: Pick<HandoverRow, 'from_area_no' | 'to_area_no'>,
): boolean {
  const classes = [row.from_area_no, row.to_area_no].map((no) =>
    no === null ? 'none' : dataClassIn(scope, areas.pathOf(no)),
  );
  return classes.some((one) => one === 'sensitive' || one === what);
}

/** Knowing whom it takes over is the receiver's duty, and whom it gave away the sender's. */
export function dutyScope(scope: Scope): Scope {
  return ownDuty(scope, 'handover', ['handover.act']);
}

/** Hand-overs as this viewer may see them, in the order given. */
export async function presentHandovers(
  context: HandoverContext,
  scope: Scope,
  rows: readonly HandoverRow[],
): Promise<ShownHandover[]> {
  const { areas, people, platform } = context;
  const { db } = platform;
  const persons = await people.byNos(dutyScope(scope), [...new Set(rows.map((row) => row.person_no))]);
  const letters = await findLetters(scope, db, [...new Set(rows.map((row) => row.letter_id))]);
  const labels = new Map(
    (await caseNodes(scope, db, [...new Set(rows.map((row) => row.case_id))])).map((one) => [
      one.caseId,
      one.label,
    ]),
  );
  const above = [...new Set(rows.flatMap((row) => row.superior_area_no ?? []))];
  const offices = await officesIn(scope, db, above, SUPERIORS);
  const latest = await latestOf(scope, db, [
    ...new Set(rows.filter(({ status }) => cameBack(status)).map((row) => row.person_no)),
  ]);
  const now = platform.clock.now();
  const nameOf = (no: number) => areas.byNo(no)?.fullName ?? '';
  return rows.flatMap((row): ShownHandover[] => {
    const person = persons.get(row.person_no);
    const letter = letters.get(row.letter_id);
    if (person === undefined || letter === undefined) {
      return [];
    }
    const outside = row.to_area_no === null;
    const toName = row.to_area_no === null ? outsideName(letter) : nameOf(row.to_area_no);
    const fromName = nameOf(row.from_area_no);
    const acts = (no: number) => mayIn(scope, 'handover.act', areas.pathOf(no));
    const atReceiver = acts(row.to_area_no ?? row.from_area_no);
    const { superior_area_no: superior } = row;
    const office = superior === null ? undefined : offices.get(superior);
    return [
      {
        id: row.id,
        status: row.status,
        subject: row.subject,
        personId: person.id,
        personName: person.fullName,
        phone: person.phone,
        caseId: row.case_id,
        caseLabel: labels.get(row.case_id) ?? '',
        fromAreaId: areas.byNo(row.from_area_no)?.id ?? '',
        fromAreaName: fromName,
        toAreaId: row.to_area_no === null ? null : (areas.byNo(row.to_area_no)?.id ?? null),
        toName,
        outside,
        responsibleName: responsibleSide(row.status) === 'receiver' ? toName : fromName,
        reason: row.reason,
        letterId: row.letter_id,
        letterNumber: letter.number,
        sentAt: row.sent_at.toISOString(),
        sentBy: row.sent_by,
        dueAt: row.due_at.toISOString(),
        lateHours: row.warnings === 0 ? 0 : clockAt(row.sent_at.getTime()).warnHours[row.warnings - 1]!,
        superiorName: superior === null ? null : (office?.name ?? nameOf(superior)),
        superiorPhone: office?.phone ?? null,
        answeredAt: (row.returned_at ?? row.answered_at)?.toISOString() ?? null,
        answeredBy: row.answered_by,
        answerReason: row.answer_reason,
        mayAnswer: row.status === 'SENT' && atReceiver,
        mayReturn: row.status === 'ACCEPTED' && atReceiver && now <= (row.return_until?.getTime() ?? 0),
        mayWithdraw: row.status === 'SENT' && acts(row.from_area_no),
        sendAgainId:
          latest.get(row.person_no)?.id === row.id && acts(row.from_area_no)
            ? (row.contact_id ?? row.case_id)
            : null,
      },
    ];
  });
}

/** `Trung tâm Y tế Gia Lâm, Hà Nội`. */
export function outsideName({ outside }: Pick<LetterRow, 'outside'>): string {
  return outside === null ? '' : `${outside.unit}, ${outside.province}`;
}

import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { TEST_NOW } from '../support/fixed.ts';

export type LockdownFixture = {
  /** Prepared, never decided. */
  readonly draftId: string;
  /** Another one, to be corrected. */
  readonly correctedId: string;
  /** Another one, to be dropped. */
  readonly droppedId: string;
  readonly lockdownId: string;
  readonly lockdownGateId: string;
  /** A shift on its roster. */
  readonly lockdownGuardId: string;
  /** A gate to be closed. */
  readonly spareGateId: string;
  readonly cordonRoundId: string;
  readonly cordonNeedId: string;
  readonly memberId: string;
  readonly focusId: string;
};

const at = (hours: number) => new Date(TEST_NOW + hours * 3_600_000).toISOString();

/** A cordon of the commune by hand. */
export function lockdownBody(areaId: string, personIds: readonly string[], title: string): object {
  return {
    title,
    disease: 'covid-19',
    shape: { kind: 'unit', areaId },
    sources: { personIds },
    from: at(-1),
    until: at(14 * 24),
    reason: 'Thử',
  };
}

/** What a decision about a cordon is signed with. */
export function lockdownSigning(officeId: string): object {
  return { id: uuid7(), officeId, legalBasis: 'Luật 114/2025/QH15' };
}

/** A cordon in force with a gate, a round and a need; one being prepared; and a focus. */
export async function buildLockdown(
  make: (path: string, body: object) => Promise<{ id: string }>,
  read: (path: string) => Promise<{ items: { id: string }[] }>,
  show: (path: string) => Promise<{ gates: { guards: { id: string }[] }[] }>,
  given: {
    readonly areaId: string;
    readonly officeId: string;
    readonly personId: string;
    readonly mark: string;
  },
): Promise<LockdownFixture> {
  const { areaId, officeId, personId, mark } = given;
  const { id: draftId } = await make('/lockdowns', lockdownBody(areaId, [], `Khu ${mark} 2`));
  const corrected = await make('/lockdowns', lockdownBody(areaId, [], `Khu ${mark} 4`));
  const dropped = await make('/lockdowns', lockdownBody(areaId, [], `Khu ${mark} 3`));
  const { id } = await make('/lockdowns', lockdownBody(areaId, [personId], `Khu ${mark}`));
  await make(`/lockdowns/${id}/decision`, lockdownSigning(officeId));
  const gate = await make(`/lockdowns/${id}/gates`, { id: uuid7(), name: 'Cổng' });
  const spare = await make(`/lockdowns/${id}/gates`, { id: uuid7(), name: 'Cổng phụ' });
  await make(`/lockdowns/${id}/guards`, {
    id: uuid7(),
    gateId: gate.id,
    guards: [{ who: mark, from: at(0), to: at(8) }],
  });
  const [guard] = (await show(`/lockdowns/${id}`)).gates.flatMap(({ guards }) => guards);
  await make(`/lockdowns/${id}/passes`, passBody(gate.id, mark));
  const round = await make(`/lockdowns/${id}/rounds`, { id: uuid7(), kind: 'supply', plannedAt: at(0) });
  const need = await make(`/lockdowns/${id}/needs`, needBody());
  const [member] = (await read(`/lockdowns/${id}/members`)).items;
  const focus = await make('/foci', {
    title: `Ổ dịch ${mark}`,
    disease: 'covid-19',
    areaId,
    foundAt: at(-1),
  });
  return {
    draftId,
    correctedId: corrected.id,
    droppedId: dropped.id,
    lockdownId: id,
    lockdownGateId: gate.id,
    lockdownGuardId: guard!.id,
    spareGateId: spare.id,
    cordonRoundId: round.id,
    cordonNeedId: need.id,
    memberId: member!.id,
    focusId: focus.id,
  };
}

/** Somebody let out for dialysis. */
export function passBody(gateId: string, who: string): object {
  return {
    id: uuid7(),
    gateId,
    at: at(0),
    direction: 'out',
    reason: 'dialysis',
    who,
    allowedBy: 'Trưởng ca',
  };
}

/** Food for somebody inside. */
export function needBody(): object {
  return { id: uuid7(), kind: 'food', who: 'Thử', detail: 'Gạo', deadline: at(4) };
}

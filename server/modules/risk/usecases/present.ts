import type { Static } from 'typebox';
import type { ComputedLevel, OfficialLevel, RiskArea } from '../../../../contract/risk.ts';
import type { Area } from '../../../registry/areas/index.ts';
import { differs } from '../rules/differs.ts';
import type { AssessmentRow } from '../store/assessments.ts';
import type { LevelRow } from '../store/levels.ts';

export type ShownLevel = Static<typeof OfficialLevel>;
export type ShownComputed = Static<typeof ComputedLevel>;
export type ShownArea = Static<typeof RiskArea>;

/** A decided level as the contract has it. */
export function presentLevel(row: LevelRow): ShownLevel {
  return {
    id: row.id,
    level: row.level,
    from: row.from_at.toISOString(),
    decisionNumber: row.decision_number,
    signer: row.signer,
    legalBasis: row.legal_basis,
    reason: row.reason,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
  };
}

/** A computed proposal as the contract has it. */
export function presentComputed(row: AssessmentRow): ShownComputed {
  const { rule, deciding, missing, unverified, overridden } = row.detail;
  return {
    outcome: row.outcome,
    level: row.level,
    lowest: row.lowest,
    highest: row.highest,
    ruleId: row.rule_id,
    rule,
    day: row.day,
    computedAt: row.computed_at.toISOString(),
    asOf: row.as_of?.toISOString() ?? null,
    deciding: [...deciding],
    missing: [...missing],
    unverified: [...unverified],
    overridden: [...overridden],
  };
}

/** An area with its official level and what the rule says, side by side. */
export function presentArea(
  area: Area,
  decided: { current: LevelRow; former: LevelRow | null } | undefined,
  assessment: AssessmentRow | undefined,
): ShownArea {
  const official = decided === undefined ? null : presentLevel(decided.current);
  return {
    areaId: area.id,
    areaCode: area.code,
    areaName: area.fullName,
    official,
    formerLevel: decided?.former?.level ?? null,
    computed: assessment === undefined ? null : presentComputed(assessment),
    differs: differs(official?.level ?? null, assessment ?? null),
  };
}

/** What a crossing says of somebody who was let pass by the rules. */
export const letPass = {
  proposed: 'pass',
  decision: 'pass',
  ruleSet: 'gate-rules',
  ruleVersion: 1,
  reasons: [],
} as const;

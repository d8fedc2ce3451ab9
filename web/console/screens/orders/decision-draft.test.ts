import { expect, it } from 'vitest';
import { decisionBody, lacksDecision, newDecision } from './decision-draft.ts';

const order = { issuerOfficeId: 'office', legalBasis: ' Luật A ' };

it('begins with office and basis of the first decision, and is sent only where it is wanted', () => {
  const draft = { ...newDecision(order, true), signerId: 'signer' };
  expect(decisionBody(draft)).toEqual({ officeId: 'office', signerId: 'signer', legalBasis: 'Luật A' });
  expect(decisionBody({ ...draft, wanted: false })).toBeUndefined();
});

it('lacks an office, a signer or a basis only where it is wanted', () => {
  const draft = { ...newDecision(order, true), signerId: 'signer' };
  expect(lacksDecision(draft)).toBe(false);
  expect(lacksDecision(newDecision(order, true))).toBe(true);
  expect(lacksDecision({ ...draft, legalBasis: ' ' })).toBe(true);
  expect(lacksDecision(newDecision(undefined, true))).toBe(true);
  expect(lacksDecision(newDecision(undefined, false))).toBe(false);
});

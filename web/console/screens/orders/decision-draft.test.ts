import { expect, it } from 'vitest';
import { decisionBody, lacksDecision, newDecision } from './decision-draft.ts';

const order = { issuerOfficeId: 'office', legalBasis: ' Luật A ' };

it('begins with office and basis of the first decision, and is sent only where it is wanted', () => {
  const draft = newDecision(order, true);
  expect(decisionBody(draft)).toEqual({ officeId: 'office', legalBasis: 'Luật A' });
  expect(decisionBody({ ...draft, signerId: 'signer' })).toMatchObject({ signerId: 'signer' });
  expect(decisionBody({ ...draft, wanted: false })).toBeUndefined();
});

it('lacks an office or a basis only where it is wanted', () => {
  const draft = newDecision(order, true);
  expect(lacksDecision(draft)).toBe(false);
  expect(lacksDecision({ ...draft, legalBasis: ' ' })).toBe(true);
  expect(lacksDecision(newDecision(undefined, true))).toBe(true);
  expect(lacksDecision(newDecision(undefined, false))).toBe(false);
});

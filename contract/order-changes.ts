import { Type } from 'typebox';
import { Id, Instant, Nullable, OneOf, Text } from './kit.ts';
import { orderChanges } from './order-change-codes.ts';

/** What a decision on a change is issued with; its number is the next of the office's series. */
export const ChangeDecisionInput = Type.Object({
  officeId: Id,
  signerId: Type.Optional(Type.String({ ...Id, description: 'row of the authority table' })),
  legalBasis: Text(400),
});

/** The version of a template that a paper was worded by. */
export const TemplateUsed = Nullable(
  Type.Object(
    { id: Id, number: Type.Integer() },
    { description: 'version of the wording; null: the general one' },
  ),
);

/** A decision on a change of an order, in short. */
export const ChangeDecisionRef = Type.Object({
  id: Id,
  kind: OneOf(orderChanges),
  number: Type.String(),
  issuedAt: Instant,
  servedAt: Nullable(Type.String({ description: 'first service' })),
  toServe: Type.Boolean({ description: 'it makes the days longer, and was not served' }),
});

/** A decision on a change whole. */
export const ChangeDecision = Type.Object({
  ...ChangeDecisionRef.properties,
  by: Type.String(),
  officeName: Type.String(),
  legalBasis: Type.String(),
  reason: Type.String(),
  signerName: Nullable(Type.String()),
  signerLines: Type.Array(Type.String()),
  signerDocument: Nullable(Type.String()),
  template: TemplateUsed,
});

import { Type } from 'typebox';
import { Id, Instant, Nullable, OneOf } from './kit.ts';

/** What people may ask about their data. */
export const privacyWishes = ['copy', 'correction', 'restriction', 'erasure', 'objection'] as const;
export const privacyChannels = ['desk', 'phone', 'letter', 'online'] as const;
export const privacyRequestStates = ['open', 'done', 'refused'] as const;
/** How a request stands against its deadline: open ones in time, due soon, overdue; answered ones in time or late. */
export const privacyClocks = ['running', 'soon', 'overdue', 'kept', 'late'] as const;
/** How we know that whoever asks is that person. `unchecked`: not yet. */
export const identityProofs = ['unchecked', 'document', 'card', 'sms', 'known'] as const;
/** A deadline, and where it comes from. */
export const Due = Type.Object({
  dueAt: Instant,
  basis: Type.String({ description: 'where the deadline comes from, Vietnamese' }),
  basisEn: Type.String(),
  unverified: Type.Boolean({ description: 'nobody has checked the deadline against the text of the law' }),
});

/** A request as officers see it. */
export const Request = Type.Object({
  id: Id,
  code: Type.String({ description: 'by which the asker follows the request' }),
  wish: OneOf(privacyWishes),
  channel: OneOf(privacyChannels),
  proof: OneOf(identityProofs),
  state: OneOf(privacyRequestStates),
  personId: Type.String(),
  personName: Type.String(),
  areaName: Nullable(Type.String()),
  words: Nullable(
    Type.String({ description: 'what was asked, in the asker’s words; for those who may see the person' }),
  ),
  receivedAt: Instant,
  ...Due.properties,
  firstAnswerDueAt: Nullable(
    Type.String({
      ...Instant,
      description:
        'until when the asker is to be told how the request is dealt with; null: by the rule of then, not',
    }),
  ),
  firstAnsweredAt: Nullable(Instant),
  firstAnsweredBy: Nullable(Type.String()),
  firstAnswer: Nullable(
    Type.String({ description: 'what the asker was told at first; for those who may see the person' }),
  ),
  waitsUntil: Type.String({
    ...Instant,
    description: 'the deadline that runs: of the first answer until it is given, then of the answer',
  }),
  clock: OneOf(privacyClocks),
  overdue: Type.Boolean(),
  extension: Nullable(
    Type.Object({
      firstDueAt: Instant,
      at: Instant,
      by: Type.String(),
      reason: Nullable(
        Type.String({ description: 'as the asker reads it; for those who may see the person' }),
      ),
    }),
  ),
  extendableTo: Nullable(
    Type.String({
      ...Instant,
      description: 'deadline after the one extension; null: none can be given any more',
    }),
  ),
  extensionBasis: Nullable(Type.String({ description: 'where the extension comes from, Vietnamese' })),
  extensionBasisEn: Nullable(Type.String()),
  escalatedTo: Nullable(Type.String({ description: 'unit above that was told of the missed deadline' })),
  answer: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
});

/** The same as the asker sees it. */
export const OwnRequest = Type.Object({
  code: Type.String(),
  wish: OneOf(privacyWishes),
  state: OneOf(privacyRequestStates),
  receivedAt: Instant,
  dueAt: Instant,
  firstAnswerDueAt: Nullable(Instant),
  firstAnswer: Nullable(Type.Object({ at: Instant, words: Type.String() })),
  extension: Nullable(Type.Object({ at: Instant, reason: Type.String() })),
  answer: Nullable(Type.String()),
});

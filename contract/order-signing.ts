import { Type } from 'typebox';
import { type ApiTable, CalendarDate, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { diseaseGroups } from './cases.ts';
import { orderKinds } from './orders.ts';

/**
 * How somebody signs: as head, as head ad interim (Q.), for the head as a deputy (KT.), by order of the head (TL.), or
 * by written authorisation (TUQ.).
 */
export const signingForms = ['head', 'acting', 'deputy', 'by-order', 'authorised'] as const;

/** Acts that somebody may be authorised to sign: decisions by kind, cordons of areas, letters of hand-over, certificates of completion. */
export const signingActs = [...orderKinds, 'lockdown', 'hand-over', 'certificate'] as const;

const authority = {
  officeId: Id,
  name: Text(120, 'name of the signer'),
  form: OneOf(signingForms),
  title: Text(120, 'office that the signer holds: Phó Chủ tịch'),
  kinds: Type.Array(OneOf(signingActs), {
    minItems: 1,
    maxItems: signingActs.length,
    description: 'acts that may be signed; who orders a quarantine or an isolation signs its certificate too',
  }),
  validFrom: CalendarDate,
};

/** One row of the authority table: who may sign which acts of which office, on what paper, from when until when. */
export const SigningAuthority = Type.Object({
  id: Id,
  ...authority,
  headTitle: Nullable(Type.String()),
  onBehalfOf: Nullable(Type.String()),
  document: Nullable(Type.String()),
  validTo: Nullable(CalendarDate),
  endedAt: Nullable(Instant),
  endReason: Nullable(Type.String()),
  inForce: Type.Boolean(),
  lines: Type.Array(Type.String(), { description: 'as printed above the signature' }),
});

export const legalCertainties = ['verified', 'secondary', 'unverified'] as const;
/** Groups that the law puts communicable diseases in. */
export const limitGroups = [...diseaseGroups, 'all'] as const;
export const legalStates = ['in-force', 'ended', 'not-yet'] as const;

/** A law, decree or decision that orders rest on, with the days it holds. */
export const LegalInstrument = Type.Object({
  number: Type.String({ description: '101/2010/NĐ-CP' }),
  title: Type.String(),
  validFrom: CalendarDate,
  validTo: Nullable(Type.String({ description: 'last day' })),
  replacedBy: Nullable(Type.String()),
  source: Type.String(),
  certainty: OneOf(legalCertainties),
  state: OneOf(legalStates, 'today'),
  by: Nullable(Type.String({ description: 'who entered it; null: shipped' })),
  at: Nullable(Instant),
});

/** How long orders may last, as dated data. */
const TermLimit = Type.Object({
  group: OneOf(limitGroups, 'group of diseases that it holds for'),
  kinds: Type.Array(OneOf(orderKinds)),
  validFrom: CalendarDate,
  validTo: Nullable(CalendarDate),
  maxDays: Type.Integer(),
  extensionDays: Type.Integer(),
  refuse: Type.Boolean({ description: 'a term over both together is refused, not only warned about' }),
  basis: Type.String(),
  basisEn: Type.String(),
  certainty: OneOf(legalCertainties, 'of the days'),
  datesCertainty: OneOf(legalCertainties, 'of the dates'),
});

/** Who may sign, and what orders may rest on. */
export const orderSigningApi = {
  'GET /signing-authorities': {
    summary: 'Who may sign for an office: own offices and those of the units above',
    access: 'session',
    query: Type.Object({ office: Id, kind: Type.Optional(OneOf(signingActs)) }),
    reply: { 200: Type.Object({ items: Type.Array(SigningAuthority) }) },
    file: ['text/csv'],
  },
  'POST /signing-authorities': {
    summary: 'Enter who may sign for an office',
    access: 'organisation.manage',
    body: Type.Object({
      id: Id,
      ...authority,
      headTitle: Type.Optional(Text(120, 'title of the head, for KT., TL. and TUQ.: Chủ tịch')),
      onBehalfOf: Type.Optional(Text(160, 'the body signed for, TM.: Ủy ban nhân dân')),
      document: Type.Optional(Text(200, 'paper that gives the authority, with number and date')),
      validTo: Type.Optional(CalendarDate),
    }),
    reply: { 201: SigningAuthority, 200: SigningAuthority },
  },
  'POST /signing-authorities/{id}/end': {
    summary: 'End an authority from now on, with a reason; orders signed under it stay',
    access: 'organisation.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(400) }),
    reply: { 200: SigningAuthority },
  },
  'GET /legal-instruments': {
    summary: 'Laws and decisions with the days they hold; `cited`: only those named in a text',
    access: 'session',
    query: Type.Object({ cited: Type.Optional(Text(400)) }),
    reply: { 200: Type.Object({ items: Type.Array(LegalInstrument) }) },
    file: ['text/csv'],
  },
  'POST /legal-instruments': {
    summary: 'Enter a law or decision, or correct one: the newest entry of a number counts',
    access: 'profile.manage',
    body: Type.Object({
      id: Id,
      number: Text(60),
      title: Text(300),
      validFrom: CalendarDate,
      validTo: Type.Optional(CalendarDate),
      replacedBy: Type.Optional(Text(200)),
      source: Text(300),
      certainty: OneOf(legalCertainties),
    }),
    reply: { 201: LegalInstrument, 200: LegalInstrument },
  },
  'GET /order-limits': {
    summary: 'How long orders may last, as dated data with source and certainty',
    access: 'session',
    reply: { 200: Type.Object({ items: Type.Array(TermLimit) }) },
    file: ['text/csv'],
  },
  'GET /order-limits/in-force': {
    summary:
      'The limit that an order falls under, by kind and group of the disease, and how a term stands to it',
    access: 'order.issue',
    query: Type.Object({
      kind: OneOf(orderKinds),
      caseId: Type.Optional(Id),
      issuedAt: Type.Optional(Type.String({ ...Instant, description: 'of an order that stands; else now' })),
      from: Instant,
      until: Instant,
      firstUntil: Type.Optional(Type.String({ ...Instant, description: 'as first ordered; else until' })),
    }),
    reply: {
      200: Type.Object({
        group: Nullable(OneOf(diseaseGroups, 'of the disease of the case; null: no case, or not on record')),
        groupCertainty: Nullable(OneOf(legalCertainties)),
        groupSource: Nullable(Type.String()),
        groupSourceEn: Nullable(Type.String()),
        limit: Nullable(TermLimit),
        days: Type.Integer({ description: 'of the term asked' }),
        verdict: OneOf(['ok', 'warn', 'refuse'] as const),
      }),
    },
  },
} as const satisfies ApiTable;

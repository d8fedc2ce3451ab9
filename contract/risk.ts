import { Type } from 'typebox';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';

/** `decided`: one level; `range`: some are excluded; `unknown`: none is; `no-rule`: not for this size of area. */
export const riskOutcomes = ['decided', 'range', 'unknown', 'no-rule'] as const;
export const riskProposalStatuses = ['PROPOSED', 'REVIEWED', 'APPROVED', 'PUBLISHED', 'RETURNED'] as const;
export const riskRuleStatuses = ['SHIPPED', 'DRAFT', 'ACTIVE', 'WITHDRAWN'] as const;
/** Where an input of a computed proposal came from. */
export const riskInputSources = ['counter', 'registry', 'manual'] as const;

const Level = Type.Integer({ minimum: 1, maximum: 4, description: '1 green, 2 yellow, 3 orange, 4 red' });
const Words = Type.Object({ vi: Type.String(), en: Type.String() });

/** A level that was decided: the official one. A corrected row stays, with the id of what replaced it. */
export const OfficialLevel = Type.Object({
  id: Id,
  level: Nullable(Level),
  from: Instant,
  decisionNumber: Type.String(),
  signer: Type.String(),
  legalBasis: Type.String(),
  reason: Type.String(),
  recordedAt: Instant,
  recordedBy: Type.String(),
  corrects: Nullable(Id),
  correctedBy: Nullable(Id),
});

/** What the rule engine would say: never the official level. */
export const ComputedLevel = Type.Object({
  outcome: OneOf(riskOutcomes),
  level: Nullable(Level),
  lowest: Level,
  highest: Level,
  ruleId: Id,
  rule: Words,
  day: CalendarDate,
  computedAt: Instant,
  asOf: Nullable(Instant),
  deciding: Type.Array(Words),
  missing: Type.Array(Type.Object({ code: Type.String(), ...Words.properties, decisive: Type.Boolean() })),
  unverified: Type.Array(
    Type.Object({ figure: Type.String(), value: Nullable(Type.Number()), source: Type.String() }),
  ),
  overridden: Type.Array(Type.String()),
});

export const RiskArea = Type.Object({
  areaId: Id,
  areaCode: Type.String(),
  areaName: Type.String(),
  official: Nullable(OfficialLevel),
  formerLevel: Nullable(Level),
  computed: Nullable(ComputedLevel),
  differs: Type.Boolean({
    description: 'the official level is not what the rule says, or is outside its range',
  }),
});

const RuleFigure = Type.Object({
  code: Type.String(),
  name: Words,
  value: Nullable(Type.Number()),
  certainty: OneOf(['verified', 'unverified'] as const),
  source: Type.String(),
  shipped: Nullable(Type.Number()),
  changed: Nullable(Type.Object({ author: Type.String(), reason: Type.String(), from: CalendarDate })),
});
const Rule = Type.Object({
  id: Id,
  code: Type.String(),
  status: OneOf(riskRuleStatuses),
  title: Words,
  legalBasis: Words,
  note: Nullable(Words),
  lawFrom: CalendarDate,
  lawTo: Nullable(CalendarDate),
  basedOn: Nullable(Id),
  reason: Type.String(),
  author: Type.String(),
  createdAt: Instant,
  activeFrom: Nullable(CalendarDate),
  activeTo: Nullable(CalendarDate),
  activatedBy: Nullable(Type.String()),
  withdrawn: Nullable(Type.Object({ at: Instant, by: Type.String(), reason: Type.String() })),
  inForce: Type.Boolean(),
  unverified: Type.Integer({ description: 'figures that no one has checked against the text' }),
});
const RuleDetail = Type.Object({
  ...Rule.properties,
  figures: Type.Array(RuleFigure),
  inputs: Type.Array(Type.Object({ code: Type.String(), kind: Type.String(), ...Words.properties })),
});

const Proposal = Type.Object({
  id: Id,
  status: OneOf(riskProposalStatuses),
  reason: Type.String(),
  count: Type.Integer(),
  proposedAt: Instant,
  proposedBy: Type.String(),
  reviewedAt: Nullable(Instant),
  reviewedBy: Nullable(Type.String()),
  reviewNote: Nullable(Type.String()),
  approvedAt: Nullable(Instant),
  approvedBy: Nullable(Type.String()),
  decisionNumber: Nullable(Type.String()),
  effectiveFrom: Nullable(Instant),
  signer: Nullable(Type.String()),
  publishedAt: Nullable(Instant),
  version: Version,
});
const ProposalDetail = Type.Object({
  ...Proposal.properties,
  items: Type.Array(
    Type.Object({
      areaId: Id,
      areaCode: Type.String(),
      areaName: Type.String(),
      level: Level,
      officialLevel: Nullable(Level),
      computed: Nullable(ComputedLevel),
    }),
  ),
});
const ProposalReply = { 200: ProposalDetail };

/** Risk levels: computed proposals, official decisions, rules. The public answer is served by the map. */
export const riskApi = {
  'GET /risk/levels': {
    summary: 'Communes with official level and computed proposal, today or on a day',
    access: 'figure.read',
    query: Type.Object({
      ...listQuery,
      area: Type.Optional(Id),
      at: Type.Optional(CalendarDate),
      q: Type.Optional(Text(80)),
      level: Type.Optional(Level),
      differs: Type.Optional(Type.Boolean()),
    }),
    reply: {
      200: Type.Object({
        ...Page(RiskArea).properties,
        at: Instant,
        rule: Nullable(Words),
        computedAt: Nullable(Instant),
      }),
    },
    file: ['text/csv'],
  },
  'GET /risk/areas/{id}': {
    summary: 'One area: its history of decisions, corrections shown, and the inputs of its newest proposal',
    access: 'figure.read',
    params: IdParams,
    reply: {
      200: Type.Object({
        ...RiskArea.properties,
        history: Type.Array(OfficialLevel),
        inputs: Type.Array(
          Type.Object({
            code: Type.String(),
            ...Words.properties,
            value: Type.Number(),
            source: OneOf(riskInputSources),
            at: Nullable(Instant),
            note: Nullable(Type.String()),
          }),
        ),
      }),
    },
  },
  'POST /risk/inputs': {
    summary: 'Enter an input that no module counts (coverage, capacity) for areas, with source and time',
    access: 'risk.propose',
    body: Type.Object({
      id: Type.Optional(Id),
      areaIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
      input: Text(60),
      value: Nullable(Type.Number({ minimum: 0 })),
      at: Instant,
      source: Text(400),
    }),
    reply: { 201: Type.Object({ count: Type.Integer() }), 200: Type.Object({ count: Type.Integer() }) },
  },
  'POST /risk/computation': {
    summary: 'Compute the proposals of today again',
    access: 'risk.propose',
    body: Type.Object({}),
    reply: { 200: Type.Object({ day: CalendarDate, rule: Words, areas: Type.Integer() }) },
    ratePerMinute: 12,
  },
  'GET /risk/proposals': {
    summary: 'Proposals of the own areas, newest first',
    access: 'figure.read',
    query: Type.Object({ ...listQuery, status: Type.Optional(OneOf(riskProposalStatuses)) }),
    reply: { 200: Page(Proposal) },
    file: ['text/csv'],
  },
  'GET /risk/proposals/{id}': {
    summary: 'One proposal with its communes',
    access: 'figure.read',
    params: IdParams,
    reply: ProposalReply,
  },
  'POST /risk/proposals': {
    summary: 'Propose levels for communes, with a reason; one batch for many',
    access: 'risk.propose',
    body: Type.Object({
      id: Type.Optional(Id),
      items: Type.Array(Type.Object({ areaId: Id, level: Level }), { minItems: 1, maxItems: 1000 }),
      reason: Text(1000),
    }),
    reply: { 201: ProposalDetail, 200: ProposalDetail },
  },
  'POST /risk/proposals/{id}/review': {
    summary: 'Review a proposal: pass it on, or return it with a note; not by who proposed it',
    access: 'risk.review',
    params: IdParams,
    body: Type.Object({ version: Version, accept: Type.Boolean(), note: Type.Optional(Text(1000)) }),
    reply: ProposalReply,
  },
  'POST /risk/proposals/{id}/approval': {
    summary: 'Approve a reviewed proposal, or return it with a note',
    access: 'risk.approve',
    params: IdParams,
    body: Type.Object({ version: Version, accept: Type.Boolean(), note: Type.Optional(Text(1000)) }),
    reply: ProposalReply,
  },
  'POST /risk/proposals/{id}/publication': {
    summary: 'Publish an approved proposal as a decision: number, signer, effective time, reason',
    access: 'risk.approve',
    params: IdParams,
    body: Type.Object({
      version: Version,
      decisionNumber: Text(80),
      effectiveFrom: Instant,
      signer: Text(200),
      legalBasis: Text(400),
      reason: Text(1000),
    }),
    reply: ProposalReply,
  },
  'POST /risk/levels/{id}/correction': {
    summary: 'Correct one decided level; the former row stays and says what replaced it',
    access: 'risk.approve',
    params: IdParams,
    body: Type.Object({
      id: Type.Optional(Id),
      level: Nullable(Level),
      effectiveFrom: Instant,
      decisionNumber: Text(80),
      signer: Text(200),
      reason: Text(1000),
    }),
    reply: { 201: OfficialLevel, 200: OfficialLevel },
  },
  'GET /risk/rules': {
    summary: 'Rule versions: the shipped legal texts and the copies in use here',
    access: 'figure.read',
    query: Type.Object({}),
    reply: { 200: Type.Object({ items: Type.Array(Rule) }) },
    file: ['text/csv'],
  },
  'GET /risk/rules/{id}': {
    summary: 'One rule version with its figures, their certainty and source',
    access: 'figure.read',
    params: IdParams,
    reply: { 200: RuleDetail },
  },
  'POST /risk/rules': {
    summary: 'Make an editable copy of a version, with own figures and the reason for each',
    access: 'risk.review',
    body: Type.Object({
      id: Type.Optional(Id),
      basedOn: Id,
      reason: Text(1000),
      figures: Type.Array(
        Type.Object({
          code: Text(60),
          value: Nullable(Type.Number()),
          from: CalendarDate,
          reason: Text(400),
        }),
        { maxItems: 200 },
      ),
    }),
    reply: { 201: RuleDetail, 200: RuleDetail },
  },
  'POST /risk/rules/{id}/dry-run': {
    summary: 'What a version would say of the inputs of now: which areas would change',
    access: 'risk.review',
    params: IdParams,
    body: Type.Object({}),
    reply: {
      200: Type.Object({
        areas: Type.Integer(),
        changes: Type.Array(
          Type.Object({
            areaId: Id,
            areaName: Type.String(),
            officialLevel: Nullable(Level),
            now: Nullable(Type.Object({ lowest: Level, highest: Level })),
            would: Type.Object({ lowest: Level, highest: Level }),
            deciding: Type.Array(Words),
          }),
        ),
      }),
    },
  },
  'POST /risk/rules/{id}/activation': {
    summary: 'Put a copy into use from a day on; the one before rests',
    access: 'risk.approve',
    params: IdParams,
    body: Type.Object({ from: CalendarDate, to: Type.Optional(CalendarDate), reason: Text(1000) }),
    reply: { 200: RuleDetail },
  },
  'POST /risk/rules/{id}/withdrawal': {
    summary: 'Take a version out of use (roll back): the one before is in force again',
    access: 'risk.approve',
    params: IdParams,
    body: Type.Object({ reason: Text(1000) }),
    reply: { 200: RuleDetail },
  },
} as const satisfies ApiTable;

/** The official level of an area for everybody; by the map module. */
export const publicRiskApi = {
  'GET /public/areas/{code}/level': {
    summary: 'Official risk level of an area: since when, by which decision; null where none is decided',
    access: 'public',
    params: Type.Object({ code: Type.String({ maxLength: 20 }) }),
    query: Type.Object({ at: Type.Optional(CalendarDate) }),
    reply: {
      200: Type.Object({
        code: Type.String(),
        name: Type.String(),
        dataset: Type.String(),
        at: Instant,
        level: Nullable(Level),
        since: Nullable(Instant),
        decisionNumber: Nullable(Type.String()),
        signer: Nullable(Type.String()),
        legalBasis: Nullable(Type.String()),
      }),
    },
  },
} as const satisfies ApiTable;

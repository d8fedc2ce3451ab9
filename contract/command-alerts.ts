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
import { smsStates } from './messaging.ts';

export const alertStates = ['RAISED', 'ACKNOWLEDGED', 'ASSIGNED', 'CLOSED'] as const;
export const alertKinds = ['threshold', 'change', 'missing', 'forecast'] as const;
export const alertSeverities = ['watch', 'urgent'] as const;
export const alertReaches = ['province', 'commune'] as const;
export const alertDirections = ['above', 'below'] as const;
/** Why a rule could not look: nothing came yet, no or too small a denominator, too few to compare. */
export const silences = ['no-data', 'no-denominator', 'small-denominator', 'too-few'] as const;
export const callResults = ['reached', 'no-answer', 'wrong-number'] as const;
export const alertHappenings = [
  'raised',
  'called-level',
  'call',
  'acknowledged',
  'assigned',
  'cleared',
  'closed',
] as const;

/** A rule on one metric. `clear` lies on the quiet side of `raise`, so that a figure at the edge does not flap. */
export const AlertRuleDocument = Type.Object({
  code: Type.String({ pattern: '^[a-z0-9-]{3,60}$' }),
  vi: Text(200),
  en: Text(200),
  metric: Text(80),
  per: OneOf(alertReaches),
  kind: OneOf(alertKinds),
  direction: OneOf(alertDirections),
  hours: Nullable(
    Type.Integer({
      minimum: 1,
      maximum: 744,
      description:
        'threshold: the window counted, null the standing level (always so for a gauge and a figure entered by hand); change: the window and the one before it; missing: how far back is looked; forecast: the days that the growth is fitted on',
    }),
  ),
  minimum: Type.Optional(
    Type.Integer({
      minimum: 0,
      description:
        'change: fewer in both windows say nothing; of a ratio (where it is needed): a smaller denominator says nothing',
    }),
  ),
  raise: Type.Number({
    description:
      'threshold: count; change: percent; missing: hours without any; forecast: count in the next 7 days',
  }),
  clear: Type.Number(),
  severity: OneOf(alertSeverities),
  from: CalendarDate,
  certainty: OneOf(['verified', 'unverified'] as const),
  source: Text(300),
});

const Rule = Type.Object({
  id: Id,
  document: AlertRuleDocument,
  metric: Type.Object({ vi: Type.String(), en: Type.String(), unit: Type.String() }),
  activeFrom: Instant,
  activeTo: Nullable(Instant),
  author: Type.String(),
  reason: Type.String(),
  inForce: Type.Boolean(),
});

/** What a rule saw: the figure, and for a forecast its range and method. */
const Finding = Type.Object({
  value: Type.Number(),
  limit: Type.Number(),
  low: Nullable(Type.Number()),
  high: Nullable(Type.Number()),
  before: Nullable(Type.Number()),
  method: Nullable(Type.Object({ vi: Type.String(), en: Type.String() })),
  numerator: Type.Optional(Type.Number({ description: 'of a ratio' })),
  denominator: Type.Optional(Type.Number()),
});

const Alert = Type.Object({
  id: Id,
  ruleId: Id,
  code: Type.String(),
  vi: Type.String(),
  en: Type.String(),
  kind: OneOf(alertKinds),
  severity: OneOf(alertSeverities),
  unit: Type.String(),
  areaId: Id,
  areaName: Type.String(),
  state: OneOf(alertStates),
  raisedAt: Instant,
  finding: Finding,
  acknowledgedAt: Nullable(Instant),
  acknowledgedBy: Nullable(Type.String()),
  assignedTo: Nullable(Type.String()),
  clearedAt: Nullable(
    Type.String({ description: 'when the figure came back; the alert stays until somebody closes it' }),
  ),
  closedAt: Nullable(Instant),
  version: Version,
});

const CallStep = Type.Object({
  level: Type.Integer(),
  dueAt: Instant,
  due: Type.Boolean(),
  people: Type.Array(
    Type.Object({
      dutyId: Id,
      name: Type.String(),
      office: Type.String(),
      role: Type.String(),
      phone: Type.String(),
      calls: Type.Integer(),
      lastResult: Nullable(OneOf(callResults)),
      text: Nullable(
        Type.Object(
          { state: OneOf(smsStates), at: Instant },
          { description: 'the text message that this person was sent; `kept`: nobody got it' },
        ),
      ),
    }),
  ),
});

const AlertDetail = Type.Object({
  ...Alert.properties,
  closeReason: Nullable(Type.String()),
  callTree: Type.Array(CallStep),
  history: Type.Array(
    Type.Object({
      at: Instant,
      what: OneOf(alertHappenings),
      by: Nullable(Type.String()),
      level: Nullable(Type.Integer()),
      note: Nullable(Type.String()),
    }),
  ),
});
const AlertReply = { 200: AlertDetail };

/** Alerts from rules on figures. Whoever is on duty is texted level by level; calls are made and noted by officers. */
export const commandAlertsApi = {
  'GET /command/alerts': {
    summary: 'Alerts, open ones first, urgent before others, then newest',
    access: 'command.read',
    query: Type.Object({
      ...listQuery,
      state: Type.Optional(OneOf([...alertStates, 'OPEN'] as const)),
      rule: Type.Optional(Text(60)),
    }),
    reply: { 200: Page(Alert) },
    file: ['text/csv'],
  },
  'POST /command/alerts/evaluation': {
    summary: 'Hold the rules against the figures now, without waiting for the minute',
    access: 'command.work',
    body: Type.Object({}),
    reply: { 200: Type.Object({ raised: Type.Integer(), cleared: Type.Integer() }) },
    ratePerMinute: 12,
  },
  'GET /command/alerts/{id}': {
    summary: 'One alert with its call tree and history',
    access: 'command.work',
    params: IdParams,
    reply: AlertReply,
  },
  'POST /command/alerts/{id}/acknowledgement': {
    summary: 'I have seen it: the call tree stops',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({ version: Version }),
    reply: AlertReply,
  },
  'POST /command/alerts/{id}/assignment': {
    summary: 'Hand an acknowledged alert to somebody',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({ version: Version, to: Text(200), note: Type.Optional(Text(1000)) }),
    reply: AlertReply,
  },
  'POST /command/alerts/{id}/closing': {
    summary: 'Close an alert with what was done; the rule is silent until the figure was quiet once',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({ version: Version, reason: Text(1000) }),
    reply: AlertReply,
  },
  'POST /command/alerts/{id}/calls': {
    summary: 'Note a call to somebody of the call tree',
    access: 'command.work',
    params: IdParams,
    body: Type.Object({ id: Type.Optional(Id), dutyId: Id, result: OneOf(callResults) }),
    reply: AlertReply,
  },
  'GET /command/alert-rules': {
    summary: 'Rules on figures, those in force and former versions',
    access: 'command.read',
    reply: { 200: Type.Object({ items: Type.Array(Rule) }) },
    file: ['text/csv'],
  },
  'POST /command/alert-rules': {
    summary: 'Put a rule into force; the former version of the same code ends now',
    access: 'command.manage',
    body: Type.Object({ id: Type.Optional(Id), document: AlertRuleDocument, reason: Text(1000) }),
    reply: { 201: Rule, 200: Rule },
  },
  'POST /command/alert-rules/{id}/end': {
    summary: 'Take a rule out of force',
    access: 'command.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(1000) }),
    reply: { 200: Rule },
  },
  'POST /command/alert-rules/dry-run': {
    summary: 'What a rule would have raised in the last 14 days, hour by hour',
    access: 'command.manage',
    body: Type.Object({ document: AlertRuleDocument }),
    reply: {
      200: Type.Object({
        from: Instant,
        to: Instant,
        areas: Type.Integer(),
        raised: Type.Integer(),
        openNow: Type.Integer(),
        past: Type.Boolean({
          description:
            'false: a gauge is part of it, which has no past; what is shown is what it would do now',
        }),
        silent: Type.Array(Type.Object({ why: OneOf(silences), areas: Type.Integer() }), {
          description: 'areas in which the rule can’t look now, and so raises nothing',
        }),
        items: Type.Array(
          Type.Object({
            areaName: Type.String(),
            raisedAt: Instant,
            clearedAt: Nullable(Instant),
            finding: Finding,
          }),
          { description: 'at most 200, newest first' },
        ),
      }),
    },
    ratePerMinute: 30,
  },
} as const satisfies ApiTable;

import type { EndpointKey } from '../kit.ts';
import type { LabelKind } from '../labels.ts';

type Codes = { readonly [column: string]: LabelKind | readonly LabelKind[] };

const contact: Codes = {
  status: 'contactStatus',
  followUpStatus: 'followUpStatus',
  dropReason: 'dropReason',
  relation: 'relation',
  below: 'belowReason',
};

/** Columns that hold codes with a name in contract/labels.ts, by list; of several kinds where rows of several modules stand in it. */
export const codesOf: { readonly [key in EndpointKey]?: Codes } = {
  'GET /people/duplicates': {
    'left.sex': 'sex',
    'right.sex': 'sex',
    'left.source': 'personSource',
    'right.source': 'personSource',
    'left.assurance': 'assurance',
    'right.assurance': 'assurance',
  },
  'GET /privacy/requests': {
    wish: 'privacyWish',
    state: 'privacyRequestState',
    clock: 'privacyClock',
    channel: 'privacyChannel',
    proof: 'identityProof',
  },
  'GET /imports': { kind: 'sheetKind', state: 'sheetState' },
  'GET /vehicles': { kind: 'vehicleKind' },
  'GET /presence': { source: 'presenceSource', timeQuality: 'timeQuality', assurance: 'assurance' },
  'GET /declarations': {
    form: 'declarationForm',
    declaredBy: 'declaredByWhom',
    symptoms: 'symptom',
    exposures: 'exposure',
    task: 'declarationTask',
  },
  'GET /cases': {
    disease: 'disease',
    classification: 'caseClassification',
    outcome: 'caseOutcome',
    origin: 'caseOrigin',
    sex: 'sex',
  },
  'GET /cases/{id}/contacts': contact,
  'GET /contacts': contact,
  'GET /clusters/{id}/participants': { involvement: 'involvement', source: 'participantSource' },
  'GET /interviews': { kind: 'interviewKind', status: 'interviewStatus', lastResult: 'attemptResult' },
  'GET /orders': { kind: 'orderKind', status: 'orderStatus', changeKind: 'orderChange' },
  'GET /handovers': { status: 'handoverStatus', subject: 'handoverSubject', reason: 'handoverReason' },
  'GET /worklist': { kind: 'workKind' },
  'GET /searches': { status: 'searchStatus', cause: 'searchCause', subject: 'handoverSubject' },
  'GET /gates/crossings': {
    direction: 'passDirection',
    means: 'crossingMean',
    seat: 'gateSeat',
    outcome: 'scanOutcome',
    proposed: 'gateDecision',
    decision: 'gateDecision',
  },
  'GET /gates/watch': { kind: 'crossingMean' },
  'GET /permits': { kind: 'permitKind', state: 'permitState' },
  'GET /lodging/stays': {
    placeKind: 'placeKind',
    state: 'stayState',
    visit: 'stayVisit',
    visitResult: 'stayVisitResult',
  },
  'GET /community/homes': { reason: 'dueReason', state: 'homeState' },
  'GET /community/needs': {
    kind: 'needKind',
    urgency: 'needUrgency',
    state: 'needState',
    toldAs: 'helperRelation',
  },
  'GET /community/supply': {
    source: 'supplySource',
    kind: ['needKind', 'cordonNeedKind'],
    state: ['needState', 'cordonNeedState'],
  },
  'GET /lockdowns/{id}/members': { source: 'memberSource', leftReason: 'departureReason', test: 'roundTest' },
  'GET /lockdowns/{id}/passes': { direction: 'passDirection', reason: 'passReason' },
  'GET /lockdowns/{id}/rounds/{roundId}/households': {
    outcome: 'supplyOutcome',
    lastOutcome: 'supplyOutcome',
  },
  'GET /messages/opt-outs': { via: 'optOutWay' },
  'GET /messages/sms/own': { state: 'smsState', purpose: 'smsPurpose' },
  'GET /messages/sms': { direction: 'smsDirection', state: 'smsState' },
  'GET /border/trips': { state: 'tripState', direction: 'tripDirection', plateNation: 'plateNation' },
  'GET /border/tasks': {
    misuse: 'tripMisuse',
    reason: 'tripTaskReason',
    state: 'tripTaskState',
    outcome: 'tripTaskOutcome',
  },
  'GET /lab/tubes': {
    disease: 'disease',
    kind: 'testKind',
    specimen: 'specimen',
    purpose: 'samplePurpose',
    status: 'tubeStatus',
    condition: 'specimenCondition',
    result: 'testResult',
    pendingResult: 'testResult',
  },
  'GET /level-changes/{id}/rows': {
    reason: 'changeReason',
    proposal: 'levelProposal',
    status: 'changeRowStatus',
  },
};

import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../contract/rights.ts';
import { type Scope, anonymousScope } from '../../../platform/access/scope.ts';
import type { EventTopic, OutboxEvent } from '../../../platform/events/events.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import type { Metric } from './metrics.ts';
import { allowedTopics, figureChange, mapChange, workEvent } from './present-event.ts';

const areas = new Map([
  [11, { id: 'area-11', path: '/10/11/' }],
  [12, { id: 'area-12', path: '/10/12/' }],
]);
const directory = { byNo: (no: number) => areas.get(no) as Area | undefined } as AreaDirectory;
const metric = (module: string, code: string, open: boolean): Metric => ({
  module,
  code,
  public: open,
  vi: code,
  en: code,
  unit: '',
  recount: async () => [],
});
const metrics = [
  metric('cases', 'cases.announced', true),
  metric('cases', 'cases.reported', false),
  metric('presence', 'presence.stays', false),
];

function event(topic: string, payload: unknown): OutboxEvent {
  return {
    cursor: '1-1',
    topic: topic as EventTopic,
    dataset: 'demo',
    payload: payload as never,
    at: new Date(0),
  };
}
function officer(role: Role, areaPath: string): Scope {
  return {
    actor: { kind: 'account', id: 'x', name: 'x' },
    dataset: 'demo',
    grants: [{ role, areaId: null, areaPath }],
  };
}
const anonymous = anonymousScope('demo');
const caseEvent = event('case.opened', { caseId: 'c', areaNos: [11, 12] });

describe('allowedTopics', () => {
  it('gives anonymous callers the public topics only', () => {
    expect([...allowedTopics(anonymous, undefined)]).toEqual(['figures', 'map']);
    expect([...allowedTopics(anonymous, 'case,map,nonsense')]).toEqual(['map']);
  });
  it('gives officers what they ask for', () => {
    expect([...allowedTopics(officer('tracer', ''), 'order,case')]).toEqual(['case', 'order']);
  });
});

describe('figureChange', () => {
  it('shows every metric in own areas', () => {
    expect(figureChange(officer('tracer', '/10/11/'), directory, metrics, caseEvent)).toEqual({
      areas: ['area-11'],
      metrics: ['cases.announced', 'cases.reported'],
    });
  });
  it('shows public metrics to everybody', () => {
    expect(figureChange(anonymous, directory, metrics, caseEvent)).toEqual({
      areas: ['area-11', 'area-12'],
      metrics: ['cases.announced'],
    });
  });
  it('hides what is neither own nor public', () => {
    const scan = event('presence.recorded', { areaNos: [12], opened: 1 });
    expect(figureChange(anonymous, directory, metrics, scan)).toBeNull();
    expect(figureChange(officer('tracer', '/10/11/'), directory, metrics, scan)).toBeNull();
    expect(figureChange(officer('tracer', '/10/'), directory, metrics, scan)).toEqual({
      areas: ['area-12'],
      metrics: ['presence.stays'],
    });
  });
  it('obeys the metrics that an event names', () => {
    const named = event('figures.changed', { metrics: ['cases.announced'], areaNos: [11] });
    expect(figureChange(officer('tracer', ''), directory, metrics, named)).toEqual({
      areas: ['area-11'],
      metrics: ['cases.announced'],
    });
  });
  it('has nothing to say of events that count nothing', () => {
    expect(
      figureChange(
        officer('tracer', ''),
        directory,
        metrics,
        event('person.merged', { keepNo: 1, goneNo: 2 }),
      ),
    ).toBeNull();
  });
});

describe('mapChange', () => {
  it('tells only of the metrics of the map', () => {
    expect(mapChange(directory, metrics, ['cases.announced'], caseEvent)).toEqual({
      areas: ['area-11', 'area-12'],
      metrics: ['cases.announced'],
    });
    expect(mapChange(directory, metrics, ['presence.stays'], caseEvent)).toBeNull();
  });
});

describe('mapChange of a decision', () => {
  it('tells everybody where levels were decided', () => {
    const payload = { decisionNumber: '1', effectiveFrom: '2026-01-01T00:00:00Z', areaNos: [11] };
    expect(mapChange(directory, metrics, [], event('risk.published', payload))).toEqual({
      areas: ['area-11'],
      metrics: [],
    });
  });
});

describe('workEvent', () => {
  const topics = allowedTopics(officer('tracer', ''), undefined);
  it('shows a case in own areas, without its people', () => {
    expect(workEvent(officer('tracer', '/10/12/'), directory, topics, caseEvent)).toEqual({
      name: 'case',
      data: { asOf: '1970-01-01T00:00:00.000Z', happened: 'case.opened', areas: ['area-12'], metrics: [] },
    });
  });
  it('hides it elsewhere, from other roles, and where the topic was not asked for', () => {
    expect(workEvent(officer('tracer', '/99/'), directory, topics, caseEvent)).toBeNull();
    expect(workEvent(officer('communicator', ''), directory, topics, caseEvent)).toBeNull();
    expect(
      workEvent(officer('tracer', ''), directory, allowedTopics(anonymous, undefined), caseEvent),
    ).toBeNull();
  });
  it('shows crossings to everybody who reads the gates, leaders too, and to nobody else', () => {
    const crossing = event('gate.crossed', { areaNos: [11] });
    const shown = (role: Role) => workEvent(officer(role, '/10/'), directory, topics, crossing);
    expect(shown('province-leader')).toMatchObject({ name: 'gate', data: { areas: ['area-11'] } });
    expect(shown('gate-officer')).toMatchObject({ name: 'gate', data: { areas: ['area-11'] } });
    expect(shown('place-host')).toBeNull();
    expect(shown('tracer')).toBeNull();
  });
  it('shows what happens to a trip to whoever reads trips in an area of its way', () => {
    const moved = event('trip.moved', { ids: ['x'], areaNos: [11, 12], raised: 1 });
    const shown = (role: Role, path: string) => workEvent(officer(role, path), directory, topics, moved);
    expect(shown('gate-officer', '/10/12/')).toMatchObject({ name: 'trip', data: { areas: ['area-12'] } });
    expect(JSON.stringify(shown('gate-officer', '/10/'))).not.toContain('x"');
    expect(shown('gate-officer', '/99/')).toBeNull();
    expect(shown('communicator', '/10/')).toBeNull();
  });
});

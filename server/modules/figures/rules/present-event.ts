import type { Right } from '../../../../contract/rights.ts';
import { type Scope, mayIn } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import type { Metric } from './metrics.ts';

/** Topics of the event stream. Those behind the first two carry work, and need a right in the area of the event. */
export const streamTopics = [
  'figures',
  'map',
  'case',
  'order',
  'gate',
  'trip',
  'handover',
  'lockdown',
  'focus',
] as const;
export type StreamTopic = (typeof streamTopics)[number];

const workRights = {
  case: 'case.read',
  order: 'order.read',
  gate: 'gate.read',
  trip: 'trip.read',
  handover: 'handover.read',
  lockdown: 'lockdown.read',
  focus: 'focus.read',
} as const satisfies { readonly [topic in StreamTopic]?: Right };

/** What a pulse says: whose figures changed. Empty lists: anything may have changed. */
export type Change = { readonly areas: readonly string[]; readonly metrics: readonly string[] };

/** Topics asked for that the caller may have at all; every allowed one when none is named. */
export function allowedTopics(scope: Scope, asked: string | undefined): ReadonlySet<StreamTopic> {
  const names = asked?.split(',');
  const wanted = streamTopics.filter((topic) => names === undefined || names.includes(topic));
  const anonymous = scope.actor.kind === 'anonymous';
  return new Set(wanted.filter((topic) => !anonymous || topic === 'figures' || topic === 'map'));
}

/**
 * Counters that an event moved, as the caller may know them: in its own areas every metric, elsewhere the public
 * ones. A wall hears which figures it should read again. Null: none of its business.
 */
export function figureChange(
  scope: Scope,
  directory: AreaDirectory,
  metrics: readonly Metric[],
  event: OutboxEvent,
): Change | null {
  const moved = metricsOf(metrics, event);
  const areas = areasOf(directory, event);
  const own = areas.filter(
    (area) => mayIn(scope, 'figure.read', area.path) || mayIn(scope, 'wall.read', area.path),
  );
  if (moved.length > 0 && own.length > 0) {
    return change(own, moved);
  }
  return publicChange(areas, moved);
}

/** What an event moved on the public map, counters or official levels; null when it moved nothing. */
export function mapChange(
  directory: AreaDirectory,
  metrics: readonly Metric[],
  mapMetrics: readonly string[],
  event: OutboxEvent,
): Change | null {
  if (event.topic === 'risk.published' || movesCordons(event)) {
    return change(areasOf(directory, event), []);
  }
  const moved = metricsOf(metrics, event).filter((metric) => mapMetrics.includes(metric.code));
  return publicChange(areasOf(directory, event), moved);
}

/** Whether a cordon came into force, went, or got another end: what the public map shows of it. */
function movesCordons({ topic, payload }: OutboxEvent): boolean {
  const shown = ['decision', 'extension', 'lift', 'lift-against'];
  return topic === 'lockdown.changed' && shown.includes(String((payload as { what?: unknown }).what));
}

/** A work event as the caller may see it: only the areas in which it holds the right. */
export function workEvent(
  scope: Scope,
  directory: AreaDirectory,
  topics: ReadonlySet<StreamTopic>,
  event: OutboxEvent,
): { name: string; data: Change & { asOf: string; happened: string } } | null {
  const [name] = event.topic.split('.');
  if (!isWork(name) || !topics.has(name)) {
    return null;
  }
  const areas = areasOf(directory, event).filter((area) => mayIn(scope, workRights[name], area.path));
  const data = { asOf: event.at.toISOString(), happened: event.topic, ...change(areas, []) };
  return areas.length === 0 ? null : { name, data };
}

function isWork(name: string | undefined): name is keyof typeof workRights {
  return name !== undefined && Object.hasOwn(workRights, name);
}

function publicChange(areas: readonly Area[], moved: readonly Metric[]): Change | null {
  const open = moved.filter((metric) => metric.public);
  return open.length === 0 || areas.length === 0 ? null : change(areas, open);
}

function change(areas: readonly Area[], metrics: readonly Metric[]): Change {
  return { areas: areas.map((area) => area.id), metrics: metrics.map((metric) => metric.code) };
}

/** `figures.changed` names its metrics; the event of a module (`case.opened` of `cases`) may move any of its own. */
function metricsOf(metrics: readonly Metric[], event: OutboxEvent): Metric[] {
  if (event.topic === 'figures.changed') {
    const { metrics: named } = event.payload as { metrics: readonly string[] };
    return metrics.filter((metric) => named.includes(metric.code));
  }
  const [prefix] = event.topic.split('.') as [string];
  return metrics.filter((metric) => metric.module.startsWith(prefix));
}

function areasOf(directory: AreaDirectory, event: OutboxEvent): Area[] {
  const { areaNos, areaNo } = event.payload as { areaNos?: readonly number[]; areaNo?: number };
  return (areaNos ?? [areaNo]).flatMap((no) => (typeof no === 'number' ? (directory.byNo(no) ?? []) : []));
}

import type { ServerResponse } from 'node:http';
import type { Scope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { figuresAsOf } from '../../../platform/figures/figures.ts';
import { serveStream } from '../../../platform/realtime/stream.ts';
import { type Change, allowedTopics, figureChange, mapChange, workEvent } from '../rules/present-event.ts';
import type { PublicAudiences } from './public-audiences.ts';
import { createPulse } from './pulse.ts';
import type { StreamSources } from './sources.ts';

const PULSE_MS = 1_000;

/**
 * Serves the event stream of one caller. Work events go out one by one; `figures` and `map` are pulses, at most one
 * a second each, that say whose counters moved, so that a thousand check-ins don't make a thousand redraws.
 * After a resume one pulse without areas says: read again.
 */
export async function serveTopics(
  response: ServerResponse,
  sources: StreamSources & { readonly audiences: PublicAudiences },
  request: {
    readonly scope: Scope;
    readonly topics: string | undefined;
    readonly lastEventId: string | undefined;
  },
): Promise<void> {
  const { scope, lastEventId } = request;
  const { areas, mapMetrics } = sources;
  const metrics = sources.metrics();
  const topics = allowedTopics(scope, request.topics);
  if (scope.actor.kind === 'anonymous') {
    sources.audiences.join(response, {
      dataset: scope.dataset,
      topics,
      resumed: lastEventId !== undefined,
    });
    return;
  }
  let cursor: string | null = null;
  const pulseOf = (name: string) =>
    createPulse(PULSE_MS, (change: Change & { asOf: string | null }) => {
      if (response.destroyed) {
        return;
      }
      const id = cursor === null ? '' : `id: ${cursor}\n`;
      response.write(`${id}event: ${name}\ndata: ${JSON.stringify(change)}\n\n`);
    });
  const figures = pulseOf('figures');
  const map = pulseOf('map');
  response.on('close', () => {
    figures.stop();
    map.stop();
  });

  function present(event: OutboxEvent): { name: string; data: unknown } | null {
    cursor = event.cursor;
    if (event.dataset !== scope.dataset) {
      return null;
    }
    const moved = topics.has('figures') ? figureChange(scope, areas, metrics, event) : null;
    const redrawn = topics.has('map') ? mapChange(areas, metrics, mapMetrics, event) : null;
    if (moved !== null) {
      figures.add(moved, event.at);
    }
    if (redrawn !== null) {
      map.add(redrawn, event.at);
    }
    return workEvent(scope, areas, topics, event);
  }

  await serveStream(response, { db: sources.db, hub: sources.hub(), present, lastEventId });
  if (lastEventId !== undefined) {
    const asOf = await figuresAsOf(sources.db, scope.dataset);
    for (const pulse of [topics.has('figures') ? figures : null, topics.has('map') ? map : null]) {
      pulse?.addUnknown(asOf === null ? null : new Date(asOf));
    }
  }
}

import type { ServerResponse } from 'node:http';
import { anonymousScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { type Audience, createAudience } from '../../../platform/realtime/audience.ts';
import { type Change, figureChange, mapChange, type StreamTopic } from '../rules/present-event.ts';
import { createPulse } from './pulse.ts';
import type { StreamSources } from './sources.ts';

/** Callers without a session all hear the same of a dataset: what moved, once a second at most. */
export type PublicAudiences = {
  /** Takes over the response of a caller who may hear these topics; `resumed`: it was here before and missed some. */
  readonly join: (
    response: ServerResponse,
    listener: {
      readonly dataset: string;
      readonly topics: ReadonlySet<StreamTopic>;
      readonly resumed: boolean;
    },
  ) => void;
};

const PULSE_MS = 1_000;
/** Phones pay for bytes: beyond so many areas the list is left out, which says that any may have changed. */
const MOST_AREAS = 40;
const PUBLIC_TOPICS = ['figures', 'map'] as const;

/** Opens the audiences; an event is presented once for each dataset and topics that somebody listens to. */
export function openPublicAudiences(sources: StreamSources): PublicAudiences {
  const audiences = new Map<string, Audience>();
  return {
    join: (response, { dataset, topics, resumed }) => {
      const heard = PUBLIC_TOPICS.filter((topic) => topics.has(topic));
      const key = `${dataset} ${heard.join()}`;
      const audience = audiences.get(key) ?? openAudience(sources, dataset, heard);
      audiences.set(key, audience);
      // Whoever comes back reads again; what it missed need not be looked up.
      const again = { asOf: null, areas: [], metrics: [] };
      audience.join(response, resumed ? heard.map((topic) => message(topic, null, again)).join('') : '');
    },
  };
}

function openAudience(
  { areas, metrics, mapMetrics, hub }: StreamSources,
  dataset: string,
  heard: readonly (typeof PUBLIC_TOPICS)[number][],
): Audience {
  const scope = anonymousScope(dataset);
  let cursor: string | null = null;
  let unsubscribe: () => void = () => undefined;
  const changes = {
    figures: (event: OutboxEvent) => figureChange(scope, areas, metrics(), event),
    map: (event: OutboxEvent) => mapChange(areas, metrics(), mapMetrics, event),
  };
  const audience = createAudience((listening) => {
    unsubscribe();
    unsubscribe = listening ? hub().subscribe(follow) : () => undefined;
  });
  const pulses = heard.map((topic) => ({
    topic,
    pulse: createPulse(PULSE_MS, (change) => audience.send(message(topic, cursor, shortened(change)))),
  }));

  function follow(events: readonly OutboxEvent[]): void {
    for (const event of events) {
      cursor = event.cursor;
      if (event.dataset === dataset) {
        for (const { topic, pulse } of pulses) {
          const change = changes[topic](event);
          if (change !== null) {
            pulse.add(change, event.at);
          }
        }
      }
    }
  }
  return audience;
}

function shortened<C extends Change>(change: C): C {
  return change.areas.length > MOST_AREAS ? { ...change, areas: [] } : change;
}

function message(topic: string, cursor: string | null, change: Change & { asOf: string | null }): string {
  const id = cursor === null ? '' : `id: ${cursor}\n`;
  return `${id}event: ${topic}\ndata: ${JSON.stringify(change)}\n\n`;
}

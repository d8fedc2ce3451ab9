import type { UrlValues } from '../../kit/list/useUrlState.ts';
import { type ChainModel, type ChainNode, type Day, statuses } from './model.ts';

/** What of a model is shown; undefined: no bound. */
export type Filter = {
  readonly status: ChainNode['status'] | undefined;
  readonly generation: number | undefined;
  readonly component: number | undefined;
  readonly area: string | undefined;
  readonly from: Day;
  readonly to: Day;
  readonly contacts: boolean;
};

/** Names of the filters in the address. */
export const filterNames = ['status', 'generation', 'component', 'areaName', 'since', 'until'] as const;

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function day(text: string | undefined): Day {
  const ms = Date.parse(`${text ?? ''}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / 86_400_000;
}

/** The filter that the address names. Components are counted from 1 there, as on the screen. */
export function readFilter(url: UrlValues, contacts: boolean): Filter {
  const component = number(url['component']);
  return {
    status: statuses.find((code) => code === url['status']),
    generation: number(url['generation']),
    component: component === undefined ? undefined : component - 1,
    area: url['areaName'],
    from: day(url['since']),
    to: day(url['until']),
    contacts,
  };
}

/** Which nodes are shown. A contact is shown with a case that is, where it passes the filters that concern it. */
export function showOnly(model: ChainModel, filter: Filter): boolean[] {
  const { area, from, to, status } = filter;
  const passes = (node: ChainNode): boolean =>
    (status === undefined || node.status === status) &&
    (filter.component === undefined || node.component === filter.component) &&
    (area === undefined || node.area === area) &&
    (from === null || (node.day !== null && node.day >= from)) &&
    (to === null || (node.day !== null && node.day <= to));
  const shown = model.nodes.map(
    (node) =>
      node.status !== 'CONTACT' &&
      passes(node) &&
      (filter.generation === undefined || node.generation === filter.generation),
  );
  if (filter.contacts) {
    const alone = status === 'CONTACT';
    for (const node of model.nodes) {
      if (node.status === 'CONTACT' && passes(node)) {
        shown[node.index] = alone || node.exposedBy.some((index) => shown[index] === true);
      }
    }
  }
  return shown;
}

import type { WebhookEvent } from '../../../../contract/webhooks.ts';
import type { EventMap } from '../../../platform/events/events.ts';

/** Most ids in one message; more become several. */
export const MOST_IDS = 200;

/** What an event says to the outside: codes, and ids that may be asked for by API. Never anything of a person. */
export type Told = {
  readonly areaNos: readonly number[];
  readonly data: Readonly<Record<string, unknown>>;
  /** Ids of records that each have an area of their own, to be kept only where the receiver may know them. */
  readonly each?: { readonly kind: 'order' | 'permit'; readonly ids: readonly string[] };
};

type Tellers = { readonly [E in WebhookEvent]: (payload: EventMap[E]) => Told };

/** How each event is told. */
export const tellers: Tellers = {
  'case.opened': ({ caseId, areaNos }) => ({ areaNos, data: { caseId } }),
  'case.changed': ({ caseId, areaNos, fields }) => ({ areaNos, data: { caseId, fields } }),
  'lab.result-released': ({ tubeId, revision, areaNos }) => ({ areaNos, data: { tubeId, revision } }),
  'lab.result-corrected': ({ tubeId, revision, areaNos }) => ({ areaNos, data: { tubeId, revision } }),
  'order.issued': ({ orderIds, kind, areaNos }) => ({
    areaNos,
    data: { kind },
    each: { kind: 'order', ids: orderIds },
  }),
  'order.changed': ({ orderIds, change, areaNos }) => ({
    areaNos,
    data: { change },
    each: { kind: 'order', ids: orderIds },
  }),
  'risk.published': ({ decisionNumber, effectiveFrom, areaNos }) => ({
    areaNos,
    data: { decisionNumber, effectiveFrom },
  }),
  'command.alert-raised': ({ alertId, code, areaNos }) => ({ areaNos, data: { alertId, code } }),
  'declarations.submitted': ({ declarationId, areaNo }) => ({
    areaNos: [areaNo],
    data: { declarationId },
  }),
  'permit.decided': ({ ids, areaNos }) => ({ areaNos, data: {}, each: { kind: 'permit', ids } }),
};

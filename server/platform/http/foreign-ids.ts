import type { FastifyRequest } from 'fastify';
import { refuse } from '../outcomes/general.ts';
import type { Refusal } from '../outcomes/outcome.ts';

/** Refuses an id that a request of this dataset may not name: what another dataset added for itself alone. */
export type RefuseId = (dataset: string, id: string) => Refusal | null;

const UUID_LENGTH = 36;

/**
 * Looks at every id in a request, whatever its field is called, so that no handler can forget to. Of a body or a query the field is
 * named; an address with such an id leads nowhere.
 */
export function foreignId(request: FastifyRequest, dataset: string, refuseId: RefuseId): Refusal | null {
  if (find(request.params, '', dataset, refuseId) !== null) {
    return refuse('not-found');
  }
  return find(request.query, '', dataset, refuseId) ?? find(request.body, '', dataset, refuseId);
}

function find(value: unknown, path: string, dataset: string, refuseId: RefuseId): Refusal | null {
  if (typeof value === 'string') {
    const refusal = value.length === UUID_LENGTH ? refuseId(dataset, value) : null;
    return refusal === null ? null : { ...refusal, fields: { [path]: refusal.code } };
  }
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const refusal = find(item, path === '' ? key : `${path}.${key}`, dataset, refuseId);
      if (refusal !== null) {
        return refusal;
      }
    }
  }
  return null;
}

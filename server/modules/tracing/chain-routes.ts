import type { chainsApi } from '../../../contract/chains.ts';
import { packedJson } from '../../platform/http/packed-json.ts';
import type { Handlers } from '../../platform/module.ts';
import type { TracingContext } from './context.ts';
import { showChain } from './usecases/show-chain.ts';
import { showChains } from './usecases/show-chains.ts';
import { showStudy } from './usecases/show-study.ts';

export function chainHandlers(context: TracingContext): Handlers<typeof chainsApi> {
  return {
    'GET /chains': async ({ scope, query }) => {
      const read = await showChains(context, scope, query);
      return read.ok ? packedJson(read.value) : read;
    },
    'GET /cases/{id}/chain': async ({ scope, params, query }) =>
      await showChain(context, scope, params.id, query),
    'GET /studies/{name}/chains': async ({ scope, params }) => await showStudy(context, scope, params.name),
  };
}

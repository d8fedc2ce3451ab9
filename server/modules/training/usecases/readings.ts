import type { Api } from '../context.ts';
import { ask } from '../material/desk.ts';

/** What stands on a screen of the trainee at this moment, read as the trainee reads it. */
export const readings: { readonly [name: string]: (api: Api) => Promise<string> } = {
  /** Version of the rules that the gates follow now. */
  'rules-version': async (api) => {
    type Rules = { items: { version: string; inForce: boolean }[] };
    const { items } = await ask<Rules>(api, 'GET', '/gates/rules');
    return items.find(({ inForce }) => inForce)?.version ?? '';
  },
  /** Households on the list of today. */
  households: async (api) => {
    const { households } = await ask<{ households: unknown[] }>(api, 'GET', '/community/today');
    return String(households.length);
  },
};

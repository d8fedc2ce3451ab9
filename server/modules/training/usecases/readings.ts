import type { Api } from '../context.ts';
import { ask } from '../material/desk.ts';
import { type LevelRow, levelsNow } from '../material/public-side.ts';
import type { Own } from '../rules/drills.ts';

/** What stands on a screen of the trainee at this moment, read as the trainee reads it. */
export const readings: { readonly [name: string]: (api: Api, own: Own) => Promise<string> } = {
  /** Version of the rules that the gates follow now. */
  'rules-version': async (api) => {
    type Rules = { items: { version: string; inForce: boolean }[] };
    const { items } = await ask<Rules>(api, 'GET', '/gates/rules');
    return items.find(({ inForce }) => inForce)?.version ?? '';
  },
  /** Official level of the commune of the run. */
  'commune-level': async (api, own) => {
    const here = ({ areaId }: LevelRow) => areaId === own['communeId'];
    return String((await levelsNow(api)).find(here)?.official?.level ?? '');
  },
  /** Households on the list of today. */
  households: async (api) => {
    const { households } = await ask<{ households: unknown[] }>(api, 'GET', '/community/today');
    return String(households.length);
  },
};

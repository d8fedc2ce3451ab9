import { platesApi } from '../../../contract/plates.ts';
import { DAY_MS } from '../../platform/clock/clock.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import { type Module, routes } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { PlateContext } from './context.ts';
import './events.ts';
import { KEPT_DAYS, plateFigures } from './figures.ts';
import { deleteBefore } from './store/events.ts';
import { acceptPlates } from './usecases/accept-plates.ts';
import { matchAccepted, matchDeclared, matchPermitted } from './usecases/match-again.ts';
import { showPlates, type ShownPlate, showPosts } from './usecases/show-plates.ts';
import { plateHolding } from './store/holding.ts';

const columns = [
  'id',
  'at',
  'postName',
  'cameraId',
  'plate',
  'readAs',
  'corrections',
  'province',
  'outside',
  'permitCode',
  'permitWithdrawnAt',
  'declarationCode',
  'declarationDroppedAt',
  'tripCode',
  'watched',
  'confidence',
  'imageRef',
] as const satisfies readonly (keyof ShownPlate)[];

/** Number plates read at posts, matched to permits, declarations and the watch list. */
export function platesModule(context: PlateContext): Module {
  const { db, clock } = context.platform;
  return {
    name: 'plates',
    dependsOn: ['areas', 'places', 'declarations', 'gates', 'permits'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(platesApi, {
      'POST /plates': async ({ scope, body }) => await acceptPlates(context, scope, body.items),
      'GET /plates': async ({ scope, query, wants }) =>
        wants === 'json'
          ? await showPlates(context, scope, query)
          : pagedCsv('plates.csv', columns, (cursor) =>
              showPlates(context, scope, {
                ...query,
                limit: 500,
                ...(cursor === undefined ? {} : { cursor }),
              }),
            ),
      'GET /plates/posts': async ({ scope, query }) => done(await showPosts(context, scope, query)),
    }),
    figures: plateFigures,
    events: {
      'declarations.submitted': async (event) => await matchDeclared(context, event),
      'permit.decided': async (event) => await matchPermitted(context, event),
      'trip.accepted': async (event) => await matchAccepted(context, event),
    },
    jobs: [
      {
        kind: 'plates.retention',
        cron: '20 19 * * *',
        run: async () => ({ deleted: await deleteBefore(db, new Date(clock.now() - KEPT_DAYS * DAY_MS)) }),
      },
    ],
    holdings: [plateHolding(KEPT_DAYS)],
    tables: { plate_event: { distributedBy: 'place_no' } },
  };
}

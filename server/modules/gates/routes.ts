import type { gateControlApi } from '../../../contract/gate-control.ts';
import type { gateDeskApi } from '../../../contract/gate-desk.ts';
import type { gatesApi } from '../../../contract/gates.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { GateContext } from './context.ts';
import { acceptCrossings } from './usecases/accept-crossings.ts';
import { createMissGuard } from './rules/miss-guard.ts';
import { answerPost, askCommander, settle, takeOver } from './usecases/ask-commander.ts';
import { editPost, setMode } from './usecases/change-posts.ts';
import { checkAtGate } from './usecases/check-at-gate.ts';
import { addWatch, removeWatch, showWatch } from './usecases/keep-watch.ts';
import { draftRules, dryRun, publishRules, showRules } from './usecases/manage-rules.ts';
import { numberSlips } from './usecases/number-slips.ts';
import { receiveZones, showZones } from './usecases/receive-zones.ts';
import { handOutPack, registerDevice, revokeDevice, showDevices } from './usecases/run-devices.ts';
import { recordVehicle, showVehicles } from './usecases/record-vehicle.ts';
import { beginShift, endShift, showShifts } from './usecases/run-shifts.ts';
import { showBoard } from './usecases/show-board.ts';
import { showAlerts, showCrossings } from './usecases/show-crossings.ts';
import { showEscalations, showOpenItems } from './usecases/show-open-items.ts';
import { ownPosts, presentPosts } from './usecases/show-posts.ts';
import { showWrittenCodes } from './usecases/show-written-codes.ts';
import { openWatchFilters } from './usecases/watch-filters.ts';

const CSV_PAGE = 500;
const crossingColumns = [
  'id',
  'at',
  'postName',
  'direction',
  'means',
  'outcome',
  'personId',
  'name',
  'plate',
  'companions',
  'originName',
  'zoneRank',
  'proposed',
  'decision',
  'overrideReason',
  'ruleVersion',
  'waved',
  'slip',
] as const;
const shiftColumns = [
  'id',
  'postName',
  'officer',
  'lane',
  'direction',
  'state',
  'startedAt',
  'endedAt',
  'crossings',
  'note',
] as const;

/** Posts, shifts, crossings. */
export function gateHandlers(context: GateContext): Handlers<typeof gatesApi> {
  const misses = createMissGuard();
  return {
    'GET /gates/posts': async ({ scope, query }) =>
      done({ items: await presentPosts(context, scope, await ownPosts(context, scope, query.area)) }),
    'PATCH /gates/posts/{id}': async ({ scope, params, body }) =>
      await editPost(context, scope, params.id, body),
    'POST /gates/posts/{id}/mode': async ({ scope, params, body }) =>
      await setMode(context, scope, params.id, body),
    'POST /gates/shifts': async ({ scope, body }) => await beginShift(context, scope, body),
    'POST /gates/shifts/{id}/end': async ({ scope, params, body }) =>
      await endShift(context, scope, params.id, body),
    'GET /gates/shifts': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('shifts.csv', shiftColumns, async (cursor) =>
            done(await showShifts(context, scope, { ...query, limit: CSV_PAGE, ...(cursor && { cursor }) })),
          )
        : done(await showShifts(context, scope, query)),
    'POST /gates/crossings/batch': async ({ scope, body }) =>
      done({ outcomes: await acceptCrossings(context, scope, body.items) }),
    'GET /gates/crossings': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('crossings.csv', crossingColumns, async (cursor) =>
            done(
              await showCrossings(context, scope, { ...query, limit: CSV_PAGE, ...(cursor && { cursor }) }),
            ),
          )
        : done(await showCrossings(context, scope, query)),
    'GET /gates/board': async ({ scope, query }) => done(await showBoard(context, scope, query)),
    'GET /gates/alerts': async ({ scope, query }) => await showAlerts(context, scope, query),
    'POST /gates/check': async ({ scope, body }) => await checkAtGate(context, scope, misses, body),
  };
}

const vehicleColumns = [
  'id',
  'at',
  'postName',
  'direction',
  'plate',
  'vehicleKind',
  'people',
  'recorded',
  'decision',
  'split',
  'goods',
  'goodsDirection',
  'permitCode',
] as const;
const escalationColumns = [
  'id',
  'postName',
  'state',
  'raisedAt',
  'raisedBy',
  'who',
  'reason',
  'people',
  'keptVehicle',
  'answeredAt',
  'answeredBy',
  'decision',
  'answer',
  'takenBy',
  'settledAt',
  'settledBy',
  'handedTo',
] as const;

/** Vehicles, questions to the commander, what is open. */
export function gateDeskHandlers(context: GateContext): Handlers<typeof gateDeskApi> {
  return {
    'POST /gates/vehicles': async ({ scope, body }) => await recordVehicle(context, scope, body),
    'GET /gates/vehicles': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('vehicles.csv', vehicleColumns, async (cursor) =>
            done(
              await showVehicles(context, scope, { ...query, limit: CSV_PAGE, ...(cursor && { cursor }) }),
            ),
          )
        : done(await showVehicles(context, scope, query)),
    'POST /gates/escalations': async ({ scope, body }) => await askCommander(context, scope, body),
    'GET /gates/escalations': async ({ scope, query, wants }) =>
      wants === 'csv'
        ? pagedCsv('escalations.csv', escalationColumns, async (cursor) =>
            done(
              await showEscalations(context, scope, { ...query, limit: CSV_PAGE, ...(cursor && { cursor }) }),
            ),
          )
        : done(await showEscalations(context, scope, query)),
    'POST /gates/escalations/{id}/answer': async ({ scope, params, body }) =>
      await answerPost(context, scope, params.id, body),
    'POST /gates/escalations/{id}/take': async ({ scope, params, body }) =>
      await takeOver(context, scope, params.id, body),
    'POST /gates/escalations/{id}/settle': async ({ scope, params, body }) =>
      await settle(context, scope, params.id, body),
    'GET /gates/open-items': async ({ scope, query }) => await showOpenItems(context, scope, query.post),
  };
}

/** Rules, zones, watch list, phones. */
export function gateControlHandlers(context: GateContext): Handlers<typeof gateControlApi> {
  const filters = openWatchFilters(context);
  return {
    'POST /gates/devices': async ({ scope, body }) => await registerDevice(context, scope, body),
    'GET /gates/devices': async ({ scope }) => done(await showDevices(context, scope)),
    'POST /gates/devices/{id}/revoke': async ({ scope, params, body }) =>
      await revokeDevice(context, scope, params.id, body.reason),
    'GET /gates/pack': async ({ scope, query }) => await handOutPack(context, scope, filters, query),
    'GET /gates/written-codes': async ({ scope, query }) => await showWrittenCodes(context, scope, query),
    'GET /gates/rules': async ({ scope }) => done(await showRules(context, scope)),
    'POST /gates/rules': async ({ scope, body }) => {
      const drafted = await draftRules(context, scope, body);
      return drafted.ok ? done(drafted.value, 201) : drafted;
    },
    'POST /gates/rules/{version}/dry-run': async ({ scope, params, body }) =>
      await dryRun(context, scope, Number(params.version), body),
    'POST /gates/rules/{version}/publish': async ({ scope, params, body }) =>
      await publishRules(context, scope, Number(params.version), body),
    'POST /gates/zones': async ({ scope, body }) => await receiveZones(context, scope, body),
    'GET /gates/zones': async ({ scope, query }) => done(await showZones(context, scope, query)),
    'GET /gates/watch': async ({ scope, query }) => done(await showWatch(context, scope, query)),
    'POST /gates/watch': async ({ scope, body }) => await addWatch(context, scope, body),
    'POST /gates/watch/{id}/remove': async ({ scope, params, body }) =>
      await removeWatch(context, scope, params.id, body.reason),
    'POST /gates/slips': async ({ scope, body }) => await numberSlips(context, scope, body),
  };
}

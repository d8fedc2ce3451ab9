import type { commandAlertsApi } from '../../../contract/command-alerts.ts';
import type { commandBriefingsApi, publicBriefingsApi } from '../../../contract/command-briefings.ts';
import type { commandDutyApi } from '../../../contract/command-duty.ts';
import type { commandScreensApi } from '../../../contract/command-screens.ts';
import type { commandWallApi } from '../../../contract/command-wall.ts';
import { pagedCsv } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { Cache } from '../../platform/site/cache.ts';
import type { CommandContext } from './context.ts';
import { dryRunRule, putRule, showRules, takeRule } from './usecases/alert-rules.ts';
import { cutNow, readTimes, setTimes } from './usecases/cut-schedule.ts';
import { handleAlert, noteCall } from './usecases/handle-alert.ts';
import { addTurns, showRoster, takeTurn } from './usecases/keep-roster.ts';
import { addScreen, renewCode, revokeScreen, showScreens } from './usecases/keep-screens.ts';
import { pairScreen } from './usecases/pair-screen.ts';
import { checkPublicly, printBriefing, showPublicly } from './usecases/print-briefing.ts';
import { confirmRead, showLog, writeLog } from './usecases/shift-log.ts';
import { showAlert, showAlerts } from './usecases/show-alerts.ts';
import { showBriefing, showBriefings } from './usecases/show-briefings.ts';
import { watchNow } from './usecases/watch-figures.ts';
import type { Wall } from './usecases/read-scene.ts';
import { freezeWall, showSnapshot, showSnapshots } from './usecases/freeze-wall.ts';
import { printWall } from './usecases/print-wall.ts';
import { setLayout, showLayout } from './usecases/set-layout.ts';
import { drillTile, previewScene, showWall } from './usecases/show-wall.ts';
import { commentBriefing, signBriefing } from './usecases/sign-briefing.ts';

/** Endpoints of the briefing cuts. */
export function briefingHandlers(
  context: CommandContext,
): Handlers<typeof commandBriefingsApi & typeof publicBriefingsApi> {
  return {
    'GET /command/briefings': async ({ scope, query, wants }) => {
      const first = await showBriefings(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'briefings.csv',
            ['number', 'at', 'madeAt', 'origin', 'state', 'digest'],
            async (cursor) => await showBriefings(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /command/briefings': async ({ scope }) => await cutNow(context, scope),
    'GET /command/briefings/{id}': async ({ scope, params }) => await showBriefing(context, scope, params.id),
    'GET /command/briefings/{id}/document': async ({ scope, params, query }) =>
      await printBriefing(context, scope, params.id, query.form ?? 'a4'),
    'POST /command/briefings/{id}/signature': async ({ scope, params, body }) =>
      await signBriefing(context, scope, params.id, body),
    'POST /command/briefings/{id}/comments': async ({ scope, params, body }) =>
      await commentBriefing(context, scope, params.id, body),
    'GET /command/briefing-times': async ({ scope }) => await readTimes(context, scope),
    'PUT /command/briefing-times': async ({ scope, body }) => await setTimes(context, scope, body),
    'GET /public/briefings/{digest}': async ({ params }) => await checkPublicly(context, params.digest),
    'GET /public/briefings/{digest}/page': async ({ params }) =>
      await showPublicly(context, params.digest, 'page'),
    'GET /public/briefings/{digest}/phone.pdf': async ({ params }) =>
      await showPublicly(context, params.digest, 'pdf'),
  };
}

/** Endpoints of alerts and their rules. */
export function alertHandlers(context: CommandContext): Handlers<typeof commandAlertsApi> {
  return {
    'GET /command/alerts': async ({ scope, query, wants }) => {
      const first = await showAlerts(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'alerts.csv',
            [
              'code',
              'vi',
              'severity',
              'areaName',
              'state',
              'raisedAt',
              'acknowledgedAt',
              'assignedTo',
              'clearedAt',
              'closedAt',
            ],
            async (cursor) => await showAlerts(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /command/alerts/evaluation': async ({ scope }) => await watchNow(context, scope),
    'GET /command/alerts/{id}': async ({ scope, params }) => await showAlert(context, scope, params.id),
    'POST /command/alerts/{id}/acknowledgement': async ({ scope, params, body }) =>
      await handleAlert(context, scope, params.id, { step: 'acknowledge', ...body }),
    'POST /command/alerts/{id}/assignment': async ({ scope, params, body }) =>
      await handleAlert(context, scope, params.id, { step: 'assign', ...body }),
    'POST /command/alerts/{id}/closing': async ({ scope, params, body }) =>
      await handleAlert(context, scope, params.id, { step: 'close', ...body }),
    'POST /command/alerts/{id}/calls': async ({ scope, params, body }) =>
      await noteCall(context, scope, params.id, body),
    'GET /command/alert-rules': async ({ scope }) => await showRules(context, scope),
    'POST /command/alert-rules': async ({ scope, body }) => await putRule(context, scope, body),
    'POST /command/alert-rules/{id}/end': async ({ scope, params, body }) =>
      await takeRule(context, scope, params.id, body.reason),
    'POST /command/alert-rules/dry-run': async ({ scope, body }) =>
      await dryRunRule(context, scope, body.document),
  };
}

/** Endpoints of the duty roster and the shift log. */
export function dutyHandlers(context: CommandContext): Handlers<typeof commandDutyApi> {
  return {
    'GET /command/duty': async ({ scope, query, wants }) => {
      const roster = await showRoster(context, scope, query);
      return wants === 'json' || !roster.ok
        ? roster
        : pagedCsv('duty.csv', ['level', 'name', 'office', 'role', 'phone', 'from', 'until'], async () =>
            done({ items: roster.value.items, next: null }),
          );
    },
    'POST /command/duty': async ({ scope, body }) => await addTurns(context, scope, body),
    'POST /command/duty/{id}/removal': async ({ scope, params, body }) =>
      await takeTurn(context, scope, params.id, body.reason),
    'GET /command/log': async ({ scope, query, wants }) => {
      const first = await showLog(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'shift-log.csv',
            ['at', 'kind', 'by', 'to', 'text'],
            async (cursor) => await showLog(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /command/log': async ({ scope, body }) => await writeLog(context, scope, body),
    'POST /command/log/{id}/receipt': async ({ scope, params }) =>
      await confirmRead(context, scope, params.id),
  };
}

/** Endpoints of the wall. */
export function wallHandlers(context: CommandContext, shared: Cache<Wall>): Handlers<typeof commandWallApi> {
  return {
    'GET /command/wall-layout': async ({ scope }) => await showLayout(context, scope),
    'PUT /command/wall-layout': async ({ scope, body }) => await setLayout(context, scope, body),
    'POST /command/wall-preview': async ({ scope, body }) => await previewScene(context, scope, body.scene),
    'GET /command/wall-snapshots': async ({ scope, query, wants }) => {
      const first = await showSnapshots(context, scope, query);
      return wants === 'json' || !first.ok
        ? first
        : pagedCsv(
            'wall-snapshots.csv',
            ['id', 'at', 'by', 'digest'],
            async (cursor) => await showSnapshots(context, scope, { ...query, cursor, limit: 500 }),
          );
    },
    'POST /command/wall-snapshots': async ({ scope, body }) => await freezeWall(context, scope, body.id),
    'GET /command/wall-snapshots/{id}': async ({ scope, params }) =>
      await showSnapshot(context, scope, params.id),
    'GET /command/wall-snapshots/{id}/document': async ({ scope, params, query }) =>
      await printWall(context, scope, params.id, query),
    'GET /command/wall': async ({ scope, query }) => await showWall(context, shared, scope, query),
    'GET /command/wall/communes': async ({ scope, query }) => await drillTile(context, scope, query),
  };
}

/** Endpoints of the screens of the command room. */
export function screenHandlers(context: CommandContext): Handlers<typeof commandScreensApi> {
  return {
    'GET /command/screens': async ({ scope }) => await showScreens(context, scope),
    'POST /command/screens': async ({ scope, body }) => await addScreen(context, scope, body),
    'POST /command/screens/pairing': async ({ body }) => await pairScreen(context, body.code),
    'POST /command/screens/{id}/code': async ({ scope, params }) =>
      await renewCode(context, scope, params.id),
    'POST /command/screens/{id}/revocation': async ({ scope, params, body }) =>
      await revokeScreen(context, scope, params.id, body.reason),
  };
}

import './events.ts';
import { commandAlertsApi } from '../../../contract/command-alerts.ts';
import { commandBriefingsApi, publicBriefingsApi } from '../../../contract/command-briefings.ts';
import { commandDutyApi } from '../../../contract/command-duty.ts';
import { commandScreensApi } from '../../../contract/command-screens.ts';
import { commandWallApi } from '../../../contract/command-wall.ts';
import { type Module, routes } from '../../platform/module.ts';
import { createCache } from '../../platform/site/cache.ts';
import type { CommandContext } from './context.ts';
import { alertHandlers, briefingHandlers, dutyHandlers, screenHandlers, wallHandlers } from './routes.ts';
import { loadShippedRules } from './usecases/alert-rules.ts';
import { makeDueCuts } from './usecases/cut-schedule.ts';
import type { Wall } from './usecases/read-scene.ts';
import { watchFigures } from './usecases/watch-figures.ts';
import { WATCH_JOB, watchEvents } from './watch-events.ts';

const table = {
  ...commandBriefingsApi,
  ...publicBriefingsApi,
  ...commandAlertsApi,
  ...commandDutyApi,
  ...commandWallApi,
  ...commandScreensApi,
} as const;

/** Walls that ask within a second share one reading; after an event it is read anew, not sooner than this. */
const FRESH_MS = 1_000;
const REST_MS = 400;
/** Scenes of the datasets that are looked at. */
const KEPT_SCENES = 50;

/** The command centre: frozen figures, alerts with their call tree, who is on duty, the log of the shifts, the wall. */
export function commandModule(context: CommandContext): Module {
  const walls = createCache<Wall>(FRESH_MS, KEPT_SCENES, context.platform.clock, REST_MS);
  return {
    name: 'command',
    dependsOn: ['areas', 'figures', 'gates', 'messaging'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(table, {
      ...briefingHandlers(context),
      ...alertHandlers(context),
      ...dutyHandlers(context),
      ...wallHandlers(context, walls),
      ...screenHandlers(context),
    }),
    jobs: [
      { kind: 'command.cut', cron: '* * * * *', run: async () => await makeDueCuts(context) },
      {
        kind: WATCH_JOB,
        cron: '* * * * *',
        run: async () => await watchFigures(context, context.publicDataset),
      },
    ],
    tables: {
      command_setting: 'local',
      command_series: 'local',
      command_briefing: 'local',
      command_comment: 'local',
      command_alert_rule: 'local',
      command_alert_latch: 'local',
      command_alert: 'local',
      command_alert_history: 'local',
      command_duty: 'local',
      command_log: 'local',
      command_log_receipt: 'local',
      command_screen: 'local',
      command_wall_layout: 'local',
      command_snapshot: 'local',
      command_alert_text: 'local',
    },
    start: async () => {
      await loadShippedRules(context);
      const stops = [watchEvents(context), context.hub().subscribe(walls.changed)];
      return async () => stops.forEach((stop) => stop());
    },
  };
}

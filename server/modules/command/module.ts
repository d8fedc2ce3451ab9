import { commandAlertsApi } from '../../../contract/command-alerts.ts';
import { commandBriefingsApi, publicBriefingsApi } from '../../../contract/command-briefings.ts';
import { commandDutyApi } from '../../../contract/command-duty.ts';
import { commandWallApi } from '../../../contract/command-wall.ts';
import { type Module, routes } from '../../platform/module.ts';
import type { CommandContext } from './context.ts';
import { alertHandlers, briefingHandlers, dutyHandlers, wallHandlers } from './routes.ts';
import { loadShippedRules } from './usecases/alert-rules.ts';
import { makeDueCuts } from './usecases/cut-schedule.ts';
import { watchFigures } from './usecases/watch-figures.ts';
import { WATCH_JOB, watchEvents } from './watch-events.ts';

const table = {
  ...commandBriefingsApi,
  ...publicBriefingsApi,
  ...commandAlertsApi,
  ...commandDutyApi,
  ...commandWallApi,
} as const;

/** The command centre: frozen figures, alerts with their call tree, who is on duty, the log of the shifts, the wall. */
export function commandModule(context: CommandContext): Module {
  return {
    name: 'command',
    dependsOn: ['areas', 'figures'],
    migrations: new URL('./migrations/', import.meta.url),
    ...routes(table, {
      ...briefingHandlers(context),
      ...alertHandlers(context),
      ...dutyHandlers(context),
      ...wallHandlers(context),
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
    },
    start: async () => {
      await loadShippedRules(context);
      const stop = watchEvents(context);
      return async () => stop();
    },
  };
}

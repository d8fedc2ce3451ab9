import { findByLogin } from '../../../platform/access/store/accounts.ts';
import { DEMO, type DemoContext } from '../context.ts';
import { TRACED_CASES, UNTRACED_CASES } from '../rules/order-terms.ts';
import type { World } from '../rules/world.ts';
import type { DemoRun } from '../store/runs.ts';
import { injectedApi } from '../tail/api.ts';
import { reportedBy } from '../usecases/load-history.ts';
import { simulatorToken } from '../usecases/open-accounts.ts';
import { makeCalls } from './calls.ts';
import { plantFindings } from './chains.ts';
import { sendTeams } from './community.ts';
import { declareHealth } from './declarations.ts';
import { cutContacts } from './exposures.ts';
import { furnishGates } from './gate-desk.ts';
import { enterDenominators } from './denominators.ts';
import { keepFigures } from './figures.ts';
import { commandCentre } from './command.ts';
import { runGates } from './gates.ts';
import { handOver } from './handover.ts';
import { handInSheet } from './imports.ts';
import { runLaboratory } from './laboratory.ts';
import { cordonHamlet } from './lockdown.ts';
import { registerGuests } from './lodging.ts';
import { writeTexts } from './messages.ts';
import { makeReports, sendPapers } from './papers.ts';
import { givePermits } from './permits.ts';
import { certifyCompletions } from './order-certificates.ts';
import { decideChanges } from './order-changes.ts';
import { signAndServe } from './order-papers.ts';
import { nameHeads } from './order-signers.ts';
import { writeTemplates } from './order-templates.ts';
import { readPlates } from './plates.ts';
import { fillSites } from './quarantine-sites.ts';
import { askAboutData } from './privacy.ts';
import { recordRosters } from './rosters.ts';
import type { Scene } from './scene.ts';
import { copyTripCodes } from './trip-codes.ts';
import { connectSystems } from './system.ts';
import { runTrips } from './trips.ts';
import { openWedding } from './wedding.ts';

const scenes: readonly ((scene: Scene) => Promise<void>)[] = [
  cutContacts,
  recordRosters,
  writeTemplates,
  openWedding,
  makeCalls,
  runLaboratory,
  plantFindings,
  runGates,
  givePermits,
  furnishGates,
  registerGuests,
  declareHealth,
  readPlates,
  keepFigures,
  enterDenominators,
  writeTexts,
  sendPapers,
  makeReports,
  handInSheet,
  commandCentre,
  runTrips,
  copyTripCodes,
  signAndServe,
  nameHeads,
  decideChanges,
  certifyCompletions,
  fillSites,
  askAboutData,
  connectSystems,
  handOver,
  sendTeams,
  cordonHamlet,
];

/**
 * Plays every scene once, after the first cases were traced: what the other screens of the program show. One that fails
 * keeps none of the others from being played. @throws Error naming those that failed.
 */
export async function playScenes(context: DemoContext, run: DemoRun, world: World): Promise<void> {
  const { http, platform, sessions } = context;
  const scene: Scene = {
    context,
    run,
    world,
    now: run.startedAt,
    cdc: injectedApi(http, await simulatorToken(context)),
    as: async (login) => {
      const account = await findByLogin(platform.db, login);
      if (account?.dataset !== DEMO) {
        throw new Error(`no demo account ${login}`);
      }
      return injectedApi(http, (await sessions.open(account.id, DEMO, platform.clock.now())).token);
    },
    traced: reportedBy(run, world).slice(0, -UNTRACED_CASES).slice(-TRACED_CASES).toReversed(),
  };
  const failed: string[] = [];
  for (const play of scenes) {
    try {
      await play(scene);
    } catch (error) {
      failed.push(`${play.name}: ${(error as Error).message}`);
    }
  }
  if (failed.length > 0) {
    throw new Error(failed.join('; '));
  }
}

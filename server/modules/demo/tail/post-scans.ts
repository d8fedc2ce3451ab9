import type { Body, Reply } from '../../../../contract/kit.ts';
import type { presenceApi } from '../../../../contract/presence.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { demoId } from '../rules/ids.ts';
import type { DemoRun } from '../store/runs.ts';
import { type Api, expectOk } from './api.ts';

type Batch = Body<(typeof presenceApi)['POST /presence/batch']>;
type Outcomes = Reply<(typeof presenceApi)['POST /presence/batch']>;

/** A check-in to send: who, where, when, and until when where that is over already. Unix ms. */
export type ScanToPost = {
  readonly person: number;
  readonly place: number;
  readonly at: number;
  readonly leftAt: number | null;
};

const MOST = 500;

/**
 * Sends check-ins as a host's device does. @param codes poster codes by the simulation's place number.
 * @returns how many were accepted.
 */
export async function postScans(
  api: Api,
  run: DemoRun,
  codes: readonly string[],
  scans: readonly ScanToPost[],
): Promise<number> {
  let accepted = 0;
  for (let from = 0; from < scans.length; from += MOST) {
    const batch: Batch = {
      items: scans.slice(from, from + MOST).map(({ person, place, at, leftAt }) => ({
        id: uuid7(at),
        placeCode: codes[place]!,
        person: { personId: demoId(run, 'person', person) },
        at: new Date(at).toISOString(),
        ...(leftAt === null ? {} : { leftAt: new Date(leftAt).toISOString() }),
      })),
    };
    const { outcomes } = await expectOk<Outcomes>(api, 'POST', '/presence/batch', batch);
    accepted += outcomes.filter(({ status }) => status < 300).length;
  }
  return accepted;
}

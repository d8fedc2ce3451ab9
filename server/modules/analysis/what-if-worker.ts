import { parentPort, workerData } from 'node:worker_threads';
import {
  type CommuneInput,
  generateProvince,
  type OutbreakOptions,
  runScenario,
} from '../../../lib/simulation/index.ts';
import { nameFrequencies } from '../../../lib/vietnamese/index.ts';

export type WhatIfInput = {
  readonly communes: readonly CommuneInput[];
  readonly people: number;
  readonly days: number;
  readonly runs: number;
  readonly seed: number;
  /** Unix ms: where the simulated days end. */
  readonly end: number;
  readonly base: Partial<OutbreakOptions>;
  readonly scenario: Partial<OutbreakOptions>;
};

/** Body of the thread that runs a what-if: half a minute of arithmetic must not stand in the way of requests. */
const { communes, people, days, runs, seed, end, base, scenario } = workerData as WhatIfInput;
const port = parentPort!;
const province = generateProvince(communes, { people, seed, days, end }, nameFrequencies);
const tell = (message: object) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  port.postMessage(message);
};
const both = [base, { ...base, ...scenario }].map((options, index) =>
  runScenario(province, { ...options, seed }, runs, (finished) =>
    tell({ share: (index * runs + finished) / (2 * runs) }),
  ),
);
tell({ result: { people, days, base: both[0], scenario: both[1] } });

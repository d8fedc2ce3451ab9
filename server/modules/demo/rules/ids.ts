import { createHash } from 'node:crypto';
import { makePlaceCode } from '../../../../lib/credentials/index.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { DemoRun } from '../store/runs.ts';

/** Kinds of simulated things that have an id. */
type Thing =
  | 'person'
  | 'household'
  | 'place'
  | 'case'
  | 'office'
  | 'extra-place'
  | 'order'
  | 'order-paper'
  | 'order-template'
  | 'tube'
  | 'roster'
  | 'cluster'
  | 'call'
  | 'gate'
  | 'permit'
  | 'plate'
  | 'lodging'
  | 'declaration'
  | 'figure'
  | 'sms'
  | 'group-role'
  | 'webhook'
  | 'paper'
  | 'import'
  | 'export'
  | 'command'
  | 'trip'
  | 'privacy-request'
  | 'breach'
  | 'community'
  | 'lockdown'
  | 'focus';

/** The id of the simulated thing with this number: known again after a restart without reading it. */
export function demoId(
  run: Pick<DemoRun, 'seed' | 'startedAt'>,
  thing: Thing,
  index: number | string,
): string {
  return namedUuid7(run.startedAt, `demo/${run.seed}/${thing}/${index}`);
}

/** Poster codes of `count` places, each once. */
export function demoPlaceCodes(run: Pick<DemoRun, 'seed' | 'startedAt'>, count: number): string[] {
  const codes = new Set<string>();
  for (let salt = 0; codes.size < count; salt += 1) {
    const hash = createHash('sha256').update(`demo/${run.seed}/${run.startedAt}/code/${salt}`).digest();
    codes.add(makePlaceCode(hash.subarray(0, 8)));
  }
  return [...codes];
}

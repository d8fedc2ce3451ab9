import { readFile } from 'node:fs/promises';
import { readRule, type RiskRule } from '../../../../lib/epidemiology/risk/index.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { RiskContext } from '../context.ts';
import { saveShipped } from '../store/rules.ts';

const FOLDER = new URL('../../../../data/rules/risk/', import.meta.url);
const CODES = ['2686', '4800', '218'] as const;

/** Id of a shipped version, alike on every installation. */
export function shippedId(document: Pick<RiskRule, 'code' | 'from'>): string {
  return namedUuid7(Date.parse(`${document.from}T00:00:00Z`), `risk-rule/${document.code}`);
}

/** The legal texts that come with the program. @throws Error where one does not read: a fault of the program. */
export async function readShipped(): Promise<RiskRule[]> {
  return await Promise.all(
    CODES.map(async (code) => {
      const read = readRule(JSON.parse(await readFile(new URL(`${code}.json`, FOLDER), 'utf8')));
      if (!read.ok) {
        throw new Error(`data/rules/risk/${code}.json: ${read.problems.join('; ')}`);
      }
      return read.rule;
    }),
  );
}

/** Brings the shipped versions into the database. */
export async function loadShipped({ platform }: Pick<RiskContext, 'platform'>): Promise<void> {
  const scope = systemScope('risk.rules', '');
  for (const document of await readShipped()) {
    await saveShipped(scope, platform.db, {
      id: shippedId(document),
      document,
      at: new Date(platform.clock.now()),
    });
  }
}

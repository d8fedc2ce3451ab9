import { readFile, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { App } from '../../server/app.ts';
import { DATASET, type Filled } from './fill.ts';
import type { LargeProvince } from './drawn.ts';

type Kept = { readonly filled: Omit<Filled, 'tokens'>; readonly size: LargeProvince };

/** Notes in a kept folder what its database holds. Sessions end, so they are opened anew. */
export async function keepFilled(file: string, filled: Filled, size: LargeProvince): Promise<void> {
  const { tokens: _, ...rest } = filled;
  await writeFile(file, JSON.stringify({ filled: rest, size } satisfies Kept));
}

/** What a kept folder holds, with new sessions of its officers; null: nothing was written there yet. */
export async function reopenFilled(
  app: App,
  file: string,
): Promise<(Filled & { readonly size: LargeProvince }) | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') {
      return null;
    }
    throw error;
  });
  if (text === null) {
    return null;
  }
  const { filled, size } = JSON.parse(text) as Kept;
  const { db, clock } = app.platform;
  const officers = await sql<{ id: string }>`select id from account where login ~ '^bench-[0-9]+$'
    order by substr(login, 7)::int`.execute(db);
  const tokens: string[] = [];
  for (const { id } of officers.rows) {
    tokens.push((await app.sessions.open(id, DATASET, clock.now())).token);
  }
  return { ...filled, tokens, size };
}

import type { AddressInfo } from 'node:net';
import { PresenceInput, presenceApi } from '../../contract/presence.ts';
import { type App, createApp } from '../../server/app.ts';
import { presenceModule } from '../../server/modules/presence/module.ts';
import { systemClock } from '../../server/platform/clock/clock.ts';
import { recountFigures } from '../../server/platform/figures/recount.ts';
import type { Handler } from '../../server/platform/http/handler.ts';
import { mountEndpoint } from '../../server/platform/http/mount.ts';
import { createLog } from '../../server/platform/log/log.ts';
import { done } from '../../server/platform/outcomes/outcome.ts';
import { copyStays } from './bulk.ts';
import { loadOutbreak } from './chains-fill.ts';
import { DATASET, fill, type Filled, needed } from './fill.ts';
import { openPosts } from './gates-fill.ts';
import { fillFigures, growProvince, readByHours, sumOfMonths } from './figures-fill.ts';
import { linkRecords } from './linked.ts';
import { keepFilled, reopenFilled } from './kept-room.ts';
import { fillLargeProvince } from './large-province.ts';
import { fillDesks } from './large-province-desks.ts';
import type { Answer, Ask } from './messages.ts';
import { loadProvince } from './province.ts';
import { announceCases } from './public-announce.ts';
import { fillRegistry, lookForDuplicates } from './registry.ts';
import { recordArrivals } from './tracing-arrivals.ts';

/**
 * The benchmark's server process: the whole program on a database of its own, and beside it the routes that the
 * check-in is compared with. Started by room.ts, which talks to it over IPC.
 */
const app = needed(
  await createApp({
    databaseUrl: process.env['VX_BENCH_DATABASE']!,
    secret: Buffer.from(process.env['VX_BENCH_SECRET']!, 'base64'),
    clock: systemClock,
    log: createLog('warn'),
    publicUrl: 'http://127.0.0.1',
    filesDir: process.env['VX_BENCH_FILES']!,
    publicDataset: DATASET,
    provinceCode: '20',
    trustProxy: false,
    webDir: process.env['VX_BENCH_WEB'] ?? null,
  }),
);
mountBaselines(app);
await app.start();
await growProvince(app, Number(process.env['VX_BENCH_AREAS'] ?? 0));
const kept = process.env['VX_BENCH_FILLED'];
const known = kept === undefined ? null : await reopenFilled(app, kept);
const filled = known ?? (await fill(app, Number(process.env['VX_BENCH_PEOPLE'])));
await app.http.listen({ port: 0, host: '127.0.0.1' });
const { codes, tokens, areaIds, communes } = filled;
const { port } = app.http.server.address() as AddressInfo;
say({ kind: 'ready', ready: { port, codes, tokens, areaIds, communes, size: known?.size ?? null } });

process.on('message', (ask: Ask) => {
  answer(app, filled, ask).then(say, (error: Error) => say({ kind: 'failed', why: error.message }));
});
process.on('disconnect', () => process.exit(1));

function say(message: Answer): void {
  process.send!(message);
}

async function answer(app: App, filled: Filled, ask: Ask): Promise<Answer> {
  switch (ask.kind) {
    case 'memory': {
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      return { kind: 'memory', rssBytes: rss, heapBytes: heapUsed };
    }
    case 'recount': {
      const figures = app.modules.flatMap((module) => module.figures ?? []);
      const differences = await recountFigures(app.platform.db, figures, systemClock.now());
      const stays = figures.find(({ code }) => code === 'presence.stays')!;
      const rows = await stays.recount(app.platform.db, new Date(0));
      return {
        kind: 'recount',
        stays: rows.reduce((sum, row) => sum + row.value, 0),
        differences: differences.length,
      };
    }
    case 'copy':
      return { kind: 'copy', perSecond: await copyStays(app, filled, ask.rows) };
    case 'arrivals':
      return { kind: 'arrivals', ...(await recordArrivals(app, filled, ask)) };
    case 'province':
      return { kind: 'province', caseIds: await loadProvince(app, filled, ask) };
    case 'large-province': {
      await fillLargeProvince(app, filled, ask.size, (what) => process.stderr.write(`  ${what}\n`));
      if (kept !== undefined) {
        await keepFilled(kept, filled, ask.size);
      }
      return { kind: 'large-province' };
    }
    case 'desks':
      await fillDesks(app, filled, ask.size, (what) => process.stderr.write(`  ${what}\n`));
      await runJob(app, 'indicators.count-days');
      return { kind: 'desks' };
    case 'outbreak':
      return { kind: 'outbreak', waitedMs: await loadOutbreak(app, filled, ask) };
    case 'posts':
      return { kind: 'posts', posts: await openPosts(app, filled, ask.count) };
    case 'figures':
      return { kind: 'figures', ...(await fillFigures(app, ask)) };
    case 'hours':
      return { kind: 'hours', ...(await readByHours(app, 'presence.stays')) };
    case 'sum':
      return { kind: 'sum', sum: await sumOfMonths(app, 'presence.stays') };
    case 'registry':
      return { kind: 'registry', people: await fillRegistry(app, filled, ask.people) };
    case 'linked':
      return { kind: 'linked', personId: await linkRecords(app, filled) };
    case 'duplicates':
      return { kind: 'duplicates', ...(await lookForDuplicates(app, filled, ask.count)) };
    case 'announce':
      return { kind: 'announced', ...(await announceCases(app, filled)) };
    case 'stop':
      await app.stop();
      process.disconnect();
      return process.exit(0);
  }
}

/** Does now what the program does by itself within a minute. */
async function runJob({ modules }: App, kind: string): Promise<void> {
  const job = modules.flatMap((module) => module.jobs ?? []).find((one) => one.kind === kind)!;
  await job.run(null, { progress: async () => undefined });
}

/**
 * The routes to compare with. /bench/bare: validated, nothing of ours. /bench/no-op: as every route of ours
 * (session, rate limit, clean text, validation), without database. /bench/single: the check-in with a transaction each.
 */
function mountBaselines({ http, platform, doors, sessions }: App): void {
  const receiptOf = (id: string) => ({ id, stayId: id, collapsed: false, placeName: 'no-op' });
  http.post('/bench/bare', { schema: { body: PresenceInput } }, async (request, reply) => {
    const { id } = request.body as { id: string };
    return await reply
      .code(201)
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(receiptOf(id)));
  });
  // As many side by side as the pool has connections, less some for the rest of the program.
  const writing = { lanes: 10, maxBatch: 1, windowMs: 0 };
  const { recorder } = presenceModule(platform, { doors, keptDays: 30, writing });
  const mount = (key: string, handler: Handler<(typeof presenceApi)['POST /presence']>) =>
    mountEndpoint(
      http,
      { key, endpoint: presenceApi['POST /presence'], handler: handler as Handler<never> },
      {
        endpoints: [],
        pages: [],
        sessions,
        clock: platform.clock,
        log: platform.log,
        secure: false,
        leaving: async (_request, file) => file,
        sharedRate: { note: () => Promise.resolve(0), tidy: () => Promise.resolve() },
        refuseId: () => null,
        trustProxy: false,
        publicDataset: () => DATASET,
      },
    );
  mount('POST /bench/no-op', async ({ body }) => done(receiptOf(body.id), 201));
  mount('POST /bench/single', async ({ scope, body }) => await recorder.record(scope, body));
}

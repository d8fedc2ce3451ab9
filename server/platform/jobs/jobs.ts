import { Logger, makeWorkerUtils, run, type WorkerUtils } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Clock } from '../clock/clock.ts';
import type { Db } from '../db/database.ts';
import { uuid7 } from '../ids/uuid7.ts';
import type { Log } from '../log/log.ts';
import { keepRunning, type KeptRunning } from './keep-running.ts';

/** A kind of background work. `cron` (UTC) runs it on a schedule; times are the job's own argument elsewhere. */
export type JobDefinition = {
  readonly kind: string;
  readonly cron?: string;
  readonly run: (input: unknown, context: JobContext) => Promise<unknown>;
};

export type JobContext = { readonly progress: (share: number) => Promise<void> };

/** Queue of real jobs. Events are not jobs: they go through the outbox. */
export type Jobs = {
  /** Queues work and answers its id at once; the asker looks at `GET /jobs/{id}`. */
  readonly add: (kind: string, input: unknown, accountId: string | null) => Promise<string>;
  /**
   * Queues work that nobody waits for, once: while work under the same key waits, it takes its place. Work under the
   * key that runs already is left alone, and runs again afterwards.
   */
  readonly addOnce: (kind: string, input: unknown, key: string) => Promise<void>;
  /** @param schedules whether jobs with a `cron` also run by the clock of the machine. */
  readonly start: (definitions: readonly JobDefinition[], schedules: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Jobs over graphile-worker, on the same pool. */
export function createJobs(db: Db, pool: pg.Pool, clock: Clock, log: Log): Jobs {
  let runner: KeptRunning | null = null;
  let utils: WorkerUtils | null = null;

  async function perform(definition: JobDefinition, jobId: string | null, input: unknown): Promise<void> {
    const progress = async (share: number) => {
      if (jobId !== null) {
        await sql`update job set progress = ${share} where id = ${jobId}`.execute(db);
      }
    };
    await setState(jobId, 'running', null, null);
    try {
      const result = await definition.run(input, { progress });
      await setState(jobId, 'done', result ?? null, null);
    } catch (error) {
      log.error(
        { job: definition.kind, err: (error as Error).message, stack: (error as Error).stack },
        'job failed',
      );
      await setState(jobId, 'failed', null, (error as Error).message.slice(0, 400));
      throw error;
    }
  }

  async function setState(
    id: string | null,
    state: string,
    result: unknown,
    error: string | null,
  ): Promise<void> {
    if (id === null) {
      return;
    }
    const finished = state === 'done' || state === 'failed' ? new Date(clock.now()) : null;
    await sql`update job set state = ${state}, result = ${result === null ? null : JSON.stringify(result)}::jsonb,
      error = ${error}, progress = case when ${state} = 'done' then 1 else progress end, finished_at = ${finished}
      where id = ${id}`.execute(db);
  }

  return {
    add: async (kind, input, accountId) => {
      const id = uuid7(clock.now());
      await sql`insert into job (id, kind, account_id, state, created_at)
        values (${id}, ${kind}, ${accountId}, 'waiting', ${new Date(clock.now())})`.execute(db);
      utils ??= await makeWorkerUtils({ pgPool: pool });
      await utils.addJob(taskName(kind), { id, input }, { maxAttempts: 3 });
      return id;
    },
    addOnce: async (kind, input, key) => {
      utils ??= await makeWorkerUtils({ pgPool: pool });
      await utils.addJob(taskName(kind), { input }, { maxAttempts: 3, jobKey: `${kind} ${key}` });
    },
    start: async (definitions, schedules) => {
      const taskList = Object.fromEntries(
        definitions.map((definition) => [
          taskName(definition.kind),
          async (payload: unknown) => {
            const { id, input } = (payload ?? {}) as { id?: string; input?: unknown };
            await perform(definition, id ?? null, input);
          },
        ]),
      );
      const crontab = definitions
        .flatMap(({ cron, kind }) => (schedules && cron !== undefined ? [`${cron} ${taskName(kind)}`] : []))
        .join('\n');
      runner = await keepRunning(
        async (events) =>
          await run({
            pgPool: pool,
            taskList,
            // Without any it would look for a file of that name.
            ...(crontab === '' ? { parsedCronItems: [] } : { crontab }),
            concurrency: 2,
            noHandleSignals: true,
            logger: quietLogger(log),
            events,
          }),
        log,
      );
    },
    stop: async () => {
      await runner?.stop();
      await utils?.release();
      runner = null;
      utils = null;
    },
  };
}

/** A crontab knows no dots: `audit.seal` is the task `audit:seal`. */
function taskName(kind: string): string {
  return kind.replace('.', ':');
}

/** graphile-worker's own lines: only its errors, in our log; its messages may repeat a job's input. */
function quietLogger(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') {
      log.error({ part: 'jobs' }, message.split('\n')[0]?.slice(0, 200));
    }
  });
}

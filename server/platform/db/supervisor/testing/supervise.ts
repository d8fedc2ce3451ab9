import { startEmbeddedPostgres } from '../index.ts';

// A supervisor in a process of its own, for tests that kill it: prints its address as JSON, then stays.
const [dataDir = ''] = process.argv.slice(2);
const started = await startEmbeddedPostgres({ dataDir });
process.stdout.write(`${JSON.stringify(started.ok ? { pid: started.pid, url: started.url } : started)}\n`);
setInterval(() => undefined, 60_000);

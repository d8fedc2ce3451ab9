import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type DataValueSet, keyOf, problemsOfSet } from '../exchange/format.ts';

/** What the stand-in does with the next request instead of taking it. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly body?: string }
  /** Takes the values, and breaks the connection before it answers. */
  | { readonly kind: 'lost-answer' };

export type Received = { readonly headers: IncomingHttpHeaders; readonly url: string; readonly body: string };
export type FakeDhis2 = {
  readonly url: string;
  readonly requests: Received[];
  /** What it holds: one value for each key, as DHIS2. */
  readonly values: Map<string, string>;
  /** Org units that it does not know: their values are ignored with a conflict. */
  readonly unknown: Set<string>;
  readonly troubles: Trouble[];
  readonly close: () => Promise<void>;
};

/**
 * NOT a DHIS2: a local server that answers POST /api/dataValueSets as its documentation says (import summary of 2.38 and
 * later, inside `response`; 409 where values were ignored). It refuses what breaks the documented format.
 */
export async function fakeDhis2(): Promise<FakeDhis2> {
  const requests: Received[] = [];
  const values = new Map<string, string>();
  const unknown = new Set<string>();
  const troubles: Trouble[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      requests.push({ headers: request.headers, url: request.url ?? '', body });
      const trouble = troubles.shift();
      if (trouble?.kind === 'status') {
        response.writeHead(trouble.status, { 'content-type': 'application/json' }).end(trouble.body ?? '{}');
        return;
      }
      const answer = take(body, request.url?.includes('dryRun=true') === true);
      if (trouble?.kind === 'lost-answer') {
        response.destroy();
        return;
      }
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    });
  });

  function take(body: string, dryRun: boolean): { status: number; body: unknown } {
    const set = JSON.parse(body) as DataValueSet;
    const problems = problemsOfSet(set);
    if (problems.length > 0) {
      return { status: 400, body: { httpStatus: 'Bad Request', message: problems.join('; ') } };
    }
    const count = { imported: 0, updated: 0, ignored: 0, deleted: 0 };
    const conflicts: { object: string; value: string; errorCode: string }[] = [];
    for (const one of set.dataValues) {
      if (unknown.has(one.orgUnit)) {
        count.ignored += 1;
        conflicts.push({
          object: one.orgUnit,
          value: `Org unit not found: ${one.orgUnit}`,
          errorCode: 'E7612',
        });
        continue;
      }
      const key = keyOf(one);
      count[values.has(key) ? 'updated' : 'imported'] += 1;
      if (!dryRun) {
        values.set(key, one.value);
      }
    }
    const whole = count.ignored === 0;
    return {
      status: whole ? 200 : 409,
      body: {
        httpStatus: whole ? 'OK' : 'Conflict',
        httpStatusCode: whole ? 200 : 409,
        status: whole ? 'OK' : 'WARNING',
        response: {
          responseType: 'ImportSummary',
          status: whole ? 'SUCCESS' : 'WARNING',
          importCount: count,
          conflicts,
          dataSetComplete: 'false',
        },
      },
    };
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/dataValueSets`,
    requests,
    values,
    unknown,
    troubles,
    close: async () =>
      await new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

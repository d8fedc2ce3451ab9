import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint } from '../../contract/kit.ts';
import { personLists } from '../../contract/person-lists.ts';
import { type Right, type Role, roles, roleTable } from '../../contract/rights.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';
import { buildFixture, type Fixture } from './fixture.ts';
import { outsideExpectations } from './outside.ts';

const endpoints = Object.entries(api) as [string, Endpoint][];
let t: TestApp;
let fixture: Fixture;
const callers = new Map<Role, Caller>();

beforeAll(async () => {
  t = await testApp();
  fixture = await buildFixture(t);
  for (const role of roles) {
    callers.set(role, await t.as(role));
  }
});
afterAll(async () => await t.close());

const classes = ['none', 'masked', 'personal', 'sensitive'];

/** The role with this right that sees most: what it is refused, every other is. */
function mostSeeing(right: Right): Role {
  const holders = roles.filter((role) => roleTable[role].rights.includes(right));
  return holders.toSorted(
    (a, b) => classes.indexOf(roleTable[b].dataClass) - classes.indexOf(roleTable[a].dataClass),
  )[0]!;
}

/** An address that is well formed and names nothing. */
function someAddress(key: string): [method: string, path: string] {
  const [method, path] = key.split(' ') as [string, string];
  return [method, path.replace('{id}', uuid7()).replace('{code}', 'K1234567').replace('{name}', 'none')];
}

describe('every endpoint without a session', () => {
  it.each(endpoints.filter(([, endpoint]) => endpoint.access !== 'public').map(([key]) => key))(
    '%s asks for one',
    async (key) => {
      const [method, path] = someAddress(key);
      const reply = await t.anonymous.send(method, path, method === 'GET' ? undefined : {});
      expect(reply.statusCode).toBe(401);
      expect(reply.json().code).toBe('request.session-required');
    },
  );
});

describe('every endpoint x every role', () => {
  const guarded = endpoints.filter(
    ([, endpoint]) => endpoint.access !== 'public' && endpoint.access !== 'session',
  );
  it.each(guarded)('%s is open to exactly the roles that hold its right', async (key, endpoint) => {
    const [method, path] = someAddress(key);
    for (const role of roles) {
      const reply = await callers.get(role)!.send(method, path, method === 'GET' ? undefined : {});
      const allowed = roleTable[role].rights.includes(endpoint.access as Right);
      expect(reply.statusCode, `${role}: ${reply.body.slice(0, 200)}`).not.toBe(401);
      expect(reply.statusCode, `${role}: ${reply.body.slice(0, 200)}`).toBeLessThan(500);
      const refused = reply.statusCode === 403 && reply.json().code === 'request.forbidden';
      expect(refused, `${role}: ${reply.statusCode} ${reply.body.slice(0, 200)}`).toBe(!allowed);
    }
  });
});

describe('every guarded endpoint, asked from outside the area of its object', () => {
  const guarded = endpoints
    .filter(([, endpoint]) => endpoint.access !== 'public' && endpoint.access !== 'session')
    .map(([key]) => key);

  it('has an expectation for each of them', () => {
    expect(Object.keys(outsideExpectations).toSorted((a, b) => a.localeCompare(b))).toEqual(
      guarded.toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it.each(Object.entries(outsideExpectations))('%s', async (key, expectation) => {
    const right = (api as Record<string, Endpoint>)[key]!.access as Right;
    const role = mostSeeing(right);
    const inside = await t.as(role, '20');
    const outside = await t.as(role, '46');
    const [method] = key.split(' ') as [string];
    const { path, body } = expectation.request(fixture);
    const own = await inside.send(method, path, body?.());
    if (expectation.inside === undefined) {
      expect(own.statusCode, `inside: ${own.body.slice(0, 300)}`).toBeLessThan(300);
    } else {
      expect(own.statusCode).toBe(expectation.inside);
    }
    const other = await outside.send(method, path, body?.());
    if (expectation.outside === 'refused') {
      // 422: a batch in which nothing is left that the caller may touch.
      expect([403, 404, 422], `outside: ${other.statusCode} ${other.body.slice(0, 300)}`).toContain(
        other.statusCode,
      );
    } else if (expectation.outside === 'empty') {
      expect(other.statusCode, other.body).toBeLessThan(300);
      expect(
        expectation.names!(fixture).some((name) => own.body.includes(name)),
        `inside shows it: ${own.body.slice(0, 300)}`,
      ).toBe(true);
      expect(expectation.names!(fixture).filter((name) => other.body.includes(name))).toEqual([]);
    } else {
      expect(other.statusCode, other.body.slice(0, 300)).toBeLessThan(500);
    }
  });
});

describe('a look at a list of people', () => {
  /** Lists whose looks are on record in another way. */
  const otherwise = new Map([
    ['GET /exports/{id}/file', 'a file: on record by the act that made it'],
    ['GET /people/duplicates', 'shows whole records side by side: each of them is told'],
    ['GET /place-exposures/{id}/people', 'no such object in this fixture: its module tests it'],
  ]);
  const lists = [...Object.keys(personLists), 'GET /cases/{id}/place-exposures'];
  // Of the caller alone: jobs of each minute write too.
  const trail = async ({ accountId }: Caller) =>
    (
      await sql<{
        detail: object;
      }>`select detail from audit where actor_id = ${accountId} order by seq`.execute(t.app.platform.db)
    ).rows;

  it.each(lists.filter((key) => !otherwise.has(key)))('%s is one row of the trail', async (key) => {
    const caller = callers.get(mostSeeing((api as Record<string, Endpoint>)[key]!.access as Right))!;
    const { path } = outsideExpectations[key]!.request(fixture);
    const before = (await trail(caller)).length;
    const reply = await caller.get(path);
    expect(reply.statusCode, reply.body).toBe(200);
    const added = (await trail(caller)).slice(before);
    expect(added).toHaveLength(1);
    // What was searched for may be a name: the trail keeps codes and counts.
    expect(JSON.stringify(added[0]!.detail)).not.toContain(fixture.mark);
  });
});

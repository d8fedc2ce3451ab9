import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint, EndpointKey } from '../../contract/kit.ts';
import { roles } from '../../contract/rights.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { testApp, type TestApp } from '../support/app.ts';

// A unit that training added is nobody's unit anywhere else: whichever request names one is refused, before anything is looked at.

/** What fields that hold a unit are called. */
const UNIT = /^(area|areaId|areaIds|\w+AreaId|unitId|unitIds)$/u;
type Schema = TSchema & {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
};

const isId = (schema: Schema): boolean =>
  schema.pattern?.includes('{8}-') === true ||
  (schema.items !== undefined && isId(schema.items)) ||
  (schema.anyOf ?? []).some(isId);

/** Values with one unit each, one for every place of a schema that holds one. */
function naming(
  schema: Schema | undefined,
  unit: string,
): { readonly path: string; readonly value: unknown }[] {
  if (schema === undefined) {
    return [];
  }
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const own = UNIT.test(name) && isId(property);
    const found = own
      ? [property.items === undefined ? { path: '', value: unit } : { path: '0', value: [unit] }]
      : naming(property, unit);
    return found.map(({ path, value }) => ({
      path: path === '' ? name : `${name}.${path}`,
      value: { [name]: value },
    }));
  });
  const items = naming(schema.items, unit).map(({ path, value }) => ({ path: `0.${path}`, value: [value] }));
  return [...inside, ...items, ...(schema.anyOf ?? []).flatMap((one) => naming(one, unit))];
}

const fields = (Object.entries(api) as [EndpointKey, Endpoint][]).flatMap(([key, { query, body }]) => [
  ...naming(query as Schema, 'unit').map(({ path }) => [key, 'query', path] as const),
  ...naming(body as Schema, 'unit').map(({ path }) => [key, 'body', path] as const),
]);

let t: TestApp;
let unit: string;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  t = await testApp();
  for (const dataset of ['live', 'demo', 'study:other']) {
    const made = await createAccount(t.app.platform, t.app.areaPaths, systemScope('test', dataset), {
      login: `everything.${dataset.replace(':', '.')}`,
      name: 'Everything',
      roles: roles.map((role) => ({ role, areaId: t.areaId('20') })),
      password: 'correct horse battery',
    });
    if (!made.ok) {
      throw new Error(made.messageEn);
    }
    tokens[dataset] = (await t.app.sessions.open(made.value.id, dataset, t.clock.now())).token;
  }
  const administrator = await t.as('administrator', '20', 'demo');
  const added = await administrator.post('/areas', {
    parentId: t.areaId('06184'),
    kind: 'hamlet',
    name: 'Thôn Tập Huấn',
    validFrom: '2026-01-01',
  });
  expect(added.statusCode, added.body).toBe(201);
  unit = added.json().id;
  await t.app.areas.reload();
});
afterAll(async () => await t.close());

async function ask(dataset: string, key: EndpointKey, part: 'query' | 'body', path: string) {
  const [method, route] = key.split(' ') as ['GET', string];
  const endpoint = (api as Readonly<Record<string, Endpoint>>)[key]!;
  const { value } = naming(endpoint[part] as Schema, unit).find((one) => one.path === path)!;
  const { http } = t;
  return await http.inject({
    method,
    url: `/api/v1${route.replaceAll(/\{\w+\}/gu, '00000000-0000-7000-8000-000000000000')}`,
    headers: { authorization: `Bearer ${tokens[dataset]!}` },
    ...(part === 'query' ? { query: value as Record<string, string> } : {}),
    ...(part === 'body' ? { payload: value as object } : {}),
  });
}

describe('a unit that training added', () => {
  it('is looked for in many requests', () => {
    expect(fields.length).toBeGreaterThan(80);
    expect(fields).toContainEqual(['POST /people', 'body', 'areaId']);
    expect(fields).toContainEqual(['POST /risk/proposals', 'body', 'items.0.areaId']);
  });

  it.each(fields)('is refused in %s, %s field %s, elsewhere, and known there', async (key, part, path) => {
    for (const dataset of ['live', 'study:other']) {
      const answer = await ask(dataset, key, part, path);
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'areas.other-dataset']);
      expect(answer.json().fields).toEqual({ [path]: 'areas.other-dataset' });
    }
    expect((await ask('demo', key, part, path)).body).not.toContain('areas.other-dataset');
  });

  it('leads nowhere as an address', async () => {
    for (const route of ['/areas/', '/risk/areas/']) {
      const headers = { authorization: `Bearer ${tokens['live']!}` };
      const answer = await t.http.inject({ method: 'GET', url: `/api/v1${route}${unit}`, headers });
      expect(answer.statusCode, route).toBe(404);
    }
  });
});

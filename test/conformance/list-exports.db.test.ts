import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint, EndpointKey } from '../../contract/kit.ts';
import { codeWords, columnTitle } from '../../contract/list-words.ts';
import { type PersonList, personLists } from '../../contract/person-lists.ts';
import { roles } from '../../contract/rights.ts';
import { columnsOf } from '../../server/platform/http/list-table.ts';
import { systemScope } from '../../server/platform/access/scope.ts';
import { createAccount } from '../../server/platform/access/usecases/manage-accounts.ts';
import { testApp, type TestApp } from '../support/app.ts';

type Choice = {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Choice[];
};
type Schema = { readonly properties?: { readonly [name: string]: Schema & { items?: Schema } } };
const endpoints = Object.entries(api) as [EndpointKey, Endpoint][];
const itemOf = ({ reply }: Endpoint): Schema | undefined =>
  (reply?.[200] as Schema | undefined)?.properties?.['items']?.items;
const lists = endpoints.filter(
  ([key, endpoint]) =>
    key.startsWith('GET ') && endpoint.access !== 'public' && itemOf(endpoint) !== undefined,
);

/** Lists without an export, and why. */
const notExported: { readonly [why: string]: readonly string[] } = {
  'one record: its history, or what hangs on it; the record itself is what leaves': [
    'GET /people/{id}/merges',
    'GET /permits/{id}/reports',
    'GET /lab/people/{id}/tests',
    'GET /risk/proposals/{id}',
    'GET /profiles/{disease}',
    'GET /areas/{id}/population-groups',
  ],
  "one's own log-in, or that of one account": [
    'GET /session/devices',
    'GET /users/{id}/devices',
    'GET /access-passes/own',
  ],
  'answers to a search, at most 20, asked again with every key: who lives in an area leaves as kind `people` of exports':
    ['GET /people'],
  'choices of a form, or marks on another list': [
    'GET /community/candidates',
    'GET /metrics-list',
    'GET /analysis/metrics',
    'GET /border/gates',
    'GET /lab/latest',
    'GET /plates/posts',
    'GET /presence/totals',
    'GET /cases/{id}/place-exposures',
    'GET /lockdowns/map',
    'GET /gates/alerts',
    'GET /gates/written-codes',
    'GET /analysis/views',
    'GET /training/drills',
  ],
  'rules and forms as they ship, with their text and source: read whole, kept as files in data/': [
    'GET /handovers/rules',
    'GET /worklist/rules',
    'GET /gates/rules',
    'GET /profiles',
    'GET /report-templates',
    'GET /national-forms',
    'GET /published-examples',
  ],
  'a view made of an export: the figure itself is exported': ['GET /metrics/{code}/as-known'],
  'the state of the program, for its operator': ['GET /system/health'],
};

/** Lists that name officers or enterprises in their office, or the clerk's own rows, but nobody of the population; or people only in records that their rows leave out. */
const nobodyOfThePopulation = new Set([
  'GET /users',
  'GET /audit',
  'GET /api-keys',
  'GET /access-passes',
  'GET /organisations',
  'GET /places',
  'GET /leaves',
  'GET /signing-authorities',
  'GET /command/duty',
  'GET /directive-receipts',
  'GET /training/results',
  'GET /imports/{id}/rows',
  'GET /border/slots',
  'GET /level-changes',
  'GET /reconciliations/{id}',
]);

const CSV = 'text/csv';
const exported = lists.filter(([, { file }]) => file?.includes(CSV));
const PERSONAL = /personId|fullName|personName|phone|driver|headName|ownerName/u;

describe('every list', () => {
  it('leaves as CSV and XLSX, or says why not', () => {
    const without = lists.flatMap(([key, { file }]) => (file?.includes(CSV) === true ? [] : [key]));
    expect(without.toSorted()).toEqual(Object.values(notExported).flat().toSorted());
  });

  it('of people has a copy without names', () => {
    const personal = exported.filter(([, endpoint]) => PERSONAL.test(JSON.stringify(itemOf(endpoint))));
    const missing = personal.flatMap(([key]) =>
      personLists[key] === undefined && !nobodyOfThePopulation.has(key) ? [key] : [],
    );
    expect(missing).toEqual([]);
    expect(personal.length).toBeGreaterThan(20);
  });
});

const named = ({ who, ids = [], weeks = [], years = [], keep }: PersonList) => [
  ...who,
  ...ids,
  ...weeks,
  ...years,
  ...keep,
];
const peopleLists = (Object.entries(personLists) as [EndpointKey, PersonList][]).filter(
  ([key]) => key !== 'GET /exports/{id}/file',
);
/** Columns that only the file has. */
const ownColumns = new Set(['personIds', 'sex', 'birthYear', 'personId']);

/** Codes that are words already: F1, F2. */
const WORDS = new Set(['level', 'from', 'to']);
const codesIn = (schema: Choice): string[] => [
  ...(typeof schema.const === 'string' ? [schema.const] : []),
  ...(schema.enum ?? []).filter((one) => typeof one === 'string'),
  ...(schema.anyOf ?? []).flatMap(codesIn),
];

describe('the copy without names', () => {
  let t: TestApp;
  let token: string;
  beforeAll(async () => {
    t = await testApp();
    const made = await createAccount(t.app.platform, t.app.areaPaths, systemScope('test', 'demo'), {
      login: 'everything',
      name: 'Everything',
      roles: roles.map((role) => ({ role, areaId: t.areaId('20') })),
      password: 'correct horse battery',
    });
    if (!made.ok) {
      throw new Error(made.messageEn);
    }
    token = (await t.app.sessions.open(made.value.id, 'demo', t.clock.now())).token;
  });
  afterAll(async () => await t.close());

  const headerOf = async (key: string, query: string) => {
    const reply = await t.http.inject({
      url: `/api/v1${key.slice(4)}${query}`,
      headers: { authorization: `Bearer ${token}`, accept: CSV },
    });
    expect(reply.statusCode, reply.body).toBe(200);
    return reply.body.replace('﻿', '').split('\r\n')[0]!.split(',');
  };

  it.each(peopleLists)('of %s names columns that the list has', (key, list) => {
    const known = new Set(columnsOf((itemOf(api[key as keyof typeof api]) ?? {}) as never));
    const snake = [...known].map((column) => column.replaceAll(/[A-Z]/gu, (a) => `_${a.toLowerCase()}`));
    const unknown = named(list).filter(
      (column) => !known.has(column) && !snake.includes(column) && !ownColumns.has(column),
    );
    expect(unknown).toEqual([]);
  });

  it.each(peopleLists.filter(([key]) => !key.includes('{') && key !== 'GET /presence'))(
    'of %s drops every column that tells who',
    async (key, list) => {
      const whole = await headerOf(key, '');
      expect(named(list).filter((column) => !whole.includes(column))).toEqual([]);
      const nameless = await headerOf(key, '?withoutNames=true');
      expect(nameless.toSorted()).toEqual(
        named(list)
          .map((column) => (list.who.includes(column) ? `pseudonym.${column}` : column))
          .toSorted(),
      );
      const told =
        /fullName|personName|^name$|phone|address|citizen|driver|headName|ownerName|^note$|label|^code$|text/iu;
      expect(nameless.filter((column) => told.test(column) && !list.ids?.includes(column))).toEqual([]);
    },
  );

  it.each(peopleLists.filter(([key]) => !key.includes('{') && key !== 'GET /presence'))(
    'of %s has every title in both languages, and where asked for in Vietnamese',
    async (key) => {
      const plain = await headerOf(key, '');
      expect(plain.filter((column) => columnTitle(key, column, 'vi') === undefined)).toEqual([]);
      expect(await headerOf(key, '?words=vi')).toEqual(plain.map((column) => columnTitle(key, column, 'vi')));
      expect(await headerOf(key, '?words=en')).toEqual(plain.map((column) => columnTitle(key, column, 'en')));
    },
  );

  it.each(peopleLists)('of %s has words for what its schema knows', (key) => {
    const item = itemOf(api[key as keyof typeof api]) ?? {};
    const columns = key.includes('{') ? columnsOf(item as never) : [];
    expect(columns.filter((column) => columnTitle(key, column, 'vi') === undefined)).toEqual([]);
    const unnamed = Object.entries(item.properties ?? {}).flatMap(([column, schema]) =>
      WORDS.has(column)
        ? []
        : codesIn(schema as Choice).flatMap((code) => {
            const word = codeWords(key, column, 'vi')?.(code);
            return word === undefined || word === code ? [`${column}: ${code}`] : [];
          }),
    );
    expect(unnamed).toEqual([]);
  });

  it('is refused where there are no names to leave out, and as JSON', async () => {
    for (const [path, accept] of [
      ['/organisations', CSV],
      ['/cases', 'application/json'],
    ]) {
      const reply = await t.http.inject({
        url: `/api/v1${path}?withoutNames=true`,
        headers: { authorization: `Bearer ${token}`, accept },
      });
      expect([reply.statusCode, reply.json().code]).toEqual([400, 'request.no-nameless']);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import { type Endpoint, RowOutcome } from '../../contract/kit.ts';
import { mountedEndpoints } from '../../server/platform/compose.ts';
import { allRefusals } from '../../server/platform/outcomes/outcome.ts';
import { testApp, type TestApp } from '../support/app.ts';

/** Answers of another shape, and why. */
const otherShapes: { readonly [key: string]: string } = {
  'POST /presence/batch': 'fixed for the callers of before: id, status, code',
};

let t: TestApp;
beforeAll(async () => {
  t = await testApp();
});
afterAll(async () => await t.close());

describe('the program as a whole', () => {
  it('serves every endpoint of the contract', () => {
    const served = mountedEndpoints(t.app.modules).map(({ key }) => key);
    expect(Object.keys(api).filter((key) => !served.includes(key))).toEqual([]);
  });

  it('says every refusal in both languages, in sentences, with a known status', () => {
    for (const { code, status, vi, en } of allRefusals()) {
      expect([400, 401, 403, 404, 409, 410, 413, 422, 429, 500, 503, 507], code).toContain(status);
      expect(vi.normalize('NFC'), code).toBe(vi);
      expect(vi, code).toMatch(/[.!?…:]$/);
      expect(en, code).toMatch(/[.!?…:]$/);
      expect(vi, code).not.toBe(en);
      const parameters = (text: string) =>
        new Set((text.match(/\{\w+\}/g) ?? []).map((name) => name.replace('En}', '}')));
      expect(parameters(vi), code).toEqual(parameters(en));
    }
    expect(allRefusals().length).toBeGreaterThan(40);
  });

  it('tells what became of each of several records in one shape', () => {
    const shape = Object.keys(RowOutcome.properties);
    const others = (Object.entries(api) as [string, Endpoint][]).flatMap(([key, { reply }]) => {
      const fields = Object.values(reply ?? {}).flatMap((one) => {
        const { outcomes } =
          (one as { properties?: { outcomes?: { items?: { properties?: object } } } }).properties ?? {};
        return outcomes?.items?.properties === undefined ? [] : [Object.keys(outcomes.items.properties)];
      });
      return fields.some((own) => shape.some((name) => !own.includes(name))) ? [key] : [];
    });
    expect(others.toSorted()).toEqual(Object.keys(otherShapes).toSorted());
  });

  it('serves an OpenAPI document that names every path', async () => {
    const reply = await t.http.inject({ url: '/api/v1/openapi.json' });
    const document = reply.json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/v1/cases/{id}/trace');
    expect((await t.http.inject({ url: '/api/docs' })).statusCode).toBeLessThan(400);
    expect((await t.http.inject({ url: '/api/docs/json' })).json()).toEqual(document);
  });

  it('sends the security headers with every answer, refusals too', async () => {
    for (const url of ['/api/v1/system/info', '/api/v1/nothing', '/healthz']) {
      const { headers } = await t.http.inject({ url });
      expect(headers['content-security-policy'], url).toContain("default-src 'none'");
      expect(headers['x-content-type-options'], url).toBe('nosniff');
    }
  });
});

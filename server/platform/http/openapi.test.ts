import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import type { MountedEndpoint } from './types.ts';

describe('the OpenAPI document', () => {
  it('describes its paths for the first who reads them, and once', () => {
    let described = 0;
    const mounted = {
      key: 'GET /things/{id}',
      handler: async () => undefined,
      get endpoint() {
        described += 1;
        return { summary: 'A thing', access: 'public' };
      },
    } as unknown as MountedEndpoint;
    const document = openApiDocument([mounted], '1.2.3');
    expect(described).toBe(0);
    const [first, second] = [JSON.stringify(document), JSON.stringify(document)];
    expect(described).toBe(1);
    expect(second).toBe(first);
    expect(JSON.parse(first)).toMatchObject({
      openapi: '3.1.0',
      info: { version: '1.2.3' },
      paths: { '/api/v1/things/{id}': { get: { summary: 'A thing', security: [] } } },
    });
  });
});

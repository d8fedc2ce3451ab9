import { describe, expect, it } from 'vitest';
import { api } from '../contract/index.ts';
import type { Endpoint } from '../contract/kit.ts';
import { rights, roleTable, roles } from '../contract/rights.ts';

const endpoints = Object.entries(api) as [string, Endpoint][];

describe('the contract', () => {
  it('gives every endpoint a summary, an answer, and a known access', () => {
    for (const [key, endpoint] of endpoints) {
      expect(endpoint.summary.length, key).toBeGreaterThan(5);
      expect(endpoint.reply !== undefined || endpoint.file !== undefined, key).toBe(true);
      expect(['public', 'session', ...rights], key).toContain(endpoint.access);
    }
  });

  it('declares every path parameter', () => {
    for (const [key, endpoint] of endpoints) {
      const named = [...key.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = Object.keys((endpoint.params ?? {})['properties' as never] ?? {});
      expect(declared, key).toEqual(named);
    }
  });

  it('uses every right in an endpoint or a role, and names only known ones', () => {
    for (const right of rights) {
      expect(
        roles.some((role) => roleTable[role].rights.includes(right)),
        right,
      ).toBe(true);
    }
  });
});

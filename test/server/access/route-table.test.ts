import express from 'express';
import { describe, expect, it } from 'vitest';
import { addressReader } from '../../../src/server/access/client-address.js';
import { allowOrigins } from '../../../src/server/access/cors-policy.js';
import { Gate } from '../../../src/server/access/gate.js';
import { KeyCheck } from '../../../src/server/access/key-check.js';
import { type Route, RouteTable } from '../../../src/server/api/route-table.js';

function makeTable(): RouteTable {
  const keys = new KeyCheck({ keys: () => [], adminKey: null, isPublic: false, clock: () => 0 });
  const gate = new Gate({
    keys,
    checkHost: null,
    cors: allowOrigins([]),
    addressOf: addressReader(0),
    limits: null,
    now: () => 0,
  });
  return new RouteTable(express(), gate);
}

describe('a route', () => {
  it.each([undefined, null, '', 'everybody', 'Search', 'constructor'])(
    'that declares its access as %j is not added',
    (access) => {
      const route = { path: '/new', access, form: 'json', get: () => undefined } as unknown as Route;
      const table = makeTable();
      expect(() => {
        table.add(route);
      }).toThrow('/new');
      expect(table.routes).toEqual([]);
    },
  );
});

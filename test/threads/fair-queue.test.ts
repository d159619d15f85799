import { describe, expect, it } from 'vitest';
import { FairQueue, type Waiting } from '../../src/threads/fair-queue.js';

interface Item extends Waiting {
  readonly name: string;
}

/** Items named by connection and number; of a client with several connections, by client, connection and number: `A-a1`. */
function makeItems(...names: string[]): Item[] {
  const connections = new Map<string, object>();
  return names.map((name) => {
    const owner = name.slice(0, -1);
    const connection = connections.get(owner) ?? {};
    connections.set(owner, connection);
    const [client] = owner.split('-');
    return { name, connection, client };
  });
}

/** A queue of items named so: `a1`, `a2`, `b1`. Each came one moment after the one before. */
function fill(...names: string[]): { queue: FairQueue<Item>; items: Item[] } {
  const queue = new FairQueue<Item>();
  const items = makeItems(...names);
  items.forEach((item, now) => {
    queue.add(item, now);
  });
  return { queue, items };
}

function takeAll(queue: FairQueue<Item>): string[] {
  const names: string[] = [];
  for (let item = queue.take(); item !== undefined; item = queue.take()) names.push(item.name);
  return names;
}

describe('a fair queue', () => {
  it('gives items of different connections in the order in which they came', () => {
    expect(takeAll(fill('a1', 'b1', 'c1').queue)).toEqual(['a1', 'b1', 'c1']);
  });

  it('gives the next item of a connection only once the one before is done, and behind those of others', () => {
    const { queue } = fill('a1', 'a2', 'a3', 'b1', 'c1');
    const first = queue.take();
    expect(first?.name).toBe('a1');
    expect(queue.take()?.name).toBe('b1');
    queue.done(first?.connection ?? {});
    expect(takeAll(queue)).toEqual(['c1', 'a2']);
    expect(queue.hasReady).toBe(false);
    expect(queue.length).toBe(1);
  });

  it('lets an item wait that comes while another of its connection is being done', () => {
    const { queue } = fill('a1');
    const first = queue.take();
    queue.add({ name: 'a2', client: 'a', connection: first?.connection ?? {} }, 1);
    expect(queue.hasReady).toBe(false);
    queue.done(first?.connection ?? {});
    expect(takeAll(queue)).toEqual(['a2']);
  });

  it('forgets an item that is removed, and says whether it waited', () => {
    const { queue, items } = fill('a1', 'a2', 'b1');
    expect(items.map((item) => queue.remove(item))).toEqual([true, true, true]);
    expect(items.map((item) => queue.remove(item))).toEqual([false, false, false]);
    expect(queue.length).toBe(0);
    expect(queue.hasReady).toBe(false);
    expect(queue.take()).toBeUndefined();
  });

  it('takes out what has waited since before a moment, and knows since when the oldest waits', () => {
    const { queue } = fill('a1', 'a2', 'b1', 'c1');
    expect(queue.oldest()).toBe(0);
    expect(queue.removeOlder(2).map(({ name }) => name)).toEqual(['a1', 'a2']);
    expect(queue.oldest()).toBe(2);
    expect(takeAll(queue)).toEqual(['b1', 'c1']);
    expect(queue.oldest()).toBeNull();
  });

  it('gives clients their turn, however many connections they have', () => {
    const { queue, items } = fill('A-a1', 'A-b1', 'A-c1', 'A-d1', 'B-a1', 'B-b1', 'C-a1');
    expect(queue.take()?.name).toBe('A-a1');
    queue.done(items[0]?.connection ?? {});
    expect(takeAll(queue)).toEqual(['B-a1', 'C-a1', 'A-b1', 'B-b1', 'A-c1', 'A-d1']);
    expect(queue.hasReady).toBe(false);
  });

  it('knows how many items of each client wait', () => {
    const { queue, items } = fill('A-a1', 'A-a2', 'A-b1', 'B-a1');
    const lengths = () => ['A', 'B', 'C'].map((client) => queue.lengthOf(client));
    expect(lengths()).toEqual([3, 1, 0]);
    queue.take();
    expect(lengths()).toEqual([2, 1, 0]);
    queue.remove(items[1]!);
    queue.removeOlder(10);
    expect(lengths()).toEqual([0, 0, 0]);
    expect(queue.length).toBe(0);
  });

  it('counts the items of one connection for whoever asked for each', () => {
    const queue = new FairQueue<Item>();
    const proxy = {};
    const [first, second] = ['A', 'B'].map((client) => ({ name: client, client, connection: proxy }));
    queue.add(first!, 0);
    queue.add(second!, 1);
    queue.add({ name: 'A2', client: 'A', connection: {} }, 2);
    expect(queue.remove(first!)).toBe(true);
    expect(takeAll(queue)).toEqual(['A2', 'B']);
    expect(queue.hasReady).toBe(false);
  });
});

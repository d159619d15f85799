import { setImmediate as nextTurn } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SegmentBuild, SegmentPool } from '../../../src/index/build/segment-pool.js';
import type { BuiltSegment } from '../../../src/index/build/segment-worker.js';
import { makeDocument } from '../../make-document.js';
import { indexed } from '../../memory-segments.js';

const MEGA = 1 << 20;

describe('a segment that is being built on a thread', () => {
  it('takes as many batches as hold 8 million units, and a larger one alone, before it lets wait', async () => {
    const { port1, port2 } = new MessageChannel();
    const build = new SegmentBuild(new Promise<BuiltSegment>(() => undefined), port1);
    const taken: number[] = [];
    const send = (units: number): void => {
      void build.add({ documents: [], units }).then(() => taken.push(units));
    };
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
    };

    send(4 * MEGA);
    send(3 * MEGA);
    await settle();
    expect(taken).toEqual([4 * MEGA, 3 * MEGA]);

    send(2 * MEGA);
    await settle();
    expect(taken).toHaveLength(2);

    // The thread is done with the first of them.
    port2.postMessage(1);
    await settle();
    expect(taken).toEqual([4 * MEGA, 3 * MEGA, 2 * MEGA]);

    port2.postMessage(1);
    port2.postMessage(1);
    await settle();
    send(60 * MEGA);
    await settle();
    expect(taken.at(-1)).toBe(60 * MEGA);
    port1.close();
  });

  it('tells how many different words there were eight batches ago, however fast the thread is', async () => {
    const { port1, port2 } = new MessageChannel();
    const build = new SegmentBuild(new Promise<BuiltSegment>(() => undefined), port1);
    const add = (): Promise<number> => build.add({ documents: [], units: 1 });
    for (let batch = 0; batch < 8; batch += 1) expect(await add()).toBe(0);
    const ninth = add();
    port2.postMessage(500);
    expect(await ninth).toBe(500);
    for (const forms of [700, 800, 900]) port2.postMessage(forms);
    await nextTurn();
    expect(await add()).toBe(700);
    port1.close();
  });

  it('stops waiting when the thread fails', async () => {
    const { port1 } = new MessageChannel();
    let fail: (error: Error) => void = () => undefined;
    const built = new Promise<BuiltSegment>((_, reject) => (fail = reject));
    const build = new SegmentBuild(built, port1);
    await build.add({ documents: [], units: 5 * MEGA });
    const waiting = build.add({ documents: [], units: 5 * MEGA });
    fail(new Error('the thread is gone'));
    await expect(waiting).rejects.toThrow('the thread is gone');
    port1.close();
  });
});

describe('a pool of threads that build segments', () => {
  const pool = new SegmentPool(2);
  let started = 0;
  const count = (): void => {
    started += 1;
  };

  beforeEach(() => {
    started = 0;
    process.on('worker', count);
  });
  afterEach(async () => {
    vi.useRealTimers();
    process.off('worker', count);
    await pool.close();
  });

  async function buildOne(): Promise<BuiltSegment> {
    const documents = [indexed(makeDocument({ id: 'a', text: 'A comet was seen.' }))];
    const build = pool.begin(null);
    await build.add({ documents, units: 17 });
    build.finish();
    return build.built;
  }

  it('builds one segment after another on the same thread', async () => {
    const [first, second] = [await buildOne(), await buildOne()];
    expect(first.kind).toBe('bytes');
    expect(second).toEqual(first);
    expect(started).toBe(1);
  });

  it('uses the threads that were started before', async () => {
    pool.start(2);
    await Promise.all([buildOne(), buildOne()]);
    expect(started).toBe(2);
  });

  it('ends a thread that had nothing to do for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await buildOne();
    vi.advanceTimersByTime(9_999);
    await buildOne();
    expect(started).toBe(1);
    vi.advanceTimersByTime(10_000);
    await buildOne();
    expect(started).toBe(2);
  });
});

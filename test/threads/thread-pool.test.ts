import { describe, expect, it } from 'vitest';
import { type FakePool, makePool, settled } from './fake-threads.js';

function asked(pool: FakePool): string[][] {
  return pool.threads.map((thread) => thread.asked);
}

describe('a pool of threads', () => {
  it('starts with one thread, and starts another when a task waits', async () => {
    const fake = await makePool();
    expect(fake.threads).toHaveLength(1);
    fake.run('first');
    await settled();
    expect(fake.threads).toHaveLength(1);
    const second = fake.run('second');
    const third = fake.run('third');
    await settled();
    expect(asked(fake)).toEqual([['first'], ['second']]);
    await fake.threads[1]?.answer('done');
    expect([second.value, third.value]).toEqual(['done', null]);
    expect(asked(fake)).toEqual([['first'], ['second', 'third']]);
    expect(fake.pool.report()).toMatchObject({ threads: [{ finished: 0 }, { finished: 1 }], waiting: 0 });
  });

  it('starts another before a task waits for it where a spare one is kept', async () => {
    const fake = await makePool({ maxThreads: 2, keepsSpare: true });
    await settled();
    expect(fake.threads).toHaveLength(1);
    fake.run('first');
    await settled();
    expect(fake.threads).toHaveLength(2);
    fake.run('second');
    await settled();
    expect(asked(fake)).toEqual([['first'], ['second']]);
    expect(fake.threads).toHaveLength(2);
  });

  it('runs tasks of one connection one after another, and lets others pass', async () => {
    const fake = await makePool();
    const greedy = {};
    fake.run('a1', greedy);
    fake.run('a2', greedy);
    fake.run('a3', greedy);
    fake.run('b');
    await settled();
    expect(asked(fake)).toEqual([['a1'], ['b']]);
    fake.run('c');
    await fake.threads[1]?.answer('done');
    await fake.threads[0]?.answer('done');
    expect(asked(fake)).toEqual([
      ['a1', 'a2'],
      ['b', 'c'],
    ]);
  });

  it('refuses a task when as many wait as may', async () => {
    const fake = await makePool({ maxThreads: 1, maxWaiting: 2 });
    const outcomes = ['running', 'waiting', 'waiting too', 'refused'].map((task) => fake.run(task));
    await settled();
    expect(outcomes.map(({ value }) => value)).toEqual([null, null, null, 'full']);
  });

  it('refuses a task when as many of its client wait as may, and none of others for that', async () => {
    const fake = await makePool({ maxThreads: 1, maxWaitingOfClient: 2 });
    const run = (task: string, client: string) => fake.run(task, {}, new AbortController().signal, client);
    const greedy = ['running', 'a1', 'a2', 'a3', 'a4'].map((task) => run(task, 'greedy'));
    const other = run('b1', 'other');
    await settled();
    expect(greedy.map(({ value }) => value)).toEqual([null, null, null, 'full', 'full']);
    expect(other.value).toBeNull();
    await fake.threads[0]?.answer('done');
    expect(run('a5', 'greedy').value).toBeNull();
    await fake.threads[0]?.answer('done');
    expect(asked(fake)).toEqual([['running', 'a1', 'b1']]);
  });

  it('refuses a task that has waited for too long', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const running = fake.run('running');
    await fake.tick(3);
    const waiting = fake.run('waiting');
    await fake.tick(5);
    expect(waiting.value).toBeNull();
    expect(fake.pool.report()).toMatchObject({ waiting: 1, oldestWaitSeconds: 0.5 });
    await fake.tick(1);
    expect([running.value, waiting.value]).toEqual([null, 'waited']);
    expect(fake.pool.report()).toMatchObject({ waiting: 0, oldestWaitSeconds: 0 });
  });

  it('does not count the time in which no thread is there yet', async () => {
    const fake = await makePool({ maxThreads: 1, stepsByHand: true });
    const task = fake.run('task');
    await fake.tick(50);
    expect(task.value).toBeNull();
    await fake.steps[0]?.pass();
    await fake.steps[0]?.pass();
    await fake.threads[0]?.answer('done');
    expect(task.value).toBe('done');
  });

  it('drops a task whose client is gone before it has begun', async () => {
    const fake = await makePool({ maxThreads: 1 });
    fake.run('running');
    const client = new AbortController();
    const waiting = fake.run('waiting', {}, client.signal);
    client.abort(new Error('gone'));
    await fake.threads[0]?.answer('done');
    expect(waiting.value).toBe('gone');
    expect(asked(fake)).toEqual([['running']]);
    fake.run('running again');
    const late = fake.run('late', {}, client.signal);
    await settled();
    expect([late.value, fake.pool.report().waiting]).toEqual(['gone', 0]);
  });

  it('tells the thread when the client of the task it runs is gone, and waits for it to end', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const client = new AbortController();
    const running = fake.run('running', {}, client.signal);
    const next = fake.run('next');
    await fake.tick(1);
    client.abort(new Error('gone'));
    await settled();
    expect(running.value).toBe('gone');
    expect(fake.threads[0]?.abandoned).toBe(1);
    expect(asked(fake)).toEqual([['running']]);
    await fake.threads[0]?.answer('too late');
    await fake.threads[0]?.answer('done');
    expect([running.value, next.value]).toEqual(['gone', 'done']);
  });

  it('ends a thread that runs for too long: only its task fails, and another thread goes on', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const endless = fake.run('endless');
    await fake.tick(18);
    const next = fake.run('next');
    await fake.tick(2);
    expect([endless.value, fake.threads[0]?.isClosed]).toEqual([null, false]);
    await fake.tick(1);
    expect([endless.value, fake.threads[0]?.isClosed]).toEqual(['overrun', true]);
    expect(asked(fake)).toEqual([['endless'], ['next']]);
    await fake.threads[1]?.answer('done');
    expect(next.value).toBe('done');
    expect(fake.events).toEqual(['overrun']);
    expect(fake.pool.report().lost).toBe(1);
  });

  it('is more patient with a thread that waits for something than with one that is stuck', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const waiting = fake.run('waiting');
    const [thread] = fake.threads;
    if (thread !== undefined) thread.stirs = true;
    await fake.tick(12 * 20);
    expect(waiting.value).toBeNull();
    await fake.tick(1);
    expect(waiting.value).toBe('overrun');
  });

  it('counts only the task at hand towards the limit of a thread', async () => {
    const fake = await makePool({ maxThreads: 1 });
    for (const task of ['one', 'two', 'three']) {
      const outcome = fake.run(task);
      await fake.tick(15);
      await fake.threads[0]?.answer('done');
      expect(outcome.value).toBe('done');
    }
    expect(fake.events).toEqual([]);
  });

  it('replaces a thread that dies: only its task fails', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const connection = {};
    const poison = fake.run('poison', connection);
    const next = fake.run('next', connection);
    await fake.threads[0]?.die();
    expect(poison.value).toBe('died');
    expect(asked(fake)).toEqual([['poison'], ['next']]);
    await fake.threads[1]?.answer('done');
    expect(next.value).toBe('done');
    expect(fake.events).toEqual(['died']);
  });

  it('replaces a thread that dies while it has nothing to do', async () => {
    const fake = await makePool({ maxThreads: 1 });
    await fake.threads[0]?.die();
    const task = fake.run('task');
    await fake.threads[1]?.answer('done');
    expect(task.value).toBe('done');
  });

  it('waits longer each time before it replaces threads that die one after another, until it has been quiet', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const ticksUntilStart: number[] = [];
    const dieAgain = async (): Promise<void> => {
      const before = fake.threads.length;
      await fake.threads.at(-1)?.die();
      let ticks = 0;
      for (; fake.threads.length === before; ticks += 1) await fake.tick(1);
      ticksUntilStart.push(ticks);
    };
    for (let time = 0; time < 5; time += 1) await dieAgain();
    await fake.tick(200);
    await dieAgain();
    expect(ticksUntilStart).toEqual([0, 1, 2, 4, 8, 0]);
  });

  it('does tasks in place where no thread can be started, and on threads again once one can', async () => {
    const fake = await makePool({ maxThreads: 1, failingStarts: 3 });
    const first = fake.run('first');
    const second = fake.run('second');
    await expect.poll(() => second.value).toBe('second in place');
    expect([first.value, fake.inPlace]).toEqual(['first in place', ['first', 'second']]);
    await fake.tick(10);
    const third = fake.run('third');
    await fake.threads[0]?.answer('done');
    expect([third.value, fake.inPlace]).toEqual(['done', ['first', 'second']]);
    expect(fake.events).toEqual(['not-started', 'not-started', 'not-started']);
  });

  it('goes on with the threads it has where no other can be started', async () => {
    const fake = await makePool();
    fake.failingStarts = 1000;
    fake.run('first');
    const second = fake.run('second');
    await settled();
    expect(second.value).toBeNull();
    await fake.threads[0]?.answer('done');
    await fake.threads[0]?.answer('done');
    expect([second.value, fake.inPlace]).toEqual(['done', []]);
  });

  it('never does in place what a thread died of', async () => {
    const fake = await makePool({ maxThreads: 1 });
    fake.failingStarts = 1000;
    const poison = fake.run('poison');
    await fake.threads[0]?.die();
    const next = fake.run('next');
    await expect.poll(() => next.value).toBe('next in place');
    expect([poison.value, fake.inPlace]).toEqual(['died', ['next']]);
  });

  it('fails what runs and what waits when it is closed', async () => {
    const fake = await makePool({ maxThreads: 1 });
    const outcomes = [fake.run('running'), fake.run('waiting')];
    await fake.pool.close();
    const late = fake.run('late');
    await settled();
    expect([...outcomes, late].map(({ value }) => value)).toEqual(['closed', 'closed', 'closed']);
    expect(fake.threads.map(({ isClosed }) => isClosed)).toEqual([true]);
    await fake.tick(50);
    expect(fake.threads).toHaveLength(1);
    expect(fake.events).toEqual([]);
  });
});

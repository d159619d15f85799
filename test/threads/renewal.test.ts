import { describe, expect, it } from 'vitest';
import { type FakePool, makePool, settled } from './fake-threads.js';

/** A pool with so many threads at work, whose tasks are done. */
async function startThreads(maxThreads: number): Promise<FakePool> {
  const fake = await makePool({ maxThreads, stepsByHand: true });
  for (let count = 0; count < maxThreads; count += 1) fake.run('warm');
  await passAll(fake);
  for (const thread of fake.threads) await thread.answer('done');
  expect(fake.threads).toHaveLength(maxThreads);
  return fake;
}

async function passAll(fake: FakePool): Promise<void> {
  for (let step = fake.steps[0]; step !== undefined; [step] = fake.steps) await step.pass();
}

function renew(fake: FakePool): { isDone: boolean } {
  const renewal = { isDone: false };
  void fake.pool.renew().then(() => (renewal.isDone = true));
  return renewal;
}

/** Asks two things, and says which threads they went to; both are answered. */
async function whoAnswers(fake: FakePool): Promise<number[]> {
  const before = fake.threads.map(({ asked }) => asked.length);
  fake.run('question');
  fake.run('question');
  await settled();
  const asked = fake.threads.flatMap((thread, index) =>
    thread.asked.length > (before[index] ?? 0) ? [index] : [],
  );
  for (const index of asked) await fake.threads[index]?.answer('done');
  return asked;
}

describe('moving to a new state', () => {
  it('has one thread after another open it while the others answer, and switches when the last but one has', async () => {
    const fake = await startThreads(3);
    const renewal = renew(fake);
    await settled();
    expect(fake.steps).toMatchObject([{ name: 'prepare', thread: fake.threads[0], isFirst: true }]);
    expect(await whoAnswers(fake)).toEqual([1, 2]);
    await fake.steps[0]?.pass();
    expect(fake.steps).toMatchObject([{ name: 'prepare', thread: fake.threads[1], isFirst: false }]);
    expect(await whoAnswers(fake)).toEqual([0, 2]);
    expect(renewal.isDone).toBe(false);
    await fake.steps[0]?.pass();
    expect(renewal.isDone).toBe(true);
    await passAll(fake);
    expect(await whoAnswers(fake)).toEqual([0, 1]);
    expect(fake.threads).toHaveLength(3);
  });

  it('never answers from the state before once it has switched', async () => {
    const fake = await startThreads(2);
    renew(fake);
    await settled();
    await fake.steps[0]?.pass();
    expect(fake.steps).toMatchObject([{ name: 'commit', thread: fake.threads[0] }]);
    const task = fake.run('question');
    await settled();
    expect(fake.threads.map(({ asked }) => asked)).toEqual([['warm'], ['warm']]);
    await fake.steps[0]?.pass();
    await fake.threads[0]?.answer('new');
    expect(task.value).toBe('new');
  });

  it('has another thread open it, and take the place of the one there is, where there is but one', async () => {
    const fake = await startThreads(1);
    const renewal = renew(fake);
    await settled();
    expect(fake.threads).toHaveLength(2);
    const old = fake.run('old');
    await settled();
    expect(fake.threads[0]?.asked).toEqual(['warm', 'old']);
    await passAll(fake);
    expect([renewal.isDone, fake.threads[0]?.isClosed]).toEqual([true, false]);
    await fake.threads[0]?.answer('from the old one');
    expect([old.value, fake.threads[0]?.isClosed]).toEqual(['from the old one', true]);
    const next = fake.run('new');
    await fake.threads[1]?.answer('from the new one');
    expect(next.value).toBe('from the new one');
    expect(fake.threads).toHaveLength(2);
    expect(fake.events).toEqual([]);
  });

  it('opens it in the one thread there is where no other can be started', async () => {
    const fake = await startThreads(1);
    fake.failingStarts = 1000;
    const renewal = renew(fake);
    await fake.tick(1);
    await passAll(fake);
    expect(renewal.isDone).toBe(true);
    const next = fake.run('new');
    await fake.threads[0]?.answer('done');
    expect(next.value).toBe('done');
  });

  it('replaces a thread that fails to open it', async () => {
    const fake = await startThreads(2);
    const renewal = renew(fake);
    await settled();
    await fake.steps[0]?.fail();
    expect([fake.threads[0]?.isClosed, fake.events]).toEqual([true, ['died']]);
    await passAll(fake);
    expect(renewal.isDone).toBe(true);
    const next = fake.run('new');
    await settled();
    for (const thread of fake.threads) if (!thread.isClosed) await thread.answer('done');
    expect(next.value).toBe('done');
  });

  it('takes a second new state after the first', async () => {
    const fake = await startThreads(2);
    const renewals = [renew(fake), renew(fake)];
    await settled();
    await passAll(fake);
    expect(renewals).toEqual([{ isDone: true }, { isDone: true }]);
    renewals.push(renew(fake));
    await settled();
    expect(renewals[2]?.isDone).toBe(false);
    await passAll(fake);
    expect(renewals[2]?.isDone).toBe(true);
    expect(await whoAnswers(fake)).toEqual([0, 1]);
  });

  it('lets a thread move once the task it was running is done', async () => {
    const fake = await startThreads(1);
    const old = fake.run('old');
    fake.failingStarts = 1000;
    const renewal = renew(fake);
    await fake.tick(1);
    expect([fake.steps, renewal.isDone]).toEqual([[], false]);
    await fake.threads[0]?.answer('done');
    expect(old.value).toBe('done');
    await passAll(fake);
    expect(renewal.isDone).toBe(true);
  });
});

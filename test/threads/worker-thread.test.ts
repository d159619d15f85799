import { afterEach, describe, expect, it } from 'vitest';
import { WorkerThread } from '../../src/threads/worker-thread.js';

const threads: WorkerThread<string, unknown>[] = [];

function startThread(): WorkerThread<string, unknown> {
  const thread = new WorkerThread<string, unknown>(new URL('./sample-worker.js', import.meta.url));
  threads.push(thread);
  return thread;
}

afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});

describe('a worker thread', () => {
  it('speaks with the task it runs, and runs one after another', async () => {
    const thread = startThread();
    for (const word of ['hello', 'goodbye']) {
      const { port, result } = thread.run('answer');
      port.postMessage(word);
      expect(await result).toBe(`you said ${word}`);
    }
  });

  it('hands memory over instead of copying it', async () => {
    const thread = startThread();
    expect(await thread.run('bytes').result).toEqual(new Uint8Array([1, 2, 3]));
    expect(await thread.run('bytesKept').result).toBe(0);
  });

  it('fails with the code and the message of a FindlingError, and runs the next task', async () => {
    const thread = startThread();
    await expect(thread.run('refuse').result).rejects.toMatchObject({
      name: 'FindlingError',
      code: 'write_failed',
      message: 'the disk is full',
    });
    expect(await thread.run('bytes').result).toHaveLength(3);
  });

  it('fails with any other error as it was thrown, where it was thrown', async () => {
    const failed = startThread().run('break').result;
    await expect(failed).rejects.toThrow('that is no number');
    await expect(failed).rejects.toMatchObject({ stack: expect.stringContaining('sample-worker') as string });
  });

  it('fails where a result cannot be sent', async () => {
    await expect(startThread().run('function').result).rejects.toThrow(/could not be cloned/);
  });

  it('takes one task at a time', async () => {
    const thread = startThread();
    const { port, result } = thread.run('wait');
    expect(() => thread.run('bytes')).toThrow(/still running/);
    port.postMessage('done');
    expect(await result).toBe('done');
  });

  it('fails the task it runs, and every later one, once the thread has ended', async () => {
    const thread = startThread();
    await expect(thread.run('exit').result).rejects.toThrow(/the thread ended/);
    expect(thread.hasEnded).toBe(true);
    await expect(thread.run('bytes').result).rejects.toThrow(/the thread ended/);
  });

  it('fails the task it runs when it is closed', async () => {
    const thread = startThread();
    const { result } = thread.run('wait');
    const failed = expect(result).rejects.toThrow(/the thread ended/);
    await thread.close();
    await failed;
  });

  it('answers questions one after another, and fails with what was thrown', async () => {
    const thread = new WorkerThread<string, unknown>(new URL('./question-worker.js', import.meta.url));
    threads.push(thread);
    expect(await thread.ask('hello')).toBe('you said hello');
    await expect(thread.ask('')).rejects.toThrow('nothing was asked');
    expect(await thread.ask('goodbye')).toBe('you said goodbye');
  });

  it('ends when it needs more memory than it may have, and the process goes on', async () => {
    const limits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };
    const thread = new WorkerThread<string, unknown>(new URL('./sample-worker.js', import.meta.url), limits);
    threads.push(thread);
    await expect(thread.run('fillMemory').result).rejects.toThrow(/memory/);
    expect((await thread.ended).message).toMatch(/memory/);
  });

  it('fails when its file is not there', async () => {
    const thread = new WorkerThread<string, unknown>(new URL('./nowhere.mjs', import.meta.url));
    await expect(thread.run('bytes').result).rejects.toThrow(/nowhere/);
  });
});

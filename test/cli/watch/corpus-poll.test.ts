import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CorpusPoll, type Look } from '../../../src/cli/watch/corpus-poll.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface State {
  looks: string | null;
  tookMs: number;
}

/** A corpus that looks as `state.looks` says, or cannot be looked at. */
function startPoll(tookMs = 10): { state: State; changes: ReturnType<typeof vi.fn>; poll: CorpusPoll } {
  const state: State = { looks: 'as at first', tookMs };
  const changes = vi.fn<() => void>();
  const look = (): Promise<Look> => {
    const { looks, tookMs } = state;
    if (looks === null) return Promise.reject(new Error('it cannot be looked at'));
    return Promise.resolve({ seen: looks, tookMs });
  };
  return { state, changes, poll: new CorpusPoll({ look, onChange: changes, intervalMs: 60_000 }) };
}

describe('CorpusPoll', () => {
  it('tells of the first look and of every change', async () => {
    const { state, changes, poll } = startPoll();
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(changes).toHaveBeenCalledTimes(1);
    state.looks = 'otherwise';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(changes).toHaveBeenCalledTimes(2);
    poll.close();
  });

  it('takes a look that fails for none', async () => {
    const { state, changes, poll } = startPoll();
    await vi.advanceTimersByTimeAsync(1);
    state.looks = null;
    await vi.advanceTimersByTimeAsync(120_000);
    state.looks = 'as at first';
    await vi.advanceTimersByTimeAsync(120_000);
    expect(changes).toHaveBeenCalledTimes(1);
    poll.close();
  });

  it('looks more rarely where a look takes long', async () => {
    const { state, changes, poll } = startPoll(60_000);
    await vi.advanceTimersByTimeAsync(1);
    state.looks = 'otherwise';
    await vi.advanceTimersByTimeAsync(600_000);
    expect(changes).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(changes).toHaveBeenCalledTimes(2);
    poll.close();
  });

  it('looks at once when it is asked to, or once the present look has ended', async () => {
    const { state, changes, poll } = startPoll();
    // The first look is under way.
    poll.lookNow();
    state.looks = 'otherwise';
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).toHaveBeenCalledTimes(2);
    state.looks = 'once more';
    poll.lookNow();
    await vi.advanceTimersByTimeAsync(1);
    expect(changes).toHaveBeenCalledTimes(3);
    poll.close();
  });

  it('looks more often from the moment it is told to, and not at all once it is closed', async () => {
    const { state, changes, poll } = startPoll();
    await vi.advanceTimersByTimeAsync(1);
    poll.setInterval(2000);
    state.looks = 'otherwise';
    await vi.advanceTimersByTimeAsync(2000);
    expect(changes).toHaveBeenCalledTimes(2);
    poll.close();
    state.looks = 'once more';
    await vi.advanceTimersByTimeAsync(600_000);
    expect(changes).toHaveBeenCalledTimes(2);
  });
});

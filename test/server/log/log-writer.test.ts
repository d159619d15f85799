import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LogWriter } from '../../../src/server/log/log-writer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A place for a log that takes so many bytes, then fails. */
class Place {
  text = '';
  room = Infinity;
  errno = 'ENOSPC';
  readonly write = (bytes: Uint8Array): number => {
    if (this.room === 0) throw Object.assign(new Error(this.errno), { code: this.errno });
    const written = Math.min(bytes.length, this.room);
    this.room -= written;
    this.text += Buffer.from(bytes.subarray(0, written)).toString('utf8');
    return written;
  };
}

function openPlace(): { place: Place; log: LogWriter } {
  const place = new Place();
  return { place, log: new LogWriter(place.write) };
}

describe.each(['ENOSPC', 'EPIPE', 'EIO', 'EBADF'])('a log that fails with %s', (errno) => {
  it('drops and counts lines, and says how many once it can be written again', () => {
    const { place, log } = openPlace();
    log.write('one\n');
    Object.assign(place, { errno, room: 0 });
    for (let line = 0; line < 5; line += 1) log.write('lost\n');
    expect(log.droppedLines).toBe(5);
    place.room = Infinity;
    log.write('two\n');
    log.write('three\n');
    const [first, mention = '', ...others] = place.text.trimEnd().split('\n');
    expect([first, ...others]).toEqual(['one', 'two', 'three']);
    expect((JSON.parse(mention) as { msg: string }).msg).toContain('5 lines');
    expect(log.droppedLines).toBe(5);
  });

  it('ends a line that was begun before it begins another', () => {
    const { place, log } = openPlace();
    Object.assign(place, { errno, room: 3 });
    log.write('begun\n');
    log.write('lost\n');
    place.room = Infinity;
    log.write('two\n');
    const [first, mention = '', second] = place.text.trimEnd().split('\n');
    expect([first, second]).toEqual(['begun', 'two']);
    expect((JSON.parse(mention) as { msg: string }).msg).toContain('1 lines');
    expect(log.droppedLines).toBe(1);
  });

  it('keeps count of lines whose mention was lost, too', () => {
    const { place, log } = openPlace();
    Object.assign(place, { errno, room: 0 });
    for (let round = 0; round < 3; round += 1) log.write('lost\n');
    place.room = Infinity;
    log.write('two\n');
    expect(place.text).toContain('3 lines');
    expect(log.droppedLines).toBe(3);
  });
});

describe('a log whose reader is slow', () => {
  it('keeps lines until they are read, in order', () => {
    const { place, log } = openPlace();
    Object.assign(place, { errno: 'EAGAIN', room: 7 });
    for (const line of ['one', 'two', 'three']) log.write(`${line}\n`);
    expect(place.text).toBe('one\ntwo');
    place.room = Infinity;
    vi.advanceTimersByTime(1000);
    expect(place.text).toBe('one\ntwo\nthree\n');
    expect(log.droppedLines).toBe(0);
  });

  it('keeps a bounded part of them and counts the others', () => {
    const { place, log } = openPlace();
    Object.assign(place, { errno: 'EAGAIN', room: 0 });
    const line = `${'x'.repeat(1023)}\n`;
    for (let written = 0; written < 5000; written += 1) log.write(line);
    expect(log.droppedLines).toBe(5000 - 1024);
    place.room = Infinity;
    log.flush();
    expect(place.text).toHaveLength(1 << 20);
    log.write('last\n');
    expect(place.text).toContain(`${5000 - 1024} lines`);
    expect(place.text.endsWith('\nlast\n')).toBe(true);
  });
});

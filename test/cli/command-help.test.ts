import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/cli/program.js';

/** Runs a command in this process. */
async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const streamTo = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString();
        done();
      },
    });
  const code = await runProgram(args, { out: streamTo('out'), err: streamTo('err') });
  return { code, ...written };
}

const { out: overview } = await run('--help');
const commands = [...overview.matchAll(/^ {2}([a-z]+) .*\[options\]/gm)].map((match) => match[1] ?? '');

describe('the help of a command', () => {
  it('is there for each of them', () => {
    expect(commands.sort()).toEqual(
      'bench check eval export index mcp queries schema search serve similar stats suggest'.split(' '),
    );
  });

  it.each(commands)('shows for %s an example with flags that it has, and its exit codes', async (name) => {
    const { code, out } = await run(name, '--help');
    expect(code).toBe(0);
    const [flags = '', more = ''] = out.split(/^Examples?:$/m);
    const examples = [...more.matchAll(/^ {2}findling (\S+)(.*)$/gm)];
    expect(examples.length).toBeGreaterThan(0);
    for (const [, command, rest = ''] of examples) {
      expect(command).toBe(name);
      for (const [flag] of rest.matchAll(/--[a-z]+/g)) expect(flags).toContain(`${flag} `.trimEnd());
    }
    expect(more).toMatch(/^Exit codes:\n {2}0 {2}done\n {2}1 {2}failed$/m);
  });

  it.each(commands.filter((name) => name !== 'eval'))(
    'names for %s the settings file and the variables of the environment',
    async (name) => {
      const { out } = await run(name, '--help');
      expect(out).toContain('findling.config.json');
      expect(out).toMatch(/^ {2}(?:index|port) +FINDLING_(?:INDEX|PORT)$/m);
    },
  );
});

describe('a word with a minus sign', () => {
  it.each(['-oil', '-Victoria', '-harbour'])('%s is refused with the way to write it', async (word) => {
    for (const command of ['search', 'suggest']) {
      const { code, err, out } = await run(command, 'ferry', word);
      expect(code).toBe(2);
      expect(err).toContain(`findling ${command} -- ${word}`);
      expect(out).toBe('');
    }
  });

  it('is no word for a command that takes none', async () => {
    const { code, err } = await run('check', '-oil');
    expect(code).toBe(2);
    expect(err).not.toContain('-- -oil');
  });
});

describe('a flag with a wrong value', () => {
  it.each([
    ['search', 'x', '--limit', 'many', 'a whole number from 1 to 100'],
    ['search', 'x', '--sort', 'up', 'one of relevance, recency, date:desc, date:asc'],
    ['search', 'x', '--facets', 'a b', 'a comma-separated list'],
    ['bench', '--queries', 'x', '--match', 'some', 'one of auto, all, any'],
    ['bench', '--queries', 'x', '--fuzzy', 'on', 'one of auto, off'],
  ])('is refused in the same words for %s %s %s %s %s', async (...args) => {
    const expected = args.pop() ?? '';
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(`argument '${args.at(-1) ?? ''}' is invalid. It must be ${expected}`);
  });
});

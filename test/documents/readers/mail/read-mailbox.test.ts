import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMailbox } from '../../../../src/documents/readers/mail/split-mailbox.js';
import { runs } from '../../../runs.js';
import { temporaryFolder } from '../../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../../read-corpus.js';

const root = temporaryFolder();
const SEPARATOR = 'From kay@example.org Tue Mar  3 09:30:00 2026';

function message(subject: string, ...lines: readonly string[]): string {
  return [SEPARATOR, `Subject: ${subject}`, 'From: kay@example.org', '', ...lines, '', ''].join('\n');
}

async function split(
  mailbox: string,
  { pieceBytes = 7, maxBytes = 10_000 } = {},
): Promise<(string | null)[]> {
  async function* pieces(): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(mailbox);
    for (let at = 0; at < bytes.length; at += pieceBytes)
      yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
  }
  const messages: (string | null)[] = [];
  for await (const { bytes } of splitMailbox(pieces(), maxBytes)) messages.push(bytes?.toString() ?? null);
  return messages;
}

describe('reading a mailbox', () => {
  it('gives one document a message, each with its number', async () => {
    const corpus = writeCorpus(root, { 'list.mbox': message('One', 'First.') + message('Two', 'Second.') });
    const { documents, skipped } = await readCorpus(corpus);
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['list.mbox#1', 'One', 'First.'],
      ['list.mbox#2', 'Two', 'Second.'],
    ]);
  });

  it('says of a file without messages what is missing', async () => {
    const corpus = writeCorpus(root, { 'list.mbox': 'From here on there is only text.\n' });
    expect((await readCorpus(corpus)).skipped).toMatchObject([{ reason: 'malformed', path: 'list.mbox' }]);
  });

  it('takes no line of a text for the beginning of a message, and gives escaped lines their form', async () => {
    const text = ['From now on at 9:30', 'we meet.', '', '>From the sea', '>>From afar'];
    const [first, ...others] = await split(message('One', ...text));
    expect(others).toEqual([]);
    expect(first).toContain('From now on at 9:30\nwe meet.\n\nFrom the sea\n>From afar');
  });

  it('holds no message that is too large, and goes on with the next', async () => {
    const mailbox = message('One', 'x'.repeat(20_000)) + message('Two', 'Second.');
    expect(await split(mailbox)).toEqual([null, expect.stringContaining('Second.')]);
  });

  it('finds the same messages in whatever pieces the file is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(fc.constantFrom('', 'From: x', 'From x 9:30', '>From', 'word '.repeat(300)), {
            maxLength: 6,
          }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
        fc.integer({ min: 1, max: 5000 }),
        async (bodies, pieceBytes) => {
          const mailbox = bodies
            .map((lines, i) => message(String(i), ...lines.map((line) => `| ${line}`)))
            .join('');
          const whole = await split(mailbox, { pieceBytes: mailbox.length });
          expect(whole).toHaveLength(bodies.length);
          expect(await split(mailbox, { pieceBytes })).toEqual(whole);
        },
      ),
      runs(20),
    );
  });
});

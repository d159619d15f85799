import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readMail } from '../../../../src/documents/readers/mail/read-mail.js';

const LOCATION = { path: 'mail/a.eml', line: null };

function read(...lines: readonly string[]): Promise<Document> {
  return readMail(Buffer.from(lines.join('\r\n')), LOCATION);
}

const HEADERS = [
  'From: "Kay Moor" <kay@example.org>',
  'To: harbour@example.org, Ann <ann@example.org>',
  'Subject: =?utf-8?Q?F=C3=A4hre?= at noon',
  'Date: Tue, 3 Mar 2026 09:30:00 +0100',
  'Message-ID: <3@example.org>',
];

describe('reading a message', () => {
  it('has the subject as title, the date, and who wrote to whom', async () => {
    const document = await read(...HEADERS, '', 'The ferry leaves at noon.');
    expect(document).toMatchObject({
      id: 'mail/a.eml',
      title: 'Fähre at noon',
      text: 'The ferry leaves at noon.',
      date: '2026-03-03T08:30:00Z',
      extra: {
        from: ['Kay Moor <kay@example.org>'],
        to: ['harbour@example.org', 'Ann <ann@example.org>'],
        messageId: '<3@example.org>',
        thread: '<3@example.org>',
      },
      other: ['Kay Moor <kay@example.org>', 'harbour@example.org', 'Ann <ann@example.org>'],
    });
  });

  it('names the message that began the conversation', async () => {
    const replied = ['In-Reply-To: <2@example.org>', ''];
    expect((await read(...HEADERS, ...replied, 'Yes.')).extra).toMatchObject({ thread: '<2@example.org>' });
    const referring = ['References: <1@example.org> <2@example.org>', ...replied];
    expect((await read(...HEADERS, ...referring, 'Yes.')).extra).toMatchObject({
      thread: '<1@example.org>',
      inReplyTo: '<2@example.org>',
    });
  });

  it('keeps the words of quotations without their marks', async () => {
    const { text } = await read(
      ...HEADERS,
      '',
      'At noon.',
      '',
      '> When does it leave?',
      '>',
      '> > Where from?',
    );
    expect(text).toBe('At noon.\n\nWhen does it leave?\n\nWhere from?');
  });

  it('joins what was broken for sending, in quotations, too', async () => {
    const type = 'Content-Type: text/plain; charset=utf-8; format=flowed';
    const encoded = 'Content-Transfer-Encoding: quoted-printable';
    const body = ['The f=C3=A4hre leaves=20', 'at no=', 'on.', '', '> From=20', '> where?'];
    const { text } = await read(...HEADERS, type, encoded, '', ...body);
    expect(text).toBe('The fähre leaves at noon.\n\nFrom where?');
  });

  it('reads HTML as text, and only once where the message has both forms', async () => {
    const html = '<style>p{}</style><h1>Ferry</h1><p>It leaves&nbsp;at <b>noon</b>.</p>';
    const page = await read(...HEADERS, 'Content-Type: text/html', '', html);
    expect(page.text).toBe('Ferry\n\nIt leaves at noon.');
    const both = await read(
      ...HEADERS,
      'Content-Type: multipart/alternative; boundary=x',
      ...['', '--x', 'Content-Type: text/plain', '', 'Ferry. It leaves at noon.'],
      ...['--x', 'Content-Type: text/html', '', html, '--x--'],
    );
    expect(both.text).toBe('Ferry. It leaves at noon.');
  });

  it('names attachments and does not read them', async () => {
    const document = await read(
      ...HEADERS,
      'Content-Type: multipart/mixed; boundary=x',
      ...['', '--x', 'Content-Type: text/plain', '', 'See the plan.'],
      ...[
        '--x',
        'Content-Type: application/pdf; name="plan.pdf"',
        'Content-Disposition: attachment; filename="plan.pdf"',
      ],
      ...['Content-Transfer-Encoding: base64', '', 'JVBERi0xLjQK', '--x--'],
    );
    expect(document.text).toBe('See the plan.');
    expect(document.extra['attachments']).toEqual(['plan.pdf']);
    expect(document.other).toContain('plan.pdf');
  });

  it('reads the code pages of older messages', async () => {
    const bytes = Buffer.concat([
      Buffer.from([...HEADERS, 'Content-Type: text/plain; charset=windows-1252', '', ''].join('\r\n')),
      Buffer.from([0x93, 0x4e, 0x6f, 0x6f, 0x6e, 0x94]),
    ]);
    expect((await readMail(bytes, LOCATION)).text).toBe('“Noon”');
  });

  it('says what is no message, and what is an empty one', async () => {
    await expect(read('just a text', 'of two lines')).rejects.toMatchObject({ reason: 'malformed' });
    await expect(read('From: kay@example.org', '', '')).rejects.toMatchObject({ reason: 'empty' });
  });

  it('reads parts that are nested a thousand deep no further than they may be', async () => {
    const parts = Array.from({ length: 1000 }, (_, i) => [
      `Content-Type: multipart/mixed; boundary=b${i}`,
      '',
      `--b${i}`,
    ]).flat();
    await expect(read(...HEADERS, ...parts)).rejects.toThrow(/nesting/i);
  });

  it('lists names and addresses of broken headers without the characters that nobody sees', async () => {
    const { extra, other } = await read(
      'From: A <a\u0085b@example.org>',
      'To: B\u0001 <b\tc@example.org>',
      'Subject: x',
      '',
      'y',
    );
    for (const name of [extra['from'], extra['to'], other].flat()) expect(name).not.toMatch(/\p{Cc}/u);
    expect(other).toHaveLength(2);
  });
});

// A message of e-mail: one document. Its text is what a reader sees, plain where both forms say the same; attachments count by
// name. Messages of one conversation share the field `thread`.

import PostalMime, { type Address, decodeWords, type Email } from 'postal-mime';
import { buildDocument } from '../../build-document.js';
import { cleanLine } from '../../cleaning/characters.js';
import type { Line } from '../../cleaning/line.js';
import type { Document } from '../../document.js';
import { readHtmlPage } from '../../markup/html-page.js';
import { type NamedProperties, nameProperties } from '../../own/named-properties.js';
import type { RecordLocation } from '../../record.js';
import { readFields } from '../../record-fields.js';
import { SkipError } from '../../source/skipped.js';
import { repairWindows1252 } from '../../source/text-decoder.js';
import { keepFlowedLines, type LineBreaks, readPlainBody } from './plain-body.js';

const OPTIONS = { maxNestingDepth: 64, maxRfc822NestingDepth: 4 };
/** A plain form with less of the text than this only says that there is an HTML form. */
const MIN_SHARE_OF_PLAIN_TEXT = 0.4;
const MAX_LISTED = 200;

/**
 * The document of a message as RFC 5322 and MIME describe it.
 *
 * Beside the fields of every document, `extra` has `from`, `to` and `cc` (lists of `Name <address>`), `messageId`, `inReplyTo`,
 * `thread` (the message that began the conversation: the first of `References`, else `In-Reply-To`, else the message itself)
 * and `attachments` (their names). Names and addresses are searched with little weight. Throws SkipError for what has none of the
 * headers of a message, and for an empty one.
 */
export async function readMail(bytes: Uint8Array, location: RecordLocation): Promise<Document> {
  const { message, breaks } = keepFlowedLines(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'),
  );
  const parsed = breaks === 'fixed' ? bytes : Buffer.from(message, 'latin1');
  const mail = await PostalMime.parse(parsed, OPTIONS);
  if (mail.from === undefined && mail.subject === undefined && mail.date === undefined) {
    throw new SkipError('malformed', 'is no message: it has neither a sender nor a subject nor a date');
  }
  const [messageId, inReplyTo] = [firstMessageId(mail.messageId), firstMessageId(mail.inReplyTo)];
  const from = listAddresses(mail.from === undefined ? [] : [mail.from]);
  const to = listAddresses(mail.to ?? []);
  const cc = listAddresses(mail.cc ?? []);
  const attachments = listAttachments(mail);
  const record = {
    title: decode(mail.subject ?? ''),
    date: mail.date,
    language: headerOf(mail, 'content-language'),
    tags: labelsOf(mail),
    ...dropEmpty({
      from,
      to,
      cc,
      messageId,
      inReplyTo,
      thread: firstMessageId(mail.references) ?? inReplyTo ?? messageId,
      attachments,
    }),
  };
  const headers = (): NamedProperties =>
    mail.headers.map(({ key, value }) => [key, decodeLine(decodeWords(value))] as const);
  const fields = readFields(nameProperties(record, location.names, headers));
  const other = [...fields.other, ...from, ...to, ...cc, ...attachments];
  return buildDocument({ ...fields, other }, chooseLines(mail, breaks), location);
}

function chooseLines(mail: Email, breaks: LineBreaks): readonly Line[] {
  const plain = readPlainBody(decode(mail.text ?? ''), breaks);
  const html = mail.html === undefined ? [] : readHtmlPage(decode(mail.html)).lines;
  return lengthOf(plain) >= MIN_SHARE_OF_PLAIN_TEXT * lengthOf(html) ? plain : html;
}

function lengthOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function listAddresses(addresses: readonly Address[]): readonly string[] {
  return addresses
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) =>
      decodeLine(name === '' ? address : address === '' ? name : `${name} <${address}>`),
    )
    .filter((address) => address !== '')
    .slice(0, MAX_LISTED);
}

function listAttachments({ attachments }: Email): readonly string[] {
  return attachments
    .flatMap(({ filename }) => (filename === null ? [] : [decodeLine(filename)]))
    .filter((name) => name !== '')
    .slice(0, MAX_LISTED);
}

/** Keywords of the message, and the labels that a provider's export adds. */
function labelsOf(mail: Email): string | undefined {
  return headerOf(mail, 'keywords') ?? headerOf(mail, 'x-keywords') ?? headerOf(mail, 'x-gmail-labels');
}

function headerOf({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}

function firstMessageId(value: string | undefined): string | null {
  return /<[^<>\s]{1,998}>/.exec(value ?? '')?.[0] ?? null;
}

function decode(text: string): string {
  return repairWindows1252(text);
}

/** A name as it is listed: a broken header may have anything in it. */
function decodeLine(text: string): string {
  return cleanLine(decode(text));
}

function dropEmpty(fields: Readonly<Record<string, string | null | readonly string[]>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value.length > 0));
}

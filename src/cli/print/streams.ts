// Where a command writes: results to `out`, everything for people to `err`. Tests give their own.

import { styleText } from 'node:util';

/** The two streams of a command. */
export interface Streams {
  readonly out: NodeJS.WritableStream & { readonly columns?: number };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly fd?: number };
}

/** Writes one line. */
export function printLine(stream: NodeJS.WritableStream, line: string): void {
  stream.write(`${line}\n`);
}

/**
 * Text in a colour or weight where the stream is a terminal that shows them; NO_COLOR and FORCE_COLOR are heeded. One style
 * at a time: Node 20 applies a list of them everywhere.
 */
export function styled(
  stream: NodeJS.WritableStream,
  style: 'bold' | 'dim' | 'red' | 'yellow' | 'green',
  text: string,
): string {
  return styleText(style, text, { stream });
}

/** Writes the one JSON object a command answers with. */
export function printJson({ out }: Streams, value: unknown): void {
  printLine(out, JSON.stringify(value));
}

/** Text from documents and paths, safe for a terminal: control characters cannot move the cursor or hide anything. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** `1,234`: a whole number. Made by hand, since loading what Node knows of languages takes longer than a search. */
export function printCount(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `1.2 MB`. */
export function printBytes(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

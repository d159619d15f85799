// Where an answer that is longer than its bound goes on: a number, as a text that nobody is tempted to compute with.

import { ToolError } from './tool.js';

/** Numbers are counted within what was asked, which the client sends again with the cursor. */
const PATTERN = /^([a-z]+):(\d{1,12})$/;

/** The cursor of a kind of answer that goes on at a number. */
export function writeCursor(kind: string, at: number): string {
  return Buffer.from(`${kind}:${at}`).toString('base64url');
}

/** The number in a cursor; 0 without one. Throws ToolError for what is no cursor of this kind. */
export function readCursor(kind: string, cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, found, at] = PATTERN.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (found === kind) return Number(at);
  throw new ToolError(
    'cursor is none of this tool: send nextCursor of its answer as it is, or leave it out.',
  );
}

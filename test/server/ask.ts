// Asks an app over HTTP and returns what came back, typed as what it is: unknown until checked.

import type { RequestListener } from 'node:http';
import request from 'supertest';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The parsed JSON, or an empty object for what is no JSON. */
  readonly body: unknown;
}

/** GET from an app of its own port. */
export async function get(
  app: RequestListener,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return readAnswer(await request(app).get(path).set(headers));
}

/** The parts of a supertest response, without its `any`. */
export function readAnswer(response: request.Response): Answer {
  const { status, text, body } = response as { status: number; text: string | undefined; body: unknown };
  return { status, headers: response.headers, text: text ?? '', body };
}

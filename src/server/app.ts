// The HTTP interface as one listener, for the program and for programs of others.

import type { RequestListener } from 'node:http';
import { assembleApp } from './assemble-app.js';
import type { AppOptions } from './dependencies.js';

/**
 * The server as a request listener, and as an app that Express can use. Nothing is started; only the files of the page are
 * read. It answers every path: what comes behind it is never asked.
 */
export function createApp(options: AppOptions): RequestListener {
  return assembleApp(options).listener;
}

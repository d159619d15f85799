// How a server tells the app behind it of what it answered by itself. Kept at the listener of the app, where only this file reads it,
// so that whoever listens need not be told of it.

import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { RefusalObserver } from '../http/broken-requests.js';

const KEY = Symbol('findling.refusals');

type ObservedListener = RequestListener & { [KEY]?: RefusalObserver };

/** Has an app told of what servers refuse before it. */
export function observeRefusals(listener: ObservedListener, observe: RefusalObserver): void {
  listener[KEY] = observe;
}

/** Whom to tell; of any other app nobody, but answers have an id all the same. */
export function refusalObserverOf(listener: ObservedListener): RefusalObserver {
  return listener[KEY] ?? randomId;
}

function randomId(): string {
  return randomUUID();
}

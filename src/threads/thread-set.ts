// The threads of a pool: started one by one, replaced when they end, moved from one state of what they serve to the next while
// others go on. Knows nothing of the tasks they run.

import type { PoolEvent, ThreadLife } from './pool-types.js';

/** A thread that takes longer to start, or to move, is ended; in ticks. */
const MAX_OPENING_TICKS = 600;
/** The longest pause before a thread is started after others have ended, in ticks. */
const MAX_BACK_OFF_TICKS = 50;
/** Once no thread has ended for so many ticks, the next one that does is replaced at once again. */
const FORGET_TICKS = 100;

/** A thread of the set. */
export interface Member<Thread> {
  /** From 1, in the order in which they were started. */
  readonly number: number;
  readonly thread: Thread;
  /** `opening`: it starts, opens a state or begins to serve one; `working`: its owner has given it something to do. */
  doing: 'opening' | 'nothing' | 'working' | 'ended';
  /** The state it has open, and the one it serves; they differ while others are to open it, too. -1: none. */
  prepared: number;
  serving: number;
  /** For how many ticks it has been doing that. */
  ticks: number;
  /** Things its owner had it do. */
  finished: number;
}

/** What can end. */
interface EndableThread {
  readonly ended: Promise<Error>;
  close(): Promise<void>;
}

/** Threads that serve the same. States of what they serve are numbered from 0. */
export class ThreadSet<Thread extends EndableThread> {
  readonly #life: ThreadLife<Thread>;
  readonly #maxThreads: number;
  readonly #onChange: () => void;
  readonly #members: Member<Thread>[] = [];
  /** The newest state, and the one that is to be served. */
  #newest = 0;
  #current = 0;
  /** Who waits until a state is served. */
  #waiting: { readonly state: number; readonly resolve: () => void }[] = [];
  #now = 0;
  /** Threads that ended by themselves since it was last quiet for a while. */
  #failures = 0;
  #lastFailure = 0;
  #startAgainAt = 0;
  #canStart = true;
  #started = 0;
  #lost = 0;
  #isClosed = false;

  /** @param onChange called when a thread has become free or has ended */
  constructor(life: ThreadLife<Thread>, maxThreads: number, onChange: () => void) {
    this.#life = life;
    this.#maxThreads = maxThreads;
    this.#onChange = onChange;
  }

  get members(): readonly Member<Thread>[] {
    return this.#members;
  }

  /** Threads that ended before they were told to, so far. */
  get lost(): number {
    return this.#lost;
  }

  /** False from a start that failed until one succeeds. */
  get canStart(): boolean {
    return this.#canStart;
  }

  /** Whether a thread is starting, or moving. */
  get isOpening(): boolean {
    return this.#members.some(({ doing }) => doing === 'opening');
  }

  /** Whether a thread may be given something to do. */
  isFree({ doing, serving }: Member<Thread>): boolean {
    return doing === 'nothing' && serving === this.#current;
  }

  /** Starts one more thread if there may be one more. */
  grow(): void {
    if (!this.#isClosed && this.#members.length < this.#maxThreads && !this.isOpening) this.#start();
  }

  /** Says that there is a newer state. Resolves once it is the one that is served. */
  renew(): Promise<void> {
    this.#newest += 1;
    const state = this.#newest;
    return new Promise((resolve) => {
      if (this.#isClosed) resolve();
      else this.#waiting.push({ state, resolve });
      this.move();
    });
  }

  /** Begins the next step of a move, if there is one. To be called when a thread has nothing to do any more. */
  move(): void {
    if (this.#isClosed || this.isOpening) return;
    const outdated = this.#members.filter(({ prepared }) => prepared < this.#newest);
    if (this.#current < this.#newest) {
      const prepared = this.#members.length - outdated.length;
      // One thread alone would keep everybody waiting while it opens the new state: another one opens it.
      if (prepared === 0 && outdated.length === 1 && this.#start()) return;
      if (outdated.length <= 1 && (prepared > 0 || outdated.length === 0)) this.#switch();
    }
    const behind = this.#members.find(
      ({ doing, prepared, serving }) =>
        doing === 'nothing' && serving < this.#current && prepared === this.#current,
    );
    const idle = outdated.find(({ doing }) => doing === 'nothing');
    if (behind !== undefined) this.#open(behind, () => this.#commit(behind));
    else if (idle === undefined) return;
    else if (this.#current === this.#newest && this.#members.length > this.#maxThreads) this.#remove(idle);
    else this.#open(idle, () => this.#prepare(idle));
  }

  tick(): void {
    this.#now += 1;
    for (const member of [...this.#members]) {
      member.ticks += 1;
      if (member.doing === 'opening' && member.ticks > MAX_OPENING_TICKS)
        this.end(member, 'died', new Error('the thread was not ready in time'));
    }
    if (this.#now - this.#lastFailure > FORGET_TICKS) this.#failures = 0;
  }

  /** Ends a thread that cannot go on. */
  end(member: Member<Thread>, kind: PoolEvent['kind'], error: unknown): void {
    if (member.doing === 'ended') return;
    const isNew = member.serving < 0;
    this.#remove(member);
    this.#lost += 1;
    if (isNew) this.#canStart = false;
    // What ran for too long has been a pause of its own.
    if (kind !== 'overrun') this.#backOff();
    this.#life.onEvent({ kind: isNew ? 'not-started' : kind, thread: member.number, error });
    this.#onChange();
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
    const members = this.#members.splice(0);
    for (const member of members) member.doing = 'ended';
    await Promise.all(members.map(({ thread }) => thread.close()));
  }

  /** Starts a thread, unless that has to wait because others have ended. Returns whether it did. */
  #start(): boolean {
    if (this.#now < this.#startAgainAt) return false;
    this.#started += 1;
    const number = this.#started;
    let thread: Thread;
    try {
      thread = this.#life.start();
    } catch (error) {
      this.#canStart = false;
      this.#backOff();
      this.#life.onEvent({ kind: 'not-started', thread: number, error });
      return false;
    }
    const nothing = { doing: 'nothing', prepared: -1, serving: -1, ticks: 0, finished: 0 } as const;
    const member: Member<Thread> = { number, thread, ...nothing };
    this.#members.push(member);
    void thread.ended.then((error) => {
      this.end(member, 'died', error);
    });
    this.#open(member, async () => {
      await this.#prepare(member);
      await this.#commit(member);
      this.#canStart = true;
    });
    return true;
  }

  #open(member: Member<Thread>, open: () => Promise<void>): void {
    member.doing = 'opening';
    member.ticks = 0;
    open().then(
      () => {
        if (member.doing === 'ended') return;
        member.doing = 'nothing';
        this.move();
        this.#onChange();
      },
      (error: unknown) => {
        this.end(member, 'died', error);
      },
    );
  }

  async #prepare(member: Member<Thread>): Promise<void> {
    const state = this.#newest;
    const isFirst = this.#members.every(({ prepared }) => prepared < state);
    await this.#life.prepare(member.thread, isFirst);
    member.prepared = state;
  }

  async #commit(member: Member<Thread>): Promise<void> {
    await this.#life.commit(member.thread);
    member.serving = member.prepared;
  }

  /** From now on the newest state is served. */
  #switch(): void {
    this.#current = this.#newest;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ state }) => state > this.#current);
    for (const { state, resolve } of waiting) if (state <= this.#current) resolve();
  }

  #remove(member: Member<Thread>): void {
    member.doing = 'ended';
    this.#members.splice(this.#members.indexOf(member), 1);
    void member.thread.close();
  }

  /** The first thread that ends is replaced at once, each further one after twice the pause. */
  #backOff(): void {
    this.#failures += 1;
    this.#lastFailure = this.#now;
    const ticks = this.#failures === 1 ? 0 : Math.min(2 ** (this.#failures - 2), MAX_BACK_OFF_TICKS);
    this.#startAgainAt = this.#now + ticks;
  }
}

// <findling-search>: a search box for any page. Its attributes say where it asks and how it looks; what it does is in the files
// beside. It uses no markup from strings and no inline style, so that a strict Content-Security-Policy and Trusted Types hold.

import type { Hit, SearchOptions, SearchResult } from '../../client/client.js';
import { createAnnouncer } from '../client/announcer.js';
import { createCombobox } from '../client/combobox.js';
import { onTyped } from '../client/on-typed.js';
import { createElementBase, OBSERVED_ATTRIBUTES } from './element-attributes.js';
import { bindElementKeys, isHotkey } from './element-keys.js';
import { type ElementWords, ENGLISH, type Language, loadLanguage, sayCount } from './element-words.js';
import { createFacetsView, type FacetsView } from './facets-view.js';
import { linkOf } from './hit-link.js';
import { markedNodes } from './marked-text.js';
import { notBeforeOf, type OpenSource, openSource, type SourceAttributes } from './open-source.js';
import { describeCount, type ResultActions, showFailure, showResults, showWait } from './results-view.js';
import { type BoxView, createBoxView } from './search-box-view.js';
import { createSearchSession, type SearchSession } from './search-session.js';
import style from './style.css?inline';
import { warmUpFormats } from './word-formats.js';

export type { Hit, SearchResult } from '../../client/client.js';
export type { ElementWords } from './element-words.js';

const TAG = 'findling-search';
/** A pause so short that nobody types within it. */
const PAUSE_MS = 40;

/** What the events of the element carry as their `detail`. */
export interface FindlingSearchEvents {
  /** Results are shown. */
  'findling-results': CustomEvent<{ readonly query: string; readonly result: SearchResult }>;
  /** A hit was chosen. Prevented, the browser does not follow the link: for programs with a router of their own. */
  'findling-select': CustomEvent<{ readonly hit: Hit; readonly href: string }>;
  'findling-error': CustomEvent<{ readonly error: unknown }>;
  'findling-open': CustomEvent<null>;
  'findling-close': CustomEvent<null>;
}

const Base = createElementBase();

/** A search box, inline or modal. */
export class FindlingSearch extends Base {
  static readonly observedAttributes = OBSERVED_ATTRIBUTES;
  /** Made when the first element is shown, and shared by all. */
  static #sheet: CSSStyleSheet | null = null;

  #language: Language = ENGLISH;
  #ownWords: Partial<ElementWords> = {};
  #source: OpenSource | null = null;
  #view: BoxView | null = null;
  #session: SearchSession | null = null;
  #facets: FacetsView | null = null;
  #shown: { readonly result: SearchResult; readonly hits: readonly Hit[] } | null = null;
  #timer: number | undefined;

  /** Sentences that replace those of the language. */
  get words(): Partial<ElementWords> {
    return this.#ownWords;
  }

  set words(words: Partial<ElementWords>) {
    this.#ownWords = words;
    this.#speak();
  }

  connectedCallback(): void {
    this.#build();
    document.addEventListener('keydown', this.#onKey);
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#onKey);
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected || this.#view === null) return;
    if (name === 'mode') this.#build();
    else if (name === 'lang') void this.#translate();
    else if (name === 'placeholder' || name === 'hotkey' || name === 'suggestions') this.#speak();
    else if (name === 'query') this.search(after ?? '');
    else {
      if (name === 'endpoint' || name === 'index' || name === 'key') this.#source = null;
      if (this.#view.input.value !== '') this.#session?.search(this.#view.input.value);
    }
  }

  /** Shows the modal, or puts the cursor into the box. */
  open(): void {
    const view = this.#view;
    if (view === null) return;
    const isOpening = view.modal !== null && !view.modal.dialog.open;
    if (isOpening) view.modal.dialog.showModal();
    view.input.focus();
    view.input.select();
    if (isOpening) this.#emit('findling-open', null);
  }

  /** Closes the modal. */
  close(): void {
    this.#view?.modal?.dialog.close();
  }

  /** Searches as if this had been typed. */
  search(query: string): void {
    if (this.#view === null) return;
    this.#view.input.value = query;
    this.#session?.search(query);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#session?.end();
  }

  #build(): void {
    this.#end();
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true });
    shadow.adoptedStyleSheets = [FindlingSearch.#styles()];
    const view = createBoxView(shadow, this.getAttribute('mode') === 'modal');
    this.#view = view;
    const announcer = createAnnouncer(view.root);
    const actions = this.#actions(view.input);
    const links = (): readonly HTMLElement[] => [...view.results.querySelectorAll<HTMLElement>('a.title')];
    const combobox = createCombobox(view.input, {
      place: view.place,
      label: () => this.#words.suggestions,
      recentLabel: () => '',
      recent: () => [],
      announcer,
      onTake: () => {
        this.#session?.search(view.input.value, 'submitted');
      },
      onLeave: () => {
        const [first] = links();
        first?.focus();
        return first !== undefined;
      },
    });
    const facets = createFacetsView(view.facets, view.input, () => {
      session.again();
    });
    this.#facets = facets;
    const session = createSearchSession(
      () => ({
        source: this.#open().source,
        parameters: this.#parameters(),
        hasSuggestions: this.getAttribute('suggestions') !== 'off',
      }),
      () => notBeforeOf(this.#sourceAttributes),
      {
        onResults: (result, hits, from) => {
          const language = this.#spoken;
          this.#shown = { result, hits };
          facets.show(language, this.#facetNames, result);
          showResults(view.results, language, result, hits, actions);
          announcer.announce(describeCount(language, result));
          if (from > 0) links()[from]?.focus();
          this.#emit('findling-results', { query: result.query, result });
        },
        onSuggestions: ({ suggestions }, typed) => {
          const completions = suggestions.map(({ text, html }) => ({ text, content: markedNodes(html) }));
          combobox.show(
            completions,
            typed,
            sayCount(this.#spoken, this.#words.suggested, completions.length),
          );
        },
        onFailure: (error) => {
          announcer.announce(showFailure(view.results, this.#spoken, error, actions));
          this.#emit('findling-error', { error });
        },
        onWait: (error) => {
          announcer.announce(showWait(view.results, this.#spoken, error, actions));
        },
        onEmpty: () => {
          this.#shown = null;
          announcer.hush();
          facets.clear();
          view.results.replaceChildren();
        },
      },
    );
    this.#session = session;
    onTyped(view.input, () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        session.search(view.input.value, 'typing');
      }, PAUSE_MS);
    });
    view.input.addEventListener('focus', () => {
      session.warmUp();
      // The focus itself does not wait for it.
      setTimeout(() => {
        warmUpFormats(this.#language.tag);
      });
    });
    view.form.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      combobox.close();
      session.search(view.input.value, 'submitted');
    });
    const close = view.modal === null ? null : this.close.bind(this);
    bindElementKeys(view.root, { input: view.input, links, onLeave: close });
    view.modal?.button.addEventListener('click', () => {
      this.open();
    });
    view.modal?.dialog.addEventListener('close', () => {
      combobox.close();
      this.#emit('findling-close', null);
    });
    this.#speak();
    void this.#translate();
    const query = this.getAttribute('query') ?? '';
    if (query !== '') this.search(query);
  }

  #actions(input: HTMLInputElement): ResultActions {
    return {
      input,
      linkOf: (hit) => {
        const { base, pages } = this.#open();
        const template = this.getAttribute('link');
        const query = this.#shown?.result.query ?? '';
        return linkOf(hit, query, { template, base: template === null ? base : document.baseURI, pages });
      },
      onSelect: (hit, href, event) => {
        if (!this.#emit('findling-select', { hit, href })) event.preventDefault();
      },
      onQuery: (query, asTyped) => {
        input.value = query;
        this.#session?.search(query, asTyped ? 'asTyped' : 'submitted');
        input.focus();
      },
      onMore: () => this.#session?.more(),
      onRetry: () => this.#session?.retry(),
    };
  }

  #parameters(): SearchOptions {
    const limit = Number(this.getAttribute('limit') ?? 10);
    const filter = this.getAttribute('filter');
    const sort = this.getAttribute('sort');
    const asked = this.#facets?.parameters(this.#facetNames, filter) ?? {};
    return { limit, ...asked, ...(sort === null ? {} : { sort }) };
  }

  get #facetNames(): readonly string[] {
    return (this.getAttribute('facets') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  }

  /** Opened when it is first asked. */
  #open(): OpenSource {
    this.#source ??= openSource(this.#sourceAttributes);
    return this.#source;
  }

  get #sourceAttributes(): SourceAttributes {
    return {
      endpoint: this.getAttribute('endpoint'),
      index: this.getAttribute('index'),
      key: this.getAttribute('key'),
    };
  }

  get #words(): ElementWords {
    return { ...this.#language.words, ...this.#ownWords };
  }

  get #spoken(): Language {
    return { ...this.#language, words: this.#words };
  }

  get #hotkey(): string | null {
    const hotkey = this.getAttribute('hotkey') ?? (this.getAttribute('mode') === 'modal' ? 'k' : 'none');
    return hotkey.length === 1 ? hotkey.toLowerCase() : null;
  }

  #speak(): void {
    const view = this.#view;
    if (view === null) return;
    view.place.toggleAttribute('data-off', this.getAttribute('suggestions') === 'off');
    view.speak(this.#spoken, this.getAttribute('placeholder'), this.#hotkey);
    if (this.#shown === null) return;
    this.#facets?.show(this.#spoken, this.#facetNames, this.#shown.result);
    showResults(view.results, this.#spoken, this.#shown.result, this.#shown.hits, this.#actions(view.input));
  }

  async #translate(): Promise<void> {
    const tag = this.closest<HTMLElement>('[lang]')?.lang ?? '';
    const language = await loadLanguage(tag === '' ? navigator.language : tag);
    if (language.tag === this.#language.tag) return;
    this.#language = language;
    this.#speak();
  }

  /** False where a listener prevented what would follow. */
  #emit<Name extends keyof FindlingSearchEvents>(
    name: Name,
    detail: FindlingSearchEvents[Name]['detail'],
  ): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const hotkey = this.#hotkey;
    if (hotkey === null || !isHotkey(event, hotkey)) return;
    event.preventDefault();
    if (this.#view?.modal?.dialog.open) this.close();
    else this.open();
  };

  static #styles(): CSSStyleSheet {
    if (FindlingSearch.#sheet === null) {
      FindlingSearch.#sheet = new CSSStyleSheet();
      FindlingSearch.#sheet.replaceSync(style);
    }
    return FindlingSearch.#sheet;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'findling-search': FindlingSearch;
  }
  interface HTMLElementEventMap {
    'findling-results': FindlingSearchEvents['findling-results'];
    'findling-select': FindlingSearchEvents['findling-select'];
    'findling-error': FindlingSearchEvents['findling-error'];
    'findling-open': FindlingSearchEvents['findling-open'];
    'findling-close': FindlingSearchEvents['findling-close'];
  }
}

const { customElements: registry } = globalThis as { customElements?: CustomElementRegistry };
// Importing it makes the element known, which is what a page imports it for; a second copy leaves the first alone.
if (registry !== undefined && registry.get(TAG) === undefined) registry.define(TAG, FindlingSearch);

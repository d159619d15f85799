import { openCollection } from '../search/promises/open-collection.js';
import { FakeEngine } from '../server/fake-engine.js';
import { CONTRACT_DOCUMENTS, describeSearchEngine } from './search-engine.js';

describeSearchEngine('LocalEngine', () =>
  // A corpus holds further fields beside those it knows.
  openCollection(CONTRACT_DOCUMENTS.map(({ extra, ...document }) => ({ ...document, ...extra }))),
);
describeSearchEngine('FakeEngine', () => Promise.resolve(new FakeEngine(CONTRACT_DOCUMENTS)));

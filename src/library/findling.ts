// What other programs import as `findling`: build an index, open it, ask it, and mount its server in an Express program.
// Everything else of the package is internal and may change at any time.

export { FindlingError, type ErrorCode } from '../errors.js';
export type { FieldSetting, FieldSettings } from '../field-settings.js';
export type { BoostSetting, ImportanceSettings, PinSetting, WeightSetting } from '../importance-settings.js';
export type { SkippedDocument, SkipReason } from '../documents/document.js';
export type { UnreadPath } from '../documents/source/unread-path.js';
export { defaultRequest } from '../search/default-request.js';
export type {
  DocumentSection,
  EngineField,
  EngineStatus,
  Explanation,
  FacetBucket,
  FacetStats,
  Hit,
  Range,
  SearchEngine,
  SearchRequest,
  SearchResult,
  SimilarRequest,
  SimilarResult,
  Snippet,
  SortOrder,
  StoredDocument,
  SuggestRequest,
  SuggestResult,
} from '../search/engine.js';
export { createApp } from '../server/app.js';
export type { RateLimits } from '../server/access/rate-limits.js';
export type { AppOptions } from '../server/dependencies.js';
export type { OpenSearchSettings } from '../opensearch-settings.js';
export { createEngine, type EngineOptions } from './create-engine.js';
export type { OpenEngine } from './open-engine.js';
export { updateIndex, type IndexOptions } from './update-index.js';
export type { RebuildPlan, UpdateProgress, UpdateSummary } from '../index/update/update-summary.js';

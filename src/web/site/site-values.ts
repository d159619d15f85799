// All of a search that reads values of documents: filters, facets and orders. Most searches have none of these, so that this is a script
// of its own, loaded with the first that has.

export { schemaOf } from './site-columns.js';
export { askedFieldsOf } from '../../search/plan/asked-fields.js';
export { parseFilter } from '../../search/query/filter/parse-filter.js';
export { applyFilter, filterByOwnValue, filterByValue } from './apply-filter.js';
export { countSiteFacets } from './count-site-facets.js';
export { orderByRecency, orderByValues } from './order-by-values.js';
export { SiteColumns } from './site-columns.js';

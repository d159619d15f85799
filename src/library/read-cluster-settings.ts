// The settings of a cluster that another program gives.

import { FindlingError } from '../errors.js';
import { findOpenSearchProblem, gatherOpenSearch, type OpenSearchSettings } from '../opensearch-settings.js';

/** The settings, with what is usual for those that are left out. Throws FindlingError `invalid_config`. */
export function readClusterSettings(given: Partial<OpenSearchSettings>): OpenSearchSettings {
  const settings = gatherOpenSearch(given, {});
  const found = findOpenSearchProblem(settings);
  if (found === null) return settings as OpenSearchSettings;
  throw new FindlingError('invalid_config', `${['opensearch', ...found.path].join('.')} ${found.problem}`);
}

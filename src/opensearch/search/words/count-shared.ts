// In how many documents of the cluster the words are that its first hits share: without that the second step of ranking cannot order
// them with feedback (`src/search/rank/feedback.ts`).

import { analyzerForLanguage, shippedParameters } from '../../../index/format/schema.js';
import { typedWords } from '../../../search/plan/query-term.js';
import { MAX_UNITS, MIN_DOCUMENTS, tellsNothing } from '../../../search/rank/feedback.js';
import { PLAIN } from '../../../text/analysis.js';
import type { ClusterView } from '../cluster-view.js';
import type { ClusterStage } from '../find-cluster-stages.js';
import type { FoundDocument } from '../show-cluster-hits.js';
import type { AskAll } from './tell-words.js';

/** Words that are asked for: those that most hits share. */
const MAX_SHARED = 120;

/** By `termKey`; null where the query has no feedback. @param found the hits of the stage that are ordered, best first */
export async function countShared(
  view: ClusterView,
  asking: { readonly ask: AskAll },
  stage: ClusterStage,
  found: readonly FoundDocument[],
): Promise<ReadonlyMap<string, number> | null> {
  const isLong = typedWords(stage.plan.words).length >= shippedParameters.feedbackWords;
  if (!isLong || found.length < MIN_DOCUMENTS) return null;
  const shared = new Map<string, { readonly form: string; hits: number }>();
  for (const { document } of found.slice(0, shippedParameters.rerankWindow)) {
    const analyzer = view.analyzers.named(analyzerForLanguage(document.language));
    const held = new Map<string, string>();
    analyzer.analyze(
      `${document.title.slice(0, MAX_UNITS)}\n${document.text.slice(0, MAX_UNITS)}`,
      ({ form, stem }, _position, _start, _end, role) => {
        if (role === PLAIN && !tellsNothing(analyzer, form, stem)) held.set(stem, form);
      },
    );
    for (const [stem, form] of held) {
      const known = shared.get(stem);
      if (known === undefined) shared.set(stem, { form, hits: 1 });
      else known.hits += 1;
    }
  }
  const forms = [...shared.values()]
    .filter(({ hits }) => hits > 1)
    .sort((a, b) => b.hits - a.hits || (a.form < b.form ? -1 : 1))
    .slice(0, MAX_SHARED)
    .map(({ form }) => form);
  return view.tellerFor(asking).countsOf(forms);
}

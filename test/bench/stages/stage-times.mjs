// Which stage of a request the samples of a CPU profile belong to, by the files of the program: of this one, and of builds from when
// everything that searches lay in one folder.

/**
 * What belongs to which stage: the first pattern that fits the path below `dist/modules/`, `dist/` (in older builds) or
 * `node_modules/`. A stage that is `whole` has everything that is called from there; code that no pattern names (collections,
 * text, index) belongs to its caller.
 */
const rules = [
  { stage: 'facets', whole: true, files: /^search\/(rank\/)?count-facets/ },
  { stage: 'did you mean', whole: true, files: /^search\/(spelling\/did-you-mean|suggest-query)\./ },
  {
    stage: 'suggestions',
    whole: true,
    files: /^search\/(suggest\/|complete-query|title-completion|find-titles)/,
  },
  { stage: 'reading', whole: true, files: /^index\/(format|read|stored)?\/?stored-/ },
  {
    stage: 'marks and snippets',
    files: /^search\/(show\/|snippets|highlight|matched-words|read-hit|explain-score|print-score)/,
  },
  { stage: 'compression', files: /^(compression\/|server\/.*(compress|encod))/ },
  { stage: 'pages', files: /^server\/page\// },
  {
    stage: 'matching and counting',
    files:
      /^search\/(match\/|match-documents|find-(tiers|phrases?)|intersection|filter-documents|document-set|rank\/find-stages)/,
  },
  {
    stage: 'ranking',
    files:
      /^search\/(rank\/|score\/|rank-|score-|lower-score|top-documents|segment-|closeness|largest|whole-title|order-by|collapse|duplicate|similar-doc)/,
  },
  {
    stage: 'planning',
    files:
      /^search\/(plan\/|query\/|spelling\/|plan-|parse-|query|expand-|synonyms|spelling|letter-|levenshtein|similar-words|spelled|word-|condition|class-name|found-classes|typed|common-|ideographs|other-names|transliteration|weak-memo|utf8)/,
  },
  { stage: 'threads', files: /^(threads\/|server\/threads\/)/ },
  { stage: 'HTTP', files: /^(server\/|cli\/)/ },
];
/** Stages in which a package is part of serving; elsewhere it works for its caller, as a stemmer does. */
const AROUND = new Set(['HTTP', 'compression']);

/** In the order of a request; what no stage has comes last. */
export const stages = [
  'HTTP',
  'threads',
  'planning',
  'matching and counting',
  'ranking',
  'reading',
  'marks and snippets',
  'did you mean',
  'suggestions',
  'facets',
  'pages',
  'compression',
  'garbage collection',
];

/** Microseconds of each stage in a CPU profile, but for time that was spent idle or outside JavaScript. */
export function stageTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, { ...node, self: 0 }]));
  for (const [at, id] of samples.entries()) byId.get(id).self += Math.max(0, timeDeltas[at]);
  const times = Object.fromEntries(stages.map((stage) => [stage, 0]));
  const add = (node, inherited) => {
    const found = stageOf(node.callFrame, inherited);
    if (found.stage !== null) times[found.stage] += node.self;
    for (const child of node.children ?? []) add(byId.get(child), found);
  };
  add(byId.get(nodes[0].id), { stage: 'HTTP', whole: false });
  return times;
}

function stageOf({ functionName, url }, inherited) {
  if (functionName === '(garbage collector)') return { stage: 'garbage collection', whole: true };
  if (functionName === '(idle)' || functionName === '(program)') return { stage: null, whole: true };
  if (inherited.whole) return inherited;
  const below = /\/(?:dist\/modules|dist|node_modules)\/(.*)$/.exec(url)?.[1];
  if (below === undefined) return inherited;
  const rule = rules.find(({ files }) => files.test(below));
  if (rule !== undefined) return { stage: rule.stage, whole: rule.whole === true };
  return isPackage(url) && AROUND.has(inherited.stage) ? { stage: 'HTTP', whole: false } : inherited;
}

function isPackage(url) {
  return url.includes('/node_modules/');
}

/** The packages that the program is bundled with. */
const BUNDLED = require('./src/bundled-packages.json').map((name) => `node_modules/${name}/`);

// The floors of docs/architecture.md: a file imports its own floor and lower ones, never a higher one.
const floor = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

// The folders of src from the lowest floor up. The first four see only those before them; who of the rest sees whom has a rule each.
const floors = [
  'text',
  'documents',
  'index',
  'search',
  'opensearch',
  'server',
  'evaluate',
  'library',
  'web',
  'cli',
];
const above = (folder) => `^src/(${floors.slice(floors.indexOf(folder) + 1).join('|')})/`;

// The rooms of src/index and which of them each may import. A room imports only rooms above it in this list, so that no two
// import one another.
const indexRooms = {
  // What words are made of: kept in the index, and asked for again by a search.
  letters: [],
  // How the values of own fields are read.
  'field-types': [],
  // What docs/format.md describes, for readers and writers alike.
  format: ['letters', 'field-types'],
  // Where the bytes lie. It names what the manifest says of a file.
  directory: ['format'],
  // Documents as they are shown, written and read side by side.
  stored: ['format'],
  // A search must load no code that builds, so reading stands on the format alone.
  read: ['format', 'field-types', 'directory', 'stored'],
  collocations: ['format'],
  duplicates: ['format', 'read'],
  minisearch: ['format', 'directory', 'read'],
  // Building knows no generation: documents in, the files of one new segment out.
  build: ['format', 'directory', 'stored', 'collocations', 'duplicates'],
  // Committing takes segments that are written; it does not ask who built them.
  commit: ['format', 'field-types', 'directory', 'read', 'duplicates', 'minisearch'],
  merge: ['format', 'directory', 'stored', 'read', 'collocations', 'build', 'commit'],
  update: ['format', 'directory', 'read', 'build', 'commit', 'merge'],
};
const indexRoomRules = Object.entries(indexRooms).map(([room, seen]) =>
  floor(
    `index-${room}-imports-lower-rooms`,
    `^src/index/${room}/`,
    `^src/index/(?!(${[room, ...seen].join('|')})/)`,
  ),
);

// The rooms of src/search on the way of a query, and which of them each may import: again only rooms above it. Besides, those
// from planning on see the budget of a search, and ranking and showing see the shapes of `engine.ts`.
const searchRooms = {
  // What was asked, as a tree.
  query: [],
  // Words of the index that are like a word: they begin with it, fit a pattern, differ by typing errors.
  dictionary: ['query', 'search-budget\\.ts$'],
  // What it means in one generation: terms, their frequencies, a condition.
  plan: ['query', 'dictionary', 'search-budget\\.ts$'],
  // Postings are opened once, with their scores, so matching reads what scoring opens.
  score: ['plan', 'search-budget\\.ts$'],
  match: ['query', 'plan', 'score', 'search-budget\\.ts$'],
  rank: ['query', 'plan', 'score', 'match', 'search-budget\\.ts$', 'engine\\.ts$'],
  show: ['query', 'plan', 'score', 'match', 'rank', 'search-budget\\.ts$', 'engine\\.ts$'],
  // What may be offered beside hits stands on plans, and finds no documents.
  spelling: ['query', 'dictionary', 'plan', 'search-budget\\.ts$'],
  suggest: [
    'query',
    'dictionary',
    'plan',
    'spelling',
    'show/highlight\\.ts$',
    'search-budget\\.ts$',
    'engine\\.ts$',
  ],
};
const searchRoomRules = Object.entries(searchRooms).map(([room, seen]) => {
  const allowed = [room, ...seen].map((name) => (name.endsWith('$') ? name : `${name}/`));
  return floor(
    `search-${room}-imports-earlier-rooms`,
    `^src/search/${room}/`,
    `^src/search/(?!${allowed.join('|')})`,
  );
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    floor('floor-0-imports-nothing-above', '^src/([^/]+\\.ts$|collections/|threads/)', above(null)),
    floor('text-is-floor-1', '^src/text/', above('text')),
    floor('documents-is-floor-2', '^src/documents/', above('documents')),
    floor(
      'source-knows-no-content',
      '^src/documents/source/',
      '^src/documents/(readers|markup|cleaning|language)/',
    ),
    floor(
      'cleaning-knows-no-files',
      '^src/documents/cleaning/',
      '^src/documents/(source|readers|markup|language)/',
    ),
    floor('markup-knows-no-files', '^src/documents/markup/', '^src/documents/(source|readers|language)/'),
    floor(
      'language-knows-no-files',
      '^src/documents/language/',
      '^src/documents/(source|readers|markup|cleaning)/',
    ),
    floor(
      'readers-open-no-file',
      '^src/documents/readers/',
      '^src/documents/(language/(?!path-language\\.ts$)|source/(corpus-walk|source-bytes|source-stream)\\.ts$)',
    ),
    floor('only-source-reads-the-corpus', '^src/documents/(?!source/)', '^(node:)?fs(/promises)?$'),
    floor('nobody-imports-the-columns-of-text', '^src/(?!text/)', '^src/text/columns/'),
    floor('index-is-floor-3', '^src/index/', above('index')),
    ...indexRoomRules,
    // `Directory` can replace and remove files, and what a crash leaves behind depends on when that happens. So only
    // committing may: others are given a `ReadableDirectory` or a `FileCreator`. Updating hands a directory to the writer.
    floor(
      'only-commit-replaces-or-removes',
      '^src/(index/(?!directory/|commit/|update/)|search/)',
      '^src/index/directory/directory\\.ts$',
    ),
    // A search reads segments. How they came to be is none of its business.
    floor(
      'search-sees-what-reads-an-index',
      '^src/search/',
      '^src/index/(?!(format|field-types|letters|stored|read)/|directory/(readable-directory|verify-file)\\.ts$)',
    ),
    {
      // Not by way of other files, either: a server that only searches loads no code that builds.
      name: 'search-loads-no-building-code',
      severity: 'error',
      from: { path: '^src/search/' },
      to: {
        path: '^src/index/(collocations|duplicates|build|commit|merge|update|minisearch)/',
        reachable: true,
      },
    },
    ...searchRoomRules,
    floor('search-query-knows-no-index', '^src/search/query/', '^src/(text|documents|index)/'),
    // A plan is made of words and how frequent they are, which dictionaries say.
    floor(
      'search-plan-knows-no-postings',
      '^src/search/plan/',
      '^src/index/(?!format/(schema|own/(own-schema|find-field)|term-key)\\.ts$|field-types/|read/generation\\.ts$)',
    ),
    floor('search-is-floor-4', '^src/search/', above('search')),
    floor('opensearch-is-floor-5', '^src/opensearch/', above('opensearch')),
    // What writes into a cluster asks it nothing, and need not load what does.
    floor(
      'opensearch-writes-without-searching',
      '^src/opensearch/(?!search/)',
      '^src/(search|opensearch/search)/',
    ),
    {
      name: 'one-file-loads-the-client-of-opensearch',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/opensearch/connect\\.ts$' },
      to: { path: 'node_modules/@opensearch-project/', dependencyTypesNot: ['type-only'] },
    },
    floor(
      'server-sees-search-and-floor-0-only',
      '^src/server/',
      '^src/(text|documents|index|opensearch|evaluate|library|web|cli)/',
    ),
    floor('evaluate-is-imported-by-cli-only', '^src/(?!evaluate/|cli/)', '^src/evaluate/'),
    floor('evaluate-sees-no-server', '^src/evaluate/', '^src/(server|library|web|cli)/'),
    floor(
      'server-http-knows-nothing-of-findling',
      '^src/server/http/',
      '^src/(server/(?!http/|log/server-logger\\.ts)|search/)',
    ),
    floor('server-access-sees-http-only', '^src/server/access/', '^src/server/(?!access/|http/)'),
    floor('server-metrics-stands-alone', '^src/server/metrics/', '^src/server/(?!metrics/)'),
    floor('server-page-sees-http-only', '^src/server/page/', '^src/server/(?!page/|http/)'),
    // What answers requests may run on another thread, where there are no routes, no counts and no Express.
    floor(
      'server-answers-see-http-and-pages',
      '^src/server/answers/',
      '^src/server/(?!answers/|page/|http/)',
    ),
    floor('library-is-imported-by-cli-only', '^src/(?!library/|cli/)', '^src/library/'),
    floor('library-sees-no-cli', '^src/library/', '^src/(evaluate|web|cli)/'),
    floor('nobody-imports-cli', '^src/(?!cli/)', '^src/cli/'),
    floor('client-stands-alone', '^src/client/', '^src/(?!client/)|^node_modules/|^node:'),
    floor('web-stands-alone', '^src/web/(?!site/)', '^src/(?!web/|client/)'),
    // What searches in a browser reads words as the index does, reads queries, filters and values as the engine does, and knows the
    // shape of its files. It opens no segment.
    floor(
      'web-site-sees-words-queries-values-and-its-files',
      '^src/web/site/',
      '^src/(?!web/site/|client/|(errors|built-in-fields)\\.ts$|text/(analy(zer|sis)|inner-form|languages|scripts/ideographs)\\.ts$|' +
        'index/(minisearch/site-format|format/field-position|read/document-(set|values))\\.ts$|' +
        'search/(query/|rank/facets/count-facets|rank/(recency-order|sort-by-fields)|match/filter-documents|show/highlight|' +
        'plan/(asked-fields|condition|filter-of-value|has-field)\\.ts$))',
    ),
    floor('element-does-not-search-by-itself', '^src/web/(?!site/)', '^src/web/site/'),
    {
      name: 'only-the-check-runs-minisearch',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(index/minisearch/check-minisearch|web/site/.+)\\.ts$' },
      to: { path: 'node_modules/minisearch' },
    },
    {
      name: 'only-the-server-knows-express',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/server/' },
      to: { path: 'node_modules/(@types/)?express/' },
    },
    {
      name: 'answers-and-pages-load-no-express',
      severity: 'error',
      from: { path: '^src/server/(answers|page)/' },
      to: { path: 'node_modules/express/', reachable: true },
    },
    {
      name: 'one-room-starts-threads',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/threads/' },
      to: { path: '^(node:)?worker_threads$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-program-sets-flags-of-its-process',
      severity: 'error',
      from: { path: '^src/(?!cli/)' },
      to: { path: '^(node:)?v8$' },
    },
    {
      name: 'one-file-writes-files',
      severity: 'error',
      from: {
        path: '^src/(text|search|index|server)/',
        pathNot:
          '^src/index/directory/(file-directory|random-access-file|writer-lock|lock-owner|lock-socket)\\.ts$|^src/server/page/assets\\.ts$',
      },
      to: { path: '^(node:)?fs(/promises)?$' },
    },
    {
      name: 'text-is-pure',
      severity: 'error',
      from: { path: '^src/text/' },
      to: { dependencyTypes: ['core'], pathNot: '^module$' },
    },
    {
      name: 'one-file-of-text-loads-a-package-when-it-is-needed',
      severity: 'error',
      from: { path: '^src/text/', pathNot: '^src/text/stemmers/snowball\\.ts$' },
      to: { path: '^module$' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          'main\\.ts$',
          '^src/library/findling\\.ts$',
          '\\.d\\.ts$',
          '^src/web/client/',
          '^src/client/client\\.ts$',
          '^src/web/element/findling-search\\.ts$',
          'worker\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      // Scripts of the build, which no installed package has, use what builds. BUNDLED is what the bundle takes in.
      from: { path: '^src/', pathNot: '^src/(web/)?[^/]+\\.mjs$' },
      to: {
        path: '.',
        pathNot: BUNDLED,
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    skipAnalysisNotInRules: true,
    tsPreCompilationDeps: true,
    cache: { strategy: 'content' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      // Each ending more is a look at the disk for nearly every import.
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
      cachedInputFileSystem: { cacheDuration: 300_000 },
    },
  },
};

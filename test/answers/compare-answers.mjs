// Whether two recordings hold the same answers. Numbers have to be equal to the last digit, texts to the last
// character; only keys and the program's own sentences may have been renamed, by a table.

/** Keys whose texts are sentences of the program: only in them words may be renamed. */
const SENTENCES = new Set(['description', 'message', 'notes', 'warnings']);

/**
 * Compares recordings request by request.
 * @param before lines of JSON as record.mjs writes them; so are those of `after`
 * @param renamed `keys` and `words`: from what stands in `before` to what stands in `after`. A renamed key may still be
 *   sent under its old name, too. Words in quotation marks are those of the query and stay.
 *   `added` holds keys that are new and the only values they may have.
 * @returns `compared`, the number of requests in both, and `different`: each request with its `differences`
 */
export function compareAnswers(before, after, renamed = {}) {
  const names = {
    keys: renamed.keys ?? {},
    words: Object.entries(renamed.words ?? {}),
    added: renamed.added ?? {},
  };
  const answers = new Map(after.map((line) => readLine(line)));
  const different = [];
  let compared = 0;
  for (const [request, was] of before.map((line) => readLine(line))) {
    const is = answers.get(request);
    answers.delete(request);
    if (is === undefined) {
      different.push({ request, differences: ['was not asked any more'] });
      continue;
    }
    compared += 1;
    const differences = [...findDifferences(was, is, names, '', false)];
    if (differences.length > 0) different.push({ request, differences });
  }
  for (const request of answers.keys()) different.push({ request, differences: ['was not asked before'] });
  return { compared, different };
}

function readLine(line) {
  const { request, ...rest } = JSON.parse(line);
  return [request, rest];
}

/** Sentences such as `answer.hits[3].score: 1.5 became 1.25`. */
function* findDifferences(was, is, names, at, isSentence) {
  if (Array.isArray(was) && Array.isArray(is)) {
    if (was.length !== is.length) yield `${at}: ${was.length} became ${is.length}`;
    for (let place = 0; place < Math.min(was.length, is.length); place += 1)
      yield* findDifferences(was[place], is[place], names, `${at}[${place}]`, isSentence);
  } else if (isObject(was) && isObject(is)) {
    yield* findDifferentKeys(was, is, names, at);
  } else {
    const expected = isSentence && typeof was === 'string' ? renameWords(was, names.words) : was;
    if (expected !== is) yield `${at}: ${JSON.stringify(expected)} became ${JSON.stringify(is)}`;
  }
}

function* findDifferentKeys(was, is, names, at) {
  const expected = new Map();
  for (const [key, value] of Object.entries(was)) {
    const name = names.keys[key] ?? key;
    expected.set(name, value);
    if (Object.hasOwn(is, key)) expected.set(key, value);
  }
  for (const [key, value] of expected) {
    const place = at === '' ? key : `${at}.${key}`;
    if (!Object.hasOwn(is, key)) yield `${place}: is missing`;
    else yield* findDifferences(value, is[key], names, place, SENTENCES.has(key));
  }
  for (const key of Object.keys(is))
    if (!expected.has(key) && !isAdded(names.added, key, is[key])) yield `${at}.${key}: is new`;
}

function isAdded(added, key, value) {
  return Object.hasOwn(added, key) && JSON.stringify(added[key]) === JSON.stringify(value);
}

/** Puts new words for old ones wherever they stand outside quotation marks, the longest first, each place once. */
function renameWords(text, words) {
  if (words.length === 0) return text;
  const byLength = [...words].sort(([a], [b]) => b.length - a.length);
  const olds = byLength.map(([old]) => old.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const news = new Map(words);
  return text.replaceAll(new RegExp(`"[^"]*"|${olds.join('|')}`, 'g'), (found) => news.get(found) ?? found);
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Stories and what wire desks do to them: seeded text of our own, and edits that make a near-duplicate of a story.
// Used by the benchmark of near-duplicates and by its small form among the tests.

export { seededFractions } from './random.mjs';

const ONSETS = [
  'b',
  'br',
  'c',
  'd',
  'dr',
  'f',
  'g',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pr',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const CODAS = ['', 'n', 'r', 's', 'l', 't', 'nd', 'st'];
const SMALL_WORDS =
  'the of to and in a for that on with it is was by as at from be has said its not are an will'.split(' ');

/** Words that sound like words; the first are the commonest, as in Zipf's law. */
export function makeVocabulary(random, size) {
  const words = new Set(SMALL_WORDS);
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 3);
    let word = '';
    for (let at = 0; at < syllables; at += 1)
      word += pick(ONSETS, random) + pick(VOWELS, random) + pick(CODAS, random);
    words.add(word);
  }
  return [...words];
}

/** A story of `words` words, in sentences and paragraphs, about a subject of its own. */
export function makeStory(random, vocabulary, words) {
  const subject = Array.from({ length: 40 }, () => pick(vocabulary, random));
  const sentences = [];
  for (let left = words; left > 0;) {
    const length = Math.min(left, 8 + Math.floor(random() * 18));
    const sentence = Array.from({ length }, () => {
      const kind = random();
      if (kind < 0.03) return String(Math.floor(random() * 2000));
      if (kind < 0.35) return pick(subject, random);
      return vocabulary[Math.floor(vocabulary.length * random() ** 3)];
    }).join(' ');
    sentences.push(`${sentence[0].toUpperCase()}${sentence.slice(1)}.`);
    left -= length;
  }
  const headline = Array.from({ length: 7 }, () => pick(subject, random)).join(' ');
  return { title: headline, text: joinParagraphs(sentences) };
}

/** What may become of a story on its way, by name. Each takes the story, a source of chance and other stories. */
export const edits = {
  'the same text again': (story) => story,
  'another headline': (story, random, others) => ({ ...story, title: pick(others, random).title }),
  'a dateline before it': ({ title, text }) => ({ title, text: `PORTVALE, March 3 (Newswire) - ${text}` }),
  '5 % of words replaced': (story, random, others) => replaceWords(story, random, others, 0.05),
  '10 % of words replaced': (story, random, others) => replaceWords(story, random, others, 0.1),
  '15 % of words replaced': (story, random, others) => replaceWords(story, random, others, 0.15),
  'a paragraph cut': ({ title, text }, random) => {
    const sentences = splitSentences(text);
    const cut = Math.max(1, Math.round(sentences.length * 0.2));
    const from = Math.floor(random() * (sentences.length - cut + 1));
    return { title, text: joinParagraphs([...sentences.slice(0, from), ...sentences.slice(from + cut)]) };
  },
  'a paragraph appended': ({ title, text }, random, others) => {
    const sentences = splitSentences(text);
    const more = splitSentences(pick(others, random).text).slice(
      0,
      Math.max(1, Math.round(sentences.length * 0.2)),
    );
    return { title, text: joinParagraphs([...sentences, ...more]) };
  },
  'cut after three quarters': (story) => truncate(story, 0.75),
  'cut after half': (story) => truncate(story, 0.5),
  'cut after a third': (story) => truncate(story, 1 / 3),
  'headline, dateline, 5 % and the end': (story, random, others) => {
    const { text } = replaceWords(truncate(story, 0.85), random, others, 0.05);
    return { title: pick(others, random).title, text: `LUNDE (Agency) - ${text}` };
  },
};

function truncate({ title, text }, share) {
  const sentences = splitSentences(text);
  return {
    title,
    text: joinParagraphs(sentences.slice(0, Math.max(1, Math.round(sentences.length * share)))),
  };
}

function replaceWords({ title, text }, random, others, share) {
  const words = pick(others, random).text.match(/\p{L}+/gu) ?? ['word'];
  return { title, text: text.replace(/\p{L}+/gu, (word) => (random() < share ? pick(words, random) : word)) };
}

/** Sentences, roughly. */
export function splitSentences(text) {
  return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence !== '');
}

function joinParagraphs(sentences) {
  return sentences
    .map((sentence, at) => sentence + (at % 3 === 2 ? '\n\n' : ' '))
    .join('')
    .trim();
}

function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}

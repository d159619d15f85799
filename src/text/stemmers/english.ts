// English: Porter2, a single large function. It is warmed up with words for all of its rules: V8 compiles a function for the
// branches seen so far, and would discard and repeat that half a dozen times in every thread as texts bring new ones.

import { stem } from 'porter2';
import { toOneSpelling } from './english-spelling.js';

/** A word or more for each rule, in the order of the rules. */
const WORDS_OF_RULES = [
  "boy's boys' 'tis say youth sky generate generous arsenic communal communism",
  'caresses ponies ties cries gas this kiwis gaps dress bus cried tied',
  'inning outing exceed canning herring earring proceed succeed',
  'agreed feed agreedly plastered bled motoring sing conflated troubled sized hopping fizzed failing filing hoped',
  'filed roughly happy by say enjoy supposedly knowingly',
  'relational national conditional rational vietnamization realization predication station digitizer operator actor',
  'hopefulness callousness decisiveness feudalism valenci hesitanci valency hesitancy geology apology analogy',
  'sensibility formality sensitivity utility possibly conformably nobly hopefully radically carelessly analogously',
  'differently kindly badly finally family',
  'electrical hopeful national formalize triplicate formative electricity goodness size congregate active',
  'adoption revision revival airliner gyroscopic realism angularity homologous irritant replacement adjustment',
  'dependent allowance inference adjustable defensible activate effective bowdlerize moment element argument',
  'probate rate cease controll roll engineer',
]
  .join(' ')
  .split(' ');
/** V8 records which branches a function takes only once it has run a few times. */
const ROUNDS = 5;
/** What V8 has compiled serves all stemmers of the thread. */
let isWarm = false;

/** The Porter2 stemmer of lower-case words, for which all spellings of a word are one (`english-spelling.ts`). */
export function createEnglishStemmer(): (word: string) => string {
  if (!isWarm) for (let round = 0; round < ROUNDS; round += 1) for (const word of WORDS_OF_RULES) stem(word);
  isWarm = true;
  return (word) => stem(toOneSpelling(word));
}

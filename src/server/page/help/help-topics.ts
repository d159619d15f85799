// What the search box understands, as data: the help page shows it, and it grows with the query language.

/** One part of the query language, with an example that can be tried as it is. */
export interface HelpTopic {
  readonly title: string;
  readonly example: string;
  readonly meaning: string;
}

/** In the order in which a person needs them. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  {
    title: 'Words',
    example: 'island ferry',
    meaning: 'Documents that contain one of these words; those with all of them usually come first.',
  },
  {
    title: 'A phrase',
    example: '"island ferry"',
    meaning: 'Words in quotation marks must follow each other exactly. A phrase may stand among other words.',
  },
  {
    title: 'Words near each other',
    example: '"ferry harbour"~5',
    meaning: 'The words of the phrase may be moved apart by that many places, or stand in another order.',
  },
  {
    title: 'Without a word',
    example: 'ferry -storm',
    meaning: 'A minus sign or NOT before a word, a phrase or a group leaves out documents that contain it.',
  },
  {
    title: 'With a word',
    example: 'ferry +timetable',
    meaning: 'A plus sign directly before a word or a phrase asks for it in every document.',
  },
  {
    title: 'Either or, and both',
    example: 'ferry AND (storm OR gale)',
    meaning: 'AND and OR join what stands beside them; AND binds tighter. In small letters they are words.',
  },
  {
    title: 'The beginning of a word',
    example: 'harb*',
    meaning: 'An asterisk at the end stands for any ending; inside or before a word, for any letters.',
  },
  {
    title: 'A word that may be misspelt',
    example: 'harbur~',
    meaning: 'A tilde at the end allows typing errors; ~1 or ~2 says how many, ~0 none.',
  },
  {
    title: 'In the title',
    example: 'title:ferry',
    meaning: 'Asks for the word, phrase or group in the title; text: asks for it in the text.',
  },
  {
    title: 'Section, source, tag, language',
    example: 'ferry section:"Middle East" lang:en',
    meaning:
      'Only documents of this section, source:, tag: or lang:. The whole value counts; capitals do not.',
  },
  {
    title: 'Dates',
    example: 'ferry after:2015-06 before:2015-12-31',
    meaning: 'Only documents from after and before these days, months or years. date:2015-12 is within one.',
  },
  {
    title: 'As it stands',
    example: '\\"quoted\\" C\\*',
    meaning: 'A backslash makes the character behind it an ordinary one.',
  },
];

/** What holds for every search. */
export const HELP_NOTES: readonly string[] = [
  'Capital letters and accents make no difference; other forms of a word, and misspelt words that find nothing, are found as well.',
  'Every text is answered: what cannot be read as it may have been meant is taken as words, and the results say so.',
  'While you type, the last word counts as unfinished; press Enter to search for it as it stands.',
];

/** Keys that work when scripts are allowed. */
export const HELP_KEYS: readonly (readonly [key: string, meaning: string])[] = [
  ['/ or Ctrl K', 'Go to the search box'],
  ['↓ ↑', 'From the box into the completions and the hits, from hit to hit and back'],
  ['Enter', 'Take the completion, search at once, open the hit'],
  ['Ctrl Enter', 'Open the first hit, or the one that has the focus, in a window of its own'],
  ['Esc', 'Close the completions or the filters; words and results stay'],
  ['n p', 'In a document: go to the next or previous match'],
];

// What the search box understands, as data: the help page shows it, and it grows with the query language.
// Each topic has one example that can be tried as it is.

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
    meaning: 'Documents that contain these words; those with all of them, near each other, come first.',
  },
  {
    title: 'A phrase',
    example: '"island ferry"',
    meaning: 'Words in quotation marks must follow each other exactly. A phrase may stand among other words.',
  },
  {
    title: 'Without a word',
    example: 'ferry -storm',
    meaning: 'A minus sign directly before a word or a phrase leaves out documents that contain it.',
  },
  {
    title: 'With a word',
    example: 'ferry +timetable',
    meaning: 'A plus sign directly before a word or a phrase asks for it in every document.',
  },
  {
    title: 'The beginning of a word',
    example: 'harb*',
    meaning: 'An asterisk at the end stands for any ending.',
  },
];

/** What holds for every search. */
export const HELP_NOTES: readonly string[] = [
  'Capital letters and accents make no difference, and other forms of a word are found as well.',
  'A misspelt word is looked up in its nearest spellings when it finds nothing by itself.',
  'While you type, the last word counts as unfinished; press Enter to search for it as it stands.',
  'An empty box lists all documents, newest first.',
];

/** Keys that work when scripts are allowed. */
export const HELP_KEYS: readonly (readonly [key: string, meaning: string])[] = [
  ['/', 'Go to the search box'],
  ['↓ ↑', 'In the box: walk through the suggestions; on a title: go to the next or previous one'],
  ['Enter', 'Take the suggestion, or search at once'],
  ['Esc', 'Close the suggestions, or empty the box'],
];

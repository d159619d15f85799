import type { FolderShape } from '../../folder-shape.js';

const book = (title: string, author: string, text: string): string =>
  `The Project Gutenberg eBook of ${title}

This ebook is for the use of anyone anywhere in the United States and
most other parts of the world at no cost.

Title: ${title}

Author: ${author}

Release date: May 6, 2024 [eBook #99999]

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK ${title.toUpperCase()} ***

${text}

*** END OF THE PROJECT GUTENBERG EBOOK ${title.toUpperCase()} ***

Updated editions will replace the previous one.

START: FULL LICENSE
`;

/** Plain texts of books with the header and the licence of Project Gutenberg, wrapped at 72 letters, and a file without an ending. */
export const gutenberg: FolderShape = {
  name: 'plain books (Gutenberg)',
  files: {
    'pg99999.txt': book(
      'The Keeper of the Light',
      'Ida Moor',
      'CHAPTER I\n\nThe keeper climbed the two hundred steps every evening, whatever the\nweather, and lit the lamp.\n\nCHAPTER II\n\nIn the second year the _Gull_ came in.',
    ),
    'pg99998.txt': book(
      'Tales of the Quay',
      'Kay Moor',
      'A tale begins where the rope is tied to the ring, and it ends where the\nrope is cut.',
    ),
    README: 'Books about the sea\n\nThey were typed by volunteers.\n',
  },
  documents: {
    'pg99999.txt': {
      title: 'The Keeper of the Light',
      sentences: [
        'The keeper climbed the two hundred steps every evening, whatever the weather, and lit the lamp.',
        'In the second year the',
      ],
    },
    'pg99998.txt': {
      title: 'Tales of the Quay',
      sentences: ['A tale begins where the rope is tied to the ring, and it ends where the rope is cut.'],
    },
    README: { title: 'Books about the sea', sentences: ['They were typed by volunteers.'] },
  },
  marks: ['***', 'START', 'LICENSE', 'anyone anywhere', 'Updated editions', 'Release date', '#99999'],
};

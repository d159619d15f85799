import type { FolderShape } from '../../folder-shape.js';

/** Exports of content management systems: the posts of the WordPress REST API, and a database of Ghost. */
export const cms: FolderShape = {
  name: 'CMS exports (WordPress, Ghost)',
  files: {
    'wordpress/posts.json': JSON.stringify([
      {
        id: 12,
        date: '2024-05-06T10:00:00',
        slug: 'sea-wall',
        status: 'publish',
        type: 'post',
        link: 'https://wall.example/sea-wall/',
        title: { rendered: 'The sea wall &#8211; a year later' },
        content: {
          rendered: '\n<p>The sea wall held in <strong>every</strong> storm.</p>\n',
          protected: false,
        },
        excerpt: { rendered: '<p>It held. [&hellip;]</p>\n', protected: false },
        author: 3,
        categories: [4],
        tags: [],
      },
      {
        id: 13,
        date: '2024-05-07T10:00:00',
        slug: 'gate',
        status: 'publish',
        type: 'post',
        link: 'https://wall.example/gate/',
        title: { rendered: 'The gate&#8217;s hinge' },
        content: { rendered: '<p>The hinge was oiled.</p>', protected: false },
        author: 3,
      },
    ]),
    'ghost.json': JSON.stringify({
      db: [
        {
          meta: { exported_on: 1715000000000, version: '5.80.0' },
          data: {
            posts: [
              {
                id: '6640e1f2aa',
                uuid: '8f1c',
                title: 'Nets & knots',
                slug: 'nets',
                html: '<p>A net has <em>four hundred</em> knots.</p>',
                plaintext: 'A net has four hundred knots.',
                status: 'published',
                published_at: '2024-05-06T10:00:00.000Z',
              },
              {
                id: '6640e1f2bb',
                uuid: '8f1d',
                title: 'Floats',
                slug: 'floats',
                html: '<p>Floats are made of cork.</p>',
                plaintext: 'Floats are made of cork.',
                status: 'published',
                published_at: '2024-05-07T10:00:00.000Z',
              },
            ],
          },
        },
      ],
    }),
  },
  documents: {
    '12': {
      title: 'The sea wall – a year later',
      sentences: ['The sea wall held in every storm.'],
    },
    '13': { title: 'The gate’s hinge', sentences: ['The hinge was oiled.'] },
    '6640e1f2aa': { title: 'Nets & knots', sentences: ['A net has four hundred knots.'] },
    '6640e1f2bb': { title: 'Floats', sentences: ['Floats are made of cork.'] },
  },
  marks: ['<', '&#', '&hellip', 'rendered', 'protected'],
};

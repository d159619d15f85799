// A page with the widgets of InstantSearch on the official adapter, as docs/embed.md shows it. The address of the server is in that of the
// page; bundled by the test.

import { instantMeiliSearch } from '@meilisearch/instant-meilisearch';
import instantsearch from 'instantsearch.js';
import {
  configure,
  hits,
  pagination,
  rangeInput,
  refinementList,
  searchBox,
  sortBy,
  stats,
} from 'instantsearch.js/es/widgets';

const parameters = new URLSearchParams(location.search);
const { searchClient } = instantMeiliSearch(parameters.get('server'), parameters.get('key') ?? '', {
  primaryKey: 'id',
  finitePagination: true,
});
const search = instantsearch({ indexName: 'findling', searchClient });
search.addWidgets([
  configure({ hitsPerPage: 5, attributesToSnippet: ['text:8'] }),
  searchBox({ container: '#searchbox' }),
  stats({ container: '#stats' }),
  refinementList({ container: '#sections', attribute: 'section', searchable: true }),
  rangeInput({ container: '#price', attribute: 'price' }),
  sortBy({
    container: '#sort',
    items: [
      { label: 'Best', value: 'findling' },
      { label: 'Cheapest', value: 'findling:price:asc' },
    ],
  }),
  hits({
    container: '#hits',
    templates: {
      item: (hit, { html, components }) => html`
        <a href="${hit.url}">${components.Highlight({ attribute: 'title', hit })}</a>
        <p>${components.Snippet({ attribute: 'text', hit })}</p>
        <b>${hit.price}</b>
      `,
    },
  }),
  pagination({ container: '#pages' }),
]);
search.start();

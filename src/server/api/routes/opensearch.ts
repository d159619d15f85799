// GET /opensearch.xml: describes the search of this server to browsers, which then offer it as a search engine.

import type { RequestHandler } from 'express';
import { beginningOf } from '../../../whole-characters.js';
import type { PublicAddressOf } from '../../access/public-address.js';
import { element } from '../../answers/feed/xml.js';
import type { Assets } from '../../page/assets.js';

/** The longest short name that the format allows, in UTF-16 units here. */
const MAX_SHORT_NAME = 16;
const NAMESPACE = 'http://a9.com/-/spec/opensearch/1.1/';

/** What is described. */
export interface OpenSearchOptions {
  readonly publicAddressOf: PublicAddressOf;
  readonly assets: Assets;
  /** What the site is called. */
  readonly title: string;
}

/** Answers 200 with an OpenSearch description, whose addresses are whole. */
export function answerOpenSearch({ publicAddressOf, assets, title }: OpenSearchOptions): RequestHandler {
  return (request, response) => {
    const site = publicAddressOf(request) ?? '';
    const url = (type: string, path: string, rel = 'results'): string =>
      element('Url', '', { type, rel, method: 'get', template: site + path });
    const description = [
      '<?xml version="1.0" encoding="utf-8"?>',
      `<OpenSearchDescription xmlns="${NAMESPACE}">`,
      element('ShortName', beginningOf(title, MAX_SHORT_NAME).trimEnd()),
      element('Description', title),
      element('InputEncoding', 'UTF-8'),
      element('Image', site + assets.url('favicon.svg'), {
        width: '16',
        height: '16',
        type: 'image/svg+xml',
      }),
      url('text/html', '/?q={searchTerms}'),
      url('application/x-suggestions+json', '/opensearch/suggestions?q={searchTerms}', 'suggestions'),
      url('application/atom+xml', '/feed.atom?q={searchTerms}'),
      url('application/opensearchdescription+xml', '/opensearch.xml', 'self'),
      '</OpenSearchDescription>',
      '',
    ].join('\n');
    response.set('Cache-Control', 'no-cache').type('application/opensearchdescription+xml').send(description);
  };
}

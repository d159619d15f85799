// Scores of words that a cluster by itself would weigh otherwise: pairs of ideographs, and words that are rare in one language and
// common in another.

import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { type Cluster, connect } from '../../../../src/opensearch/connect.js';
import { ClusterEngine } from '../../../../src/opensearch/search/cluster-engine.js';
import { DEFAULT_OPENSEARCH } from '../../../../src/opensearch-settings.js';
import { defaultRequest } from '../../../../src/search/default-request.js';
import { Searcher } from '../../../../src/search/searcher.js';
import { makeDocument } from '../../../make-document.js';
import { makeGeneration } from '../../../memory-segments.js';
import { fillIndex } from '../fill-index.js';

const nodes = inject('nodes');

const filler = (language: string, text: string): readonly Document[] =>
  Array.from({ length: 20 }, (_, number) =>
    makeDocument({ id: `${language}-filler-${String(number)}`, text, language }),
  );

const DOCUMENTS = [
  makeDocument({ id: 'once', text: '渡轮在早上离开港口前往海岛', language: 'zh' }),
  makeDocument({ id: 'thrice', text: '渡轮渡轮。渡轮在早上离开港口', language: 'zh' }),
  ...filler('zh', '今天的市场上粮食价格上涨'),
  ...Array.from({ length: 12 }, (_, number) =>
    makeDocument({
      id: `school-${String(number)}`,
      text: 'Nhà trường mở cửa. Học sinh đến trường.',
      language: 'vi',
    }),
  ),
  makeDocument({
    id: 'minister',
    text: 'Bộ trưởng Shaun Donovan met the press at the old trường in town.',
    language: 'en',
  }),
  makeDocument({ id: 'other-tone', text: 'Một bộ trưởng khác phát biểu hôm nay.', language: 'vi' }),
  ...filler('vi', 'Giá gạo tăng trong tuần này.'),
];

describe.skipIf(nodes.length === 0)('scores of a cluster', () => {
  const local = new Searcher(makeGeneration([DOCUMENTS]), { timeoutMs: Infinity });
  let cluster: Cluster;
  let engine: ClusterEngine;

  beforeAll(async () => {
    cluster = await connect({ ...DEFAULT_OPENSEARCH, nodes });
    await fillIndex(cluster, 'scores', DOCUMENTS);
    engine = await ClusterEngine.open(cluster, { index: 'scores', timeoutMs: 60_000 });
  });

  afterAll(() => cluster.close());

  it.each(['渡轮', '渡轮离开港口', '渡轮 海岛'])('are those on disk for %s', async (query) => {
    const request = defaultRequest(query);
    const onDisk = local.search(request).hits;
    const { hits } = await engine.search(request);
    expect(hits.map(({ id }) => id)).toEqual(onDisk.map(({ id }) => id));
    hits.forEach(({ score }, at) => {
      expect(Math.abs(score / (onDisk[at]?.score ?? NaN) - 1)).toBeLessThan(0.03);
    });
  });

  it('count a word by all the documents that have it, not by those of one language', async () => {
    const request = defaultRequest('trường', { limit: 100 });
    const { hits } = await engine.search(request);
    expect(hits.at(-1)?.id).toBe('minister');
    expect(local.search(request).hits.at(-1)?.id).toBe('minister');
  });

  it('find what is typed with a tone in no word of another tone', async () => {
    const request = defaultRequest('trường', { limit: 100 });
    const idsOf = ({ hits }: { readonly hits: readonly { readonly id: string }[] }): readonly string[] =>
      hits.map(({ id }) => id).sort();
    const found = idsOf(await engine.search(request));
    expect(found).toEqual(idsOf(local.search(request)));
    expect(found).not.toContain('other-tone');
  });
});

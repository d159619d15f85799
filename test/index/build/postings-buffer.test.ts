import { describe, expect, it } from 'vitest';
import { PostingsBuffer } from '../../../src/index/build/postings-buffer.js';
import { analyzerNamed } from '../../../src/text/analyzer.js';
import { documentOf } from '../../documents-of.js';

function entriesOf(log: PostingsBuffer): string[] {
  return log.forms.map(({ form, stem }) => `${form} ${stem}`);
}

describe('the log of a segment', () => {
  it('holds a word once, however it is written', () => {
    const log = new PostingsBuffer();
    log.add(documentOf({ id: 'a', title: 'Ferry', text: 'FERRY ferry F\u00e9rry ferries', language: 'en' }));
    expect(entriesOf(log)).toEqual(['ferry ferri', 'ferries ferri']);
    expect([...log.formOf.subarray(0, log.tokenCount)]).toEqual([0, 0, 0, 0, 1]);
  });

  it('knows a word again after its analyzer has forgotten it', () => {
    const standard = analyzerNamed('standard');
    const log = new PostingsBuffer();
    const add = (id: string): void => {
      log.add(documentOf({ id, title: '', text: 'ferry harbour', language: 'xx' }));
    };
    add('a');
    const before = standard.firstWord;
    const many = Array.from({ length: 260_000 }, (_, number) => `z${number}`).join(' ');
    for (const text of [many, 'one more']) standard.analyze(text, () => undefined);
    expect(standard.firstWord).toBeGreaterThan(before);
    add('b');
    add('c');
    expect(entriesOf(log)).toEqual(['ferry ferry', 'harbour harbour']);
    expect([...log.formOf.subarray(0, log.tokenCount)]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('takes another order of its documents without moving their tokens', () => {
    const log = new PostingsBuffer();
    for (const text of ['first', 'second word', 'third']) {
      log.add(documentOf({ id: text, title: '', text, language: 'en' }));
    }
    log.sort([2, 0, 1]);
    const texts = [0, 1, 2].map((document) =>
      [...log.formOf.subarray(log.starts[document], log.ends[document])].map(
        (entry) => log.forms[entry]?.form,
      ),
    );
    expect(texts).toEqual([['third'], ['first'], ['second', 'word']]);
  });
});

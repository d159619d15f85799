import { describe, expect, it } from 'vitest';
import { PostingsBuffer } from '../../../src/index/build/postings-buffer.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { makeDocument } from '../../make-document.js';

const analyzers = new Analyzers();

function formsOf(buffer: PostingsBuffer): string[] {
  return buffer.forms.map(({ form, stem }) => `${form} ${stem}`);
}

describe('a postings buffer', () => {
  it('holds a word once, however it is written', () => {
    const buffer = new PostingsBuffer(analyzers);
    buffer.add(
      makeDocument({ id: 'a', title: 'Ferry', text: 'FERRY ferry F\u00e9rry ferries', language: 'en' }),
    );
    expect(formsOf(buffer)).toEqual(['ferry ferri', 'ferries ferri']);
    expect([...buffer.formOf.subarray(0, buffer.tokenCount)]).toEqual([0, 0, 0, 0, 1]);
  });

  it('knows a word again after its analyzer has forgotten it', () => {
    const forgetful = new Analyzers(1000);
    const standard = forgetful.named('standard');
    const buffer = new PostingsBuffer(forgetful);
    const add = (id: string): void => {
      buffer.add(makeDocument({ id, title: '', text: 'ferry harbour', language: 'xx' }));
    };
    add('a');
    const before = standard.firstNumber;
    const many = Array.from({ length: 1100 }, (_, number) => `z${number}`).join(' ');
    for (const text of [many, 'one more']) standard.analyze(text, () => undefined);
    expect(standard.firstNumber).toBeGreaterThan(before);
    add('b');
    add('c');
    expect(formsOf(buffer)).toEqual(['ferry ferry', 'harbour harbour']);
    expect([...buffer.formOf.subarray(0, buffer.tokenCount)]).toEqual([0, 1, 0, 1, 0, 1]);
  });

  it('takes another order of its documents without moving their tokens', () => {
    const buffer = new PostingsBuffer(analyzers);
    for (const text of ['first', 'second word', 'third']) {
      buffer.add(makeDocument({ id: text, title: '', text, language: 'en' }));
    }
    buffer.sort([2, 0, 1]);
    const texts = [0, 1, 2].map((document) =>
      [...buffer.formOf.subarray(buffer.starts[document], buffer.ends[document])].map(
        (form) => buffer.forms[form]?.form,
      ),
    );
    expect(texts).toEqual([['third'], ['first'], ['second', 'word']]);
  });
});

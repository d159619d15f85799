import { describe, expect, it } from 'vitest';
import { listOtherTexts, NO_SEARCHED_FIELDS } from '../../../src/documents/own/searched-fields.js';

function namesOf(extra: Record<string, unknown>): string[] {
  return listOtherTexts(extra, NO_SEARCHED_FIELDS).map(({ name }) => name);
}

describe('the long texts of a record', () => {
  it('have nine words or more, whatever stands between them', () => {
    const nine = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
    for (const space of [' ', '\n', '\t', '\u00a0', '  '])
      expect(namesOf({ long: nine.join(space), short: nine.slice(1).join(space) })).toEqual(['long']);
    expect(namesOf({ code: 'SKU          7', rule: '- - - - - - - - - -' })).toEqual([]);
  });

  it('are taken up to 100,000 units in all: the longest are cut behind a word, all others are whole', () => {
    const line = 'The lighthouse keeper wrote down every ship that passed in those years.';
    const texts = listOtherTexts(
      {
        first: line,
        transcript: 'word '.repeat(40_000),
        log: 'sail '.repeat(30_000),
        behind: line.toUpperCase(),
      },
      NO_SEARCHED_FIELDS,
    );
    expect(texts.map(({ name }) => name)).toEqual(['first', 'transcript', 'log', 'behind']);
    expect(texts[3]?.text).toBe(line.toUpperCase());
    expect(texts[1]?.text).toMatch(/ word$/);
    const units = texts.reduce((sum, { text }) => sum + text.length, 0);
    expect(units).toBeGreaterThan(99_900);
    expect(units).toBeLessThanOrEqual(100_000);
    const [ideographs] = listOtherTexts({ 备注: `a${'𠀀'.repeat(60_000)}` }, NO_SEARCHED_FIELDS);
    expect(ideographs?.text.length).toBe(99_999);
    expect(ideographs?.text.endsWith('𠀀')).toBe(true);
  });

  it('are known where words are written without spaces', () => {
    const chinese = '渡轮每天早上八点从码头出发前往小岛途中经过灯塔';
    const japanese = '毎朝八時に港から出る船は灯台のそばを通ります';
    const thai = 'เรือเฟอร์รี่ออกจากท่าเรือทุกเช้าเวลาแปดนาฬิกา';
    expect(namesOf({ 备注: chinese, メモ: japanese, note: thai })).toEqual(['备注', 'メモ', 'note']);
    expect(namesOf({ 颜色: '深蓝色', 材料: '棉和羊毛', size: '中号 38' })).toEqual([]);
  });
});

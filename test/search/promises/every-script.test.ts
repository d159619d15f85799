import { describe, expect, it } from 'vitest';
import { ask, makeDocument } from '../memory-generation.js';

/** One document a script, none of which says its language. */
const documents = [
  makeDocument({ id: 'zh', text: '首都圈的地震没有造成人员伤亡，气象厅在星期一上午发表了消息。' }),
  makeDocument({ id: 'ja', text: '東京都は日本の首都であり、多くの人が働いています。' }),
  makeDocument({ id: 'ko', text: '부산항의 여객선이 안개 때문에 멈췄습니다.' }),
  makeDocument({ id: 'th', text: 'เรือข้ามฟากหยุดวิ่งเพราะหมอกหนาในท่าเรือ' }),
  makeDocument({ id: 'ar', text: 'وصلت السفينة إلى الميناء في الصباح بعد العاصفة الطويلة.' }),
  makeDocument({ id: 'he', text: 'הספינה הגיעה אל הנמל בבוקר אחרי הסערה הארוכה.' }),
  makeDocument({ id: 'hi', text: 'जहाज़ सुबह बंदरगाह पर पहुँचा और यात्री उतर गए।' }),
  makeDocument({ id: 'el', text: 'Το πλοίο έφτασε στο λιμάνι το πρωί μετά την καταιγίδα.' }),
  makeDocument({ id: 'ru', text: 'Паром пришёл в порт утром, и моряки сошли на берег.' }),
  makeDocument({ id: 'am', text: 'መርከቡ ጠዋት ወደብ ደረሰ።' }),
  makeDocument({ id: 'fr', text: 'Le traversier est arrivé à la jetée après une journée de tempête.' }),
  makeDocument({ id: 'vi', text: 'Chuyến phà đến bến cảng vào buổi sáng.' }),
];

describe('every script and accent out of the box', () => {
  it.each([
    ['地震', 'zh'],
    ['首都', 'ja'],
    ['여객선', 'ko'],
    ['หมอก', 'th'],
    ['الميناء', 'ar'],
    ['הנמל', 'he'],
    ['बंदरगाह', 'hi'],
    ['λιμανι', 'el'],
    ['ПРИШЕЛ', 'ru'],
    ['ወደብ', 'am'],
    ['jetee', 'fr'],
    ['JETÉE', 'fr'],
    ['ben cang', 'vi'],
  ])('%s finds the document in %s', (query, id) => {
    expect(ask(documents, query, { fuzzy: 'off', prefix: 'off' }).hits.map((hit) => hit.id)).toContain(id);
  });

  it.each([
    ['地震', ['zh']],
    ['여객선', ['ko']],
    ['الميناء', ['ar']],
    ['ПРИШЕЛ', ['ru']],
    ['jetee', ['fr']],
  ])('%s finds no document in another script', (query, ids) => {
    expect(ask(documents, query, { fuzzy: 'off', prefix: 'off' }).hits.map((hit) => hit.id)).toEqual(ids);
  });
});

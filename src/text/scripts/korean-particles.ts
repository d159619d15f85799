// Korean particles (josa), which stand behind a noun without a space: 서울에서 is 서울 and 에서. Some have two forms, one behind a final
// consonant and one behind a vowel, so that many words which merely end in the same syllables are told apart from nouns with a
// particle. Rather finds none than a wrong one.

/** What the last syllable of the noun must have: a final consonant, none, or either. `rieul`: none or ㄹ. */
type Ending = 'consonant' | 'vowel' | 'rieul' | 'other' | 'any';

/** Particles by what must stand before them; `other` is a final consonant that is not ㄹ. */
const written: Readonly<Record<Ending, string>> = {
  consonant:
    '은 이 을 과 이나 이라도 이든지 이야 이란 이라는 이라고 이랑 이며 이여 이라면 과의 과는 과도 이다 이었다 이었습니다 이라',
  vowel: '는 가 를 와 나 라도 든지 야 란 라는 라고 랑 며 라면 와의 와는 와도 였다 였습니다',
  rieul: '로 로서 로써 로부터 로는 로도 로의 로만',
  other: '으로 으로서 으로써 으로부터 으로는 으로도 으로의 으로만',
  any:
    '의 에 에서 에게 에게서 께 께서 한테 한테서 부터 까지 마저 조차 밖에 만 도 처럼 보다 마다 하고 에는 에도 에만 에서는 에서도 ' +
    '에서의 에서만 에게는 에게도 에의 까지는 까지도 까지의 부터는 부터의 만은 만이 만을 만의 만으로 만도 께서는 께서도 한테는 ' +
    '대로 커녕 입니다 마저도 조차도 처럼은 보다는 보다도 하고는 에서부터 에까지 들은 들이 들을 들의 들에게 들과 들도 들에',
};

const endingsOf: ReadonlyMap<string, readonly Ending[]> = Object.entries(written).reduce(
  (found, [ending, particles]) => {
    for (const particle of particles.split(' '))
      found.set(particle, [...(found.get(particle) ?? []), ending as Ending]);
    return found;
  },
  new Map<string, readonly Ending[]>(),
);
const MAX_SYLLABLES = 4;

/** Nouns that end as if they had a particle. */
const whole = new Set(
  (
    '어린이 고양이 호랑이 원숭이 지팡이 젊은이 늙은이 멍청이 떡볶이 목걸이 귀걸이 옷걸이 손잡이 지렁이 달팽이 구렁이 ' +
    '바나나 정치가 민주주의 자본주의 사회주의 공산주의 자유주의 이기주의 부주의 고속도로 세미나 코로나 애리조나 바르셀로나 베로나 ' +
    '미나리 개나리 난이도 인지도 선호도 만족도 신뢰도 완성도 지지도 투명도 정확도 그대로 마음대로 제대로 함부로 스스로 절대로 차례로 ' +
    '내과의 외과의 누구나 언제나 어디나 얼마나 우크라이나 아르헨티나 차이나 마리화나 동남아 어머니 경제학과 자전거도로 오케스트라'
  ).split(' '),
);

/** A noun of one syllable is told by these beginnings of a particle only; other syllables end too many words. */
const sureBehindOne =
  /^(?:[은는을를]$|에서|에게|으로|까지|부터|처럼|한테|조차|마저|보다|에는|에도|이나|이라)/;
const syllable = /[가-힣]/;
const run = /[\p{Script=Han}가-힣]+(?=[^\p{L}\p{N}]*$)/u;
/** Other forms of a noun of one syllable: the first syllables of the particles that nearly always are one there. */
const BEHIND_CONSONANT = Array.from('은이을의에도만으');
const BEHIND_VOWEL = Array.from('는가를의에도만로');

/** A word of a query with a particle. */
export interface WordWithParticle {
  /** How many of the last bigrams of the word are of the particle or of the border before it. */
  readonly bigrams: number;
  /** Where the noun has one syllable: it with other particles, cut to two syllables; else none. */
  readonly otherForms: readonly string[];
}

/** Finds the particle at the end of a word of a query, which may be a noun in letters or digits of other scripts (`KBS는`, `2024년에`). */
export function findKoreanParticle(word: string): WordWithParticle | null {
  const text = word.normalize('NFC');
  const found = run.exec(text);
  if (found === null || whole.has(found[0])) return null;
  const [syllables] = found;
  const isBehindOther = found.index > 0 && /[\p{L}\p{N}]/u.test(text.charAt(found.index - 1));
  const most = Math.min(MAX_SYLLABLES, syllables.length - (isBehindOther ? 0 : 1));
  for (let length = most; length > 0; length -= 1) {
    const noun = syllables.length - length;
    const particle = syllables.slice(noun);
    if (!(endingsOf.get(particle) ?? []).some((ending) => endsSo(syllables.charAt(noun - 1), ending)))
      continue;
    if (noun === 0) return { bigrams: Math.max(1, length - 1), otherForms: [] };
    if (noun > 1) return { bigrams: length, otherForms: [] };
    if (!isBehindOther && !sureBehindOne.test(particle)) continue;
    return { bigrams: length - 1, otherForms: otherForms(syllables.charAt(0), particle) };
  }
  return null;
}

function otherForms(noun: string, particle: string): string[] {
  const firsts = endsSo(noun, 'consonant') ? BEHIND_CONSONANT : BEHIND_VOWEL;
  return [noun, ...firsts.filter((first) => first !== particle.charAt(0)).map((first) => noun + first)];
}

/** Whether a syllable may stand before a particle; that of another script, of which nothing is known, always may. */
function endsSo(last: string, ending: Ending): boolean {
  if (ending === 'any' || !syllable.test(last)) return true;
  // Syllables are composed in order of their 28 final consonants, the first of which is none and the ninth ㄹ.
  const final = (last.charCodeAt(0) - 0xac00) % 28;
  switch (ending) {
    case 'consonant':
      return final > 0;
    case 'vowel':
      return final === 0;
    case 'rieul':
      return final === 0 || final === 8;
    case 'other':
      return final > 0 && final !== 8;
  }
}

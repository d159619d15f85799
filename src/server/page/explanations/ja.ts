// What explanations say in Japanese.

import type { Explanations } from './explanation.js';

/** What explanations say in Japanese. */
export const ja: Explanations = {
  sum: '語の得点の合計',
  noWord: 'この文書には順位に関わる語がない',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight)、ただし k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight)、ただし k1 = {k1}、この語が文書に現れる言語ごとに 1 回ずつ',
  rarity: 'idf、まれな語ほど高い。この語を含む文書 {documents} 件',
  rarityWeighted: 'idf、まれな語ほど高い。この語を含む文書 {documents} 件、{weight} 倍',
  rarityRepeated:
    'idf、まれな語ほど高い。この語を含む文書 {documents} 件、{repetition} 倍（それらの文書で多く繰り返されるほど高い）',
  rarityRepeatedWeighted:
    'idf、まれな語ほど高い。この語を含む文書 {documents} 件、{repetition} 倍（それらの文書で多く繰り返されるほど高い）、さらに {weight} 倍',
  weight: '重み（weight）: 一致箇所の合計に、入力どおりの語形と近くの語による分を加えたもの',
  field: '項目「{field}」に {count} 回: 項目の重み {weight}、長さ {length} 語',
  matchedFormCounted: '{forms}: 語幹 "{stem}" の変化形として一致、{boost} 倍で計算',
  matchedForm: '{forms}: 語幹 "{stem}" の変化形として一致',
  matchedCounted: '{forms}: {kind}として一致、{boost} 倍で計算',
  matched: '{forms}: {kind}として一致',
  exact: '"{word}" と同じ表記: これらの一致箇所の重みの {factor} 倍',
  near: 'ほかの検索語から {words} 語以内: これらの一致箇所の重みの {factor} 倍。相手の語が遠いほど、またありふれているほど小さい',
  headings: '本文中の小見出し: これらの一致箇所の重みの {factor} 倍',
  shared: '上位の結果に共通する語',
  noText: 'これらの語を含みうる本文がない: 本文のある結果の平均と同じ',
  exactTitle: '見出しが検索語句と同じ: (k1 + 1) × すべての語の idf',
  exactTitleLowered:
    '見出しが検索語句と同じ: (k1 + 1) × すべての語の idf、本文がないか見出しにほかの記号があるため引き下げ',
  quoted: '本文に検索語句がそのままある: (k1 + 1) × すべての語の idf を引き下げた値',
  named: '文書の別名が検索語句と同じ: (k1 + 1) × すべての語の idf、語の得点の 4 分の 3 を差し引き',
  pinned: 'この検索で先頭に固定: 語、見出し、文で得られる得点より高い',
  laterStage:
    'sum / (1 + sum) * {times} に引き下げ（sum は語の得点の合計）。この文書は検索の後の段階（同義語、補完、訂正）で初めて見つかったため',
  importance: '重要度: より重要な文書がほかにあるため、語の得点を {factor} 倍',
  importanceLeast:
    '重要度: 検索語をより多く含む文書がほかにあるため、最も重要度の低い文書と同じく語の得点を {factor} 倍',
  importanceField: '1 + {weight} × 項目「{field}」による重要度: 1 を最高として {share}',
  weightOfFolder: 'フォルダー {folder} の重み',
  weightOfSection: '分野 {section} の重み',
  weightOfLanguage: '言語 {language} の重み',
  weightOfValue: '{field} = {value} の重み',
  cluster: 'クラスターが付けた語の得点',
  clusterLater: 'クラスターが付けた語の得点。前の {stages} 段階のどの結果よりも下',
  clusterRest: '語の位置、見出し、上位の結果の共通点による分',
  clusterSum: '次の合計',
  kindWord: '検索語そのもの',
  kindSynonym: '同義語',
  kindCompound: '複合語',
  kindPrefix: '検索語で始まる語',
  kindTypo: '打ち間違い',
  field_title: '見出し',
  field_text: '本文',
  field_related: '関連する見出し',
  field_tags: 'タグ',
  field_other: 'その他',
  field_author: '著者',
  field_summary: '要約',
  field_texts: 'その他の文章',
};

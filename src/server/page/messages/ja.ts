// Messages in Japanese.

import type { Messages } from './message.js';

/** Messages in Japanese. */
export const ja: Messages = {
  hitsMissing:
    'この検索は負荷が大きいため途中で終わりました。ほかにも、より適した結果があるかもしれません。言葉を減らすか長くすると早く見つかります。',
  extrasMissing:
    'この検索は負荷が大きいため途中で終わりました。結果はすべてありますが、抜粋、説明、絞り込みの件数、別の綴りが欠けていることがあります。',
  ignored: '一度の検索で調べられる量を超えています。検索しなかった言葉: {words}',
  unstarred: '言葉の中や前のアスタリスクは、ここでは対象が多すぎます。付けずに検索した言葉: {words}',
  shortened: '一度の検索で扱える数より多くの言葉が当てはまります。最も多い言葉だけで検索したもの: {words}',
  uncorrected:
    '見つからない言葉のうち、別の表記でも検索するのは最初のものだけです。そうしなかったもの: {words}',
  plusAtOperator: 'AND や OR に付いたプラス記号は無視されます。',
  signsAreSoft:
    '8 語を超える検索では、引用符の中の言葉は重視されますが必須ではなく、ハイフンは何も除外しません。それには AND、+、NOT を使います。',
  starsAreSoft: '8 語を超える検索では、言葉の中や前のアスタリスクは文字として扱われます。',
  operatorAsWord: '{at} 文字目の {operator} は何も結び付けていないため、言葉として扱いました。',
  quotationOpen: '{at} 文字目の引用符が閉じていないため、末尾までを一つの語句として扱いました。',
  parenthesisOpen: '{at} 文字目の括弧が閉じていないため、末尾までとして扱いました。',
  parenthesisClosed: '{at} 文字目の括弧は開かれていないため、文字として扱いました。',
  parenthesesDeep: '{depth} 段を超える括弧は文字として扱いました。',
  fieldEmpty: '「{field}」のすぐ後に何もないため、文字として扱いました。',
  fieldNeedsDate:
    '「{field}」の後には 2015、2015-12、2015-12-31 のような日付が必要です。文字として扱いました。',
  fieldNeeds: '「{field}」を文字として扱いました。後に書けるもの: {expected}',
  errorsMax: '一つの言葉で許される打ち間違いは 2 つまでです。',
  partShort: '「{text}」は言葉の一部としては短すぎるため、言葉として扱いました。',
  wordWeight: '言葉に重みは付けられません。「{weight}」を文字として扱いました。',
  likenessGiven: '言葉の似ている度合いは指定できません。つづりの近い言葉には「{text}~」と書いてください。',
  regularExpression:
    '正規表現は使えません。「{text}」を文字として扱いました。アスタリスクは任意の文字を表します。',
  operatorOfOthers: '「{text}」はここでは演算子ではなく、無視しました。{operator} と書いてください。',
  nearnessOfOthers:
    '「{text}」はここでは演算子ではなく、文字として扱いました。近くにある言葉には "salt water"~5 と書いてください。',
  exclamation:
    '感嘆符では除外されません。「{text}」を文字として扱いました。除くには「-{word}」と書いてください。',
  phraseWeight: '語句に重みは付けられません。「{weight}」を文字として扱いました。',
  fieldUnknown: '「{field}」という項目はありません。「{field}:」を文字として扱いました。項目: {fields}',
  questionMark:
    '疑問符は文字の代わりになりません。「{text}」を文字として扱いました。アスタリスクは任意の文字を表します。',
  starInPhrase: '引用符の中ではアスタリスクは文字の代わりになりません。「{text}」は付けずに検索しました。',
  valueAsItStands: '「{field}:」の値はそのまま扱われます。「{mark}」は「{text}」の一部です。',
  minusOfNumber:
    '「-{text}」のマイナスは「{text}」を含む文書を除外します。数の場合は「\\-{text}」と書いてください。',
  orderedByDate: '日付順です。スコアは順序に関わりません。',
  orderedByFields: '{sort} の順です。スコアは順序に関わりません。',
  orderedByBands: 'スコアの段階ごとに、新しいものから並べています。',
  filterLong: '絞り込みの条件が長すぎます。{length} 文字までです。',
  filterDeep: '絞り込みの条件の括弧が深すぎます。{depth} 段までです。',
  filterSign: '絞り込みの条件は {at} 文字目から読めません。「{sign}」はそこでは意味を持ちません。',
  filterValue: '「{found}」は {field} と比べられません（条件の {at} 文字目）。書けるもの: {expected}',
  filterFound: '絞り込みの条件は「{found}」（{at} 文字目）から読めません。そこに書けるもの: {expected}',
  filterEnds: '絞り込みの条件が途中で終わっています。足りないもの: {expected}',
  documentGone: 'このアドレスの文書はありません。削除されたか、名前が変わったのかもしれません。',
  fileGone: 'この文書の元のファイルはもうありません。',
  nothingHere: 'このアドレスにページはありません。',
  queryLong: '検索する言葉が長すぎます。4,000 文字までです。',
  wrongValue: 'このアドレスには答えられない指定があります: {name}',
  tooMany: 'お使いのアドレスからの要求が、このサーバーの許す回数を超えています。',
  busy: 'ただいま多くの人が検索しています。',
  loading: '索引を読み込んでいるところです。',
  failed: 'サーバーで問題が起きました。記録番号: {id}',
};

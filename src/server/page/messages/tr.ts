// Messages in Turkish.

import type { Messages } from './message.js';

/** Messages in Turkish. */
export const tr: Messages = {
  hitsMissing:
    'Bu arama o kadar çok iş gerektiriyor ki erken bitirildi: daha çok ve daha iyi sonuç olabilir. Daha az ya da daha uzun sözcükler daha çabuk bulunur.',
  extrasMissing:
    'Bu arama o kadar çok iş gerektiriyor ki erken bitirildi: sonuçların hepsi burada, ama alıntılar, açıklamalar, süzgeç sayıları ya da başka bir yazım eksik olabilir.',
  ignored: 'Bu sorgu bir aramanın yapabileceğinden fazlasını istiyor. Aranmayan: {words}.',
  unstarred:
    'Bir sözcüğün içindeki ya da önündeki yıldız burada çok fazla şey istiyor. Onsuz aranan: {words}.',
  shortened:
    'Bir aramanın kaldırabileceğinden çok sözcük uyuyor. Yalnızca en sık geçenlerle arandı: {words}.',
  uncorrected: 'Başka yazımla yalnızca ilk bilinmeyen sözcükler aranır. Böyle aranmayanlar: {words}.',
  plusAtOperator: 'AND ya da OR yanındaki artı işareti sayılmaz.',
  signsAreSoft:
    '8 sözcükten uzun bir sorguda tırnak içindeki sözcükler daha ağır basar ama zorunlu değildir, kısa çizgi de hiçbir şeyi dışlamaz: bunu AND, + ve NOT yapar.',
  starsAreSoft: '8 sözcükten uzun bir sorguda sözcüğün içindeki ya da önündeki yıldız metindir.',
  operatorAsWord: '{operator} ({at}. karakter) hiçbir şeyi birleştirmiyor; sözcük sayıldı.',
  quotationOpen: 'Tırnak ({at}. karakter) kapanmıyor; ifade sorgunun sonuna kadar sürüyor.',
  parenthesisOpen: 'Ayraç ({at}. karakter) kapanmıyor; sorgunun sonuna kadar sürüyor.',
  parenthesisClosed: 'Ayraç ({at}. karakter) açılmamıştı; metin sayıldı.',
  parenthesesDeep: 'İç içe {depth} ayraçtan fazlası metin sayıldı.',
  fieldEmpty: '“{field}” hemen arkasında bir şey yok; metin sayıldı.',
  fieldNeedsDate: '“{field}” arkasında 2015, 2015-12 ya da 2015-12-31 gibi bir tarih olmalı; metin sayıldı.',
  fieldNeeds: '“{field}” metin sayıldı. Arkasında şunlar olabilir: {expected}.',
  errorsMax: 'Bir sözcükte en çok 2 yazım yanlışı olabilir; fazlası aranmaz.',
  partShort: '“{text}” bir sözcük parçası için çok kısa; sözcük sayıldı.',
  wordWeight: 'Bir sözcüğe ağırlık verilemez: “{weight}” metin sayıldı.',
  likenessGiven: 'Sözcüklerin ne kadar benzeyeceği belirlenemez: benzer yazılanlar için “{text}~” yazın.',
  regularExpression:
    'Düzenli ifadeler okunmaz: “{text}” metin sayıldı. Yıldız, herhangi harflerin yerine geçer.',
  operatorOfOthers: '“{text}” burada işleç değildir, atlandı: {operator} yazın.',
  nearnessOfOthers:
    '“{text}” burada işleç değildir, metin sayıldı: birbirine yakın sözcükler için "salt water"~5 yazın.',
  exclamation: 'Ünlem işareti hiçbir şeyi dışlamaz: “{text}” metin sayıldı. Dışlamak için “-{word}” yazın.',
  phraseWeight: 'Bir ifadeye ağırlık verilemez: “{weight}” metin sayıldı.',
  fieldUnknown: '“{field}” diye bir alan yok: “{field}:” metin sayıldı. Alanlar: {fields}.',
  questionMark:
    'Soru işareti bir harfin yerini tutmaz: “{text}” metin sayıldı. Yıldız herhangi harflerin yerini tutar.',
  starInPhrase: 'Tırnak içinde yıldız harf yerine geçmez: “{text}” onsuz arandı.',
  valueAsItStands: '“{field}:” değeri olduğu gibi alınır: “{mark}”, “{text}” değerinin parçasıdır.',
  minusOfNumber: '“-{text}” içindeki eksi, “{text}” geçen belgeleri dışlar. Sayı için “\\-{text}” yazın.',
  orderedByDate: 'Tarihe göre sıralı: puan belirlemez.',
  orderedByFields: '{sort} alanına göre sıralı: puan belirlemez.',
  orderedByBands: 'Puan basamaklarına göre sıralı, her birinde yeni olan önce.',
  filterLong: 'Süzgeç çok uzun: en çok {length} karakter olabilir.',
  filterDeep: 'Süzgeçte iç içe çok fazla ayraç var: en çok {depth} olabilir.',
  filterSign: 'Süzgeç {at}. karakterden sonra okunamıyor: “{sign}” orada bir anlam taşımıyor.',
  filterValue:
    '“{found}” {field} ile karşılaştırılamaz (süzgecin {at}. karakteri). Olabilecekler: {expected}',
  filterFound: 'Süzgeç “{found}” yerinden sonra okunamıyor ({at}. karakter). Orada olabilecekler: {expected}',
  filterEnds: 'Süzgeç çok erken bitiyor. Eksik olan: {expected}',
  documentGone: 'Bu adreste bir belge yok. Kaldırılmış ya da adı değişmiş olabilir.',
  fileGone: 'Bu belgenin okunduğu dosya artık yok.',
  nothingHere: 'Bu adreste bir sayfa yok.',
  queryLong: 'Sorgu çok uzun: en çok 4.000 karakter olabilir.',
  wrongValue: 'Adres yanıtlanamayacak bir şey istiyor: {name}',
  tooMany: 'Adresinizden bu sunucunun izin verdiğinden fazlası isteniyor.',
  busy: 'Şu anda pek çok kişi arama yapıyor.',
  loading: 'Dizin şu anda yükleniyor.',
  failed: 'Sunucuda bir şey ters gitti. Şu numarayla kaydedildi: {id}',
};

// What explanations say in Turkish.

import type { Explanations } from './explanation.js';

/** What explanations say in Turkish. */
export const tr: Explanations = {
  sum: 'sözcüklerin toplamı',
  noWord: 'bu belgede sıralamada sayılan bir sözcük geçmiyor',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), burada k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), burada k1 = {k1}, sözcüğün belgede geçtiği her dil için bir kez',
  rarity: 'idf, sözcük ne kadar seyrekse o kadar yüksek; geçtiği belge sayısı: {documents}',
  rarityWeighted:
    'idf, sözcük ne kadar seyrekse o kadar yüksek; geçtiği belge sayısı: {documents}; çarpı {weight}',
  rarityRepeated:
    'idf, sözcük ne kadar seyrekse o kadar yüksek; geçtiği belge sayısı: {documents}; çarpı {repetition}, bu belgelerde ne kadar sık yinelenirse o kadar yüksek',
  rarityRepeatedWeighted:
    'idf, sözcük ne kadar seyrekse o kadar yüksek; geçtiği belge sayısı: {documents}; çarpı {repetition}, bu belgelerde ne kadar sık yinelenirse o kadar yüksek; çarpı {weight}',
  weight: 'ağırlık (weight): eşleşmeler ile tam biçimlerin ve yakın sözcüklerin eklediklerinin toplamı',
  field: '{field} alanında {count} kez: alanın ağırlığı {weight}, sözcük sayısı {length}',
  matchedFormCounted: '{forms}: "{stem}" gövdesinin bir biçimi olarak eşleşti, {boost} katsayısıyla',
  matchedForm: '{forms}: "{stem}" gövdesinin bir biçimi olarak eşleşti',
  matchedCounted: '{forms}: {kind} olarak eşleşti, {boost} katsayısıyla',
  matched: '{forms}: {kind} olarak eşleşti',
  exact: '"{word}" gibi yazılmış: bu eşleşmelerin ağırlığının {factor} katı',
  near: 'sorgunun başka bir sözcüğüne en çok {words} sözcük uzaklıkta: bu eşleşmelerin ağırlığının {factor} katı, öteki sözcük ne kadar uzak ve yaygınsa o kadar az',
  headings: 'ara başlıklarda: bu eşleşmelerin ağırlığının {factor} katı',
  shared: 'ilk sonuçların ortak sözcükleri',
  noText: 'bunları içerebilecek bir metin yok: metni olan sonuçların ortalama aldığı kadar',
  exactTitle: 'başlık sorgunun kendisi: (k1 + 1) × tüm sözcüklerin idf değeri',
  exactTitleLowered:
    'başlık sorgunun kendisi: (k1 + 1) × tüm sözcüklerin idf değeri, metin olmadığı ya da başlıkta başka işaretler bulunduğu için düşürüldü',
  quoted:
    'metin sorguyu sözcüğü sözcüğüne içeriyor: (k1 + 1) × tüm sözcüklerin idf değeri, düşürülmüş olarak',
  named:
    'belgenin başka bir adı sorgunun kendisi: (k1 + 1) × tüm sözcüklerin idf değeri, eksi sözcüklerin puanının dörtte üçü',
  pinned: 'bu sorgu için sabitlendi: sözcüklerin, bir başlığın ya da bir tümcenin verebileceğinden fazla',
  laterStage:
    'sum / (1 + sum) * {times} değerine düşürüldü (sum: sözcüklerin toplamı), çünkü bu belge ancak aramanın daha sonraki bir aşamasında bulundu (eş anlamlılar, tamamlamalar, düzeltmeler)',
  importance: 'önem: sözcükler {factor} katsayısıyla sayılır, çünkü başka belgeler daha önemli',
  importanceLeast:
    'önem: sözcükler, en önemsiz belgedeki gibi {factor} katsayısıyla sayılır, çünkü başka belgelerde sorgunun daha çok sözcüğü var',
  importanceField: '1 + {weight} × {field} alanına göre önem: 1 üzerinden {share}',
  weightOfFolder: '{folder} klasörünün ağırlığı',
  weightOfSection: '{section} bölümünün ağırlığı',
  weightOfLanguage: '{language} dilinin ağırlığı',
  weightOfValue: '{field} = {value} ağırlığı',
  cluster: 'sözcükler, kümenin verdiği puanla',
  clusterLater: 'sözcükler, kümenin verdiği puanla, önceki aşamaların ({stages}) tüm sonuçlarının altında',
  clusterRest: 'sözcüklerin nerede geçtiği, başlığın ne olduğu ve ilk sonuçların neyi paylaştığı',
  clusterSum: 'şunların toplamı',
  kindWord: 'aranan sözcük',
  kindSynonym: 'eş anlamlı',
  kindCompound: 'bileşik sözcük',
  kindPrefix: 'böyle başlayan sözcük',
  kindTypo: 'yazım yanlışı',
  field_title: 'başlık',
  field_text: 'metin',
  field_related: 'ilgili başlıklar',
  field_tags: 'etiketler',
  field_other: 'diğerleri',
  field_author: 'yazar',
  field_summary: 'özet',
  field_texts: 'diğer metinler',
};

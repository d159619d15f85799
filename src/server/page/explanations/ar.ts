// What explanations say in Arabic.

import type { Explanations } from './explanation.js';

/** What explanations say in Arabic. */
export const ar: Explanations = {
  sum: 'مجموع الكلمات',
  noWord: 'لا ترد في هذه الوثيقة كلمة تؤثر في الترتيب',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight)، حيث k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight)، حيث k1 = {k1}، مرة لكل لغة من لغات الوثيقة ترد فيها الكلمة',
  rarity: 'idf، يرتفع كلما ندرت الكلمة؛ عدد الوثائق التي ترد فيها: {documents}',
  rarityWeighted: 'idf، يرتفع كلما ندرت الكلمة؛ عدد الوثائق التي ترد فيها: {documents}؛ مضروبًا في {weight}',
  rarityRepeated:
    'idf، يرتفع كلما ندرت الكلمة؛ عدد الوثائق التي ترد فيها: {documents}؛ مضروبًا في {repetition}، ويرتفع كلما كثر تكرارها في تلك الوثائق',
  rarityRepeatedWeighted:
    'idf، يرتفع كلما ندرت الكلمة؛ عدد الوثائق التي ترد فيها: {documents}؛ مضروبًا في {repetition}، ويرتفع كلما كثر تكرارها في تلك الوثائق؛ مضروبًا في {weight}',
  weight: 'الوزن (weight): مجموع المطابقات وما تضيفه الكلمات القريبة والصيغ المطابقة تمامًا',
  field: 'عدد المرات في حقل {field}: {count}؛ وزن الحقل {weight}، وطوله بالكلمات {length}',
  matchedFormCounted: '{forms}: مطابقة على أنها صيغة من الجذع "{stem}"، بمعامل {boost}',
  matchedForm: '{forms}: مطابقة على أنها صيغة من الجذع "{stem}"',
  matchedCounted: '{forms}: مطابقة على أنها {kind}، بمعامل {boost}',
  matched: '{forms}: مطابقة على أنها {kind}',
  exact: 'مكتوبة مثل "{word}": {factor} × وزن هذه المطابقات',
  near: 'على بعد {words} كلمات على الأكثر من كلمة أخرى في الاستعلام: {factor} × وزن هذه المطابقات، ويقل كلما بعدت الكلمة الأخرى وشاعت',
  headings: 'في العناوين الفرعية: {factor} × وزن هذه المطابقات',
  shared: 'كلمات مشتركة بين النتائج الأولى',
  noText: 'لا نص يمكن أن ترد فيه: بقدر متوسط ما تناله النتائج التي لها نص',
  exactTitle: 'العنوان هو الاستعلام نفسه: (k1 + 1) × idf لكل الكلمات',
  exactTitleLowered:
    'العنوان هو الاستعلام نفسه: (k1 + 1) × idf لكل الكلمات، مخفّضًا لغياب النص أو لوجود علامات أخرى في العنوان',
  quoted: 'يرد الاستعلام في النص حرفيًّا: (k1 + 1) × idf لكل الكلمات، مخفّضًا',
  named: 'للوثيقة اسم آخر هو الاستعلام نفسه: (k1 + 1) × idf لكل الكلمات، ناقص ثلاثة أرباع درجة الكلمات',
  pinned: 'مثبّتة لهذا الاستعلام: أكثر مما يمكن أن تعطيه الكلمات أو عنوان أو جملة',
  laterStage:
    'خُفّضت إلى sum / (1 + sum) * {times} (sum: مجموع الكلمات)، لأن هذه الوثيقة لم يُعثر عليها إلا في مرحلة لاحقة من البحث (المرادفات والإكمالات والتصحيحات)',
  importance: 'الأهمية: تُحسب الكلمات بمعامل {factor}، لأن وثائق أخرى أهم',
  importanceLeast:
    'الأهمية: تُحسب الكلمات بمعامل {factor}، كما في أقل الوثائق أهمية، لأن في وثائق أخرى عددًا أكبر من كلمات الاستعلام',
  importanceField: '1 + {weight} × الأهمية حسب حقل {field}: {share} من 1',
  weightOfFolder: 'وزن المجلد {folder}',
  weightOfSection: 'وزن القسم {section}',
  weightOfLanguage: 'وزن اللغة {language}',
  weightOfValue: 'وزن {field} = {value}',
  cluster: 'الكلمات بالدرجة التي يعطيها عنقود الخوادم',
  clusterLater: 'الكلمات بالدرجة التي يعطيها عنقود الخوادم، تحت كل نتائج المراحل السابقة ({stages})',
  clusterRest: 'مواضع الكلمات وعنوان الوثيقة وما تشترك فيه النتائج الأولى',
  clusterSum: 'مجموع ما يلي',
  kindWord: 'الكلمة المطلوبة',
  kindSynonym: 'مرادف',
  kindCompound: 'كلمة مركبة',
  kindPrefix: 'كلمة تبدأ هكذا',
  kindTypo: 'خطأ مطبعي',
  field_title: 'العنوان',
  field_text: 'النص',
  field_related: 'العناوين ذات الصلة',
  field_tags: 'الوسوم',
  field_other: 'المتفرقات',
  field_author: 'المؤلف',
  field_summary: 'الملخص',
  field_texts: 'النصوص الأخرى',
};

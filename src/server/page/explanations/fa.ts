// What explanations say in Persian.

import type { Explanations } from './explanation.js';

/** What explanations say in Persian. */
export const fa: Explanations = {
  sum: 'جمع واژه‌ها',
  noWord: 'در این سند واژه‌ای نیست که در رتبه‌بندی به شمار آید',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight)، با k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight)، با k1 = {k1}، یک بار برای هر زبان سند که این واژه در آن آمده است',
  rarity: 'idf، هرچه واژه کمیاب‌تر، بیشتر؛ شمار اسناد دارای آن: {documents}',
  rarityWeighted: 'idf، هرچه واژه کمیاب‌تر، بیشتر؛ شمار اسناد دارای آن: {documents}؛ ضرب در {weight}',
  rarityRepeated:
    'idf، هرچه واژه کمیاب‌تر، بیشتر؛ شمار اسناد دارای آن: {documents}؛ ضرب در {repetition}، هرچه این اسناد آن را بیشتر تکرار کنند، بیشتر',
  rarityRepeatedWeighted:
    'idf، هرچه واژه کمیاب‌تر، بیشتر؛ شمار اسناد دارای آن: {documents}؛ ضرب در {repetition}، هرچه این اسناد آن را بیشتر تکرار کنند، بیشتر؛ ضرب در {weight}',
  weight: 'وزن (weight): جمع موارد یافته و آنچه شکل‌های دقیق و واژه‌های نزدیک می‌افزایند',
  field: '{count} بار در فیلد {field}: وزن فیلد {weight}، شمار واژه‌ها {length}',
  matchedFormCounted: '{forms}: یافته‌شده به‌عنوان شکلی از ریشهٔ "{stem}"، با ضریب {boost}',
  matchedForm: '{forms}: یافته‌شده به‌عنوان شکلی از ریشهٔ "{stem}"',
  matchedCounted: '{forms}: یافته‌شده به‌عنوان {kind}، با ضریب {boost}',
  matched: '{forms}: یافته‌شده به‌عنوان {kind}',
  exact: 'نوشته‌شده به شکل "{word}": {factor} × وزن این موارد',
  near: 'دست بالا {words} واژه دور از واژهٔ دیگری از پرسش: {factor} × وزن این موارد، هرچه آن واژه دورتر و رایج‌تر، کمتر',
  headings: 'در عنوان‌های درون متن: {factor} × وزن این موارد',
  shared: 'واژه‌های مشترک نخستین نتایج',
  noText: 'متنی نیست که آن‌ها را در بر داشته باشد: به اندازهٔ میانگین نتایجی که متن دارند',
  exactTitle: 'عنوان همان پرسش است: (k1 + 1) × idf همهٔ واژه‌ها',
  exactTitleLowered:
    'عنوان همان پرسش است: (k1 + 1) × idf همهٔ واژه‌ها، کاسته‌شده چون متنی نیست یا عنوان نشانه‌های دیگری دارد',
  quoted: 'متن پرسش را واژه‌به‌واژه در بر دارد: (k1 + 1) × idf همهٔ واژه‌ها، کاسته‌شده',
  named: 'نام دیگری از سند همان پرسش است: (k1 + 1) × idf همهٔ واژه‌ها، منهای سه‌چهارم امتیاز واژه‌ها',
  pinned: 'سنجاق‌شده برای این پرسش: بیش از آنچه واژه‌ها، یک عنوان یا یک جمله می‌توانند بدهند',
  laterStage:
    'کاسته‌شده به sum / (1 + sum) * {times} (sum: جمع واژه‌ها)، چون این سند تنها در مرحله‌ای بعدی از جستجو یافت شد (مترادف‌ها، تکمیل‌ها، تصحیح‌ها)',
  importance: 'اهمیت: واژه‌ها با ضریب {factor} به شمار می‌آیند، چون اسناد دیگری مهم‌ترند',
  importanceLeast:
    'اهمیت: واژه‌ها با ضریب {factor} به شمار می‌آیند، مانند کم‌اهمیت‌ترین سند، چون اسناد دیگری واژه‌های بیشتری از پرسش دارند',
  importanceField: '1 + {weight} × اهمیت بر پایهٔ فیلد {field}: {share} از 1',
  weightOfFolder: 'وزن پوشهٔ {folder}',
  weightOfSection: 'وزن بخش {section}',
  weightOfLanguage: 'وزن زبان {language}',
  weightOfValue: 'وزن {field} = {value}',
  cluster: 'واژه‌ها، با امتیازی که خوشهٔ سرورها می‌دهد',
  clusterLater: 'واژه‌ها، با امتیازی که خوشهٔ سرورها می‌دهد، پایین‌تر از همهٔ نتایج مرحله‌های پیشین ({stages})',
  clusterRest: 'جای واژه‌ها، عنوان سند و آنچه میان نخستین نتایج مشترک است',
  clusterSum: 'جمع این موارد',
  kindWord: 'همان واژه',
  kindSynonym: 'مترادف',
  kindCompound: 'واژهٔ مرکب',
  kindPrefix: 'واژه‌ای با این آغاز',
  kindTypo: 'غلط تایپی',
  field_title: 'عنوان',
  field_text: 'متن',
  field_related: 'عنوان‌های مرتبط',
  field_tags: 'برچسب‌ها',
  field_other: 'سایر',
  field_author: 'نویسنده',
  field_summary: 'خلاصه',
  field_texts: 'متن‌های دیگر',
};

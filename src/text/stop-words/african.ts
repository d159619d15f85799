// Function words of African languages in Latin letters. Swahili and Hausa use them as stop words; all tell languages apart.

export const swahili = `
ya wa na kwa ni katika za la cha vya kuwa hiyo huo hii hili hayo huyo hizo hizi hao hawa haya ile yule yake wake zake lake wao
yao lakini baada pia kama ambayo ambao ambaye ambapo ambalo kutoka hadi bila sana si kabla ili kwamba bado tu wakati hivyo hapa
hapo huko hakuna ambazo alikuwa walikuwa ilikuwa amekuwa mimi wewe yeye sisi nyinyi nini nani wapi lini gani kwanini au ndio
ndiyo kila wote yote zote moja mmoja
`;

export const hausa = `
da na ta ya a ne ce wani wata wasu cikin don shi ita yi kuma ba ban wannan wannan wadannan daga mai masu ga ko su zai za suka
aka an amma domin lokacin bayan kan kasar sai har haka tun duk kamar shin ina yaya mene wane wace yana tana suna muna kuna mu ku
ni kai ke zuwa saboda idan cewa inda wanda wadda da'a akwai babu nan can tare yadda
`;

export const somali = `
oo iyo ee ka ku in la uu ay ah waa soo waxaa waxa kale ayaa ayuu ayay wuxuu waxay kala sida laakiin mid si aan lagu looga uga
loo isku inuu inay isaga iyada sheegay kadib kaasoo taasoo markii marka dadka balse haddii sidoo
`;

export const oromo = `
fi kan akka irraa keessa jiru kun kana isaa ture yeroo garuu irratti waan isheen isaan itti hin namoota kanaaf booda yoo
jechuun keessatti fi immoo haa kanneen isa ishee wajjin malee biyya
`;

export const igbo = `
nke ndị bụ ga ka dị ahụ mana onye anyị gị otu ihe maka si ha kwuru na ya n'ime ọ ndi bu ike e ma unu mere nwere ebe oge
`;

export const yoruba = `
ní ti tí àwọn náà sí ó ṣe wọn fún kí láti bá pé yìí àti lọ́wọ́ jẹ́ ni ṣùgbọ́n awọn naa fun lati bi yii si ko kan
`;

export const rundi = `
mu ku na ya iki uyu ni kandi ko bwa cane yari ngo abo ari uwo kuri hamwe kugira ivyo iyo muri uko mugabo ico bari igihugu
nk'uko aho abantu kubera cyane cyangwa ariko byo iyi aba umwe nyuma imbere
`;

export const shona = `
kuti uye ne mu ku kana asi iyi vanhu nekuti zvakare ari kubva zvino pa ndi uyu ava pamusoro naizvozvo nyika zvikuru vari mukati
izvi iri vanoti makore muna
`;

export const xhosa = `
ukuba kwaye le uku kodwa kunye xa lo kwi njengoko ngoku abantu nto apho ukuthi futhi kanye uma lapho bese ngoba loo oku kule
kuba yaye into abo
`;

export const ganda = `
nti mu ku era nga okuva naye oba ne omu nnyo abantu ba bwe okw mu kya ya gye ky olw'okuba ono ebyo ng'omu lwa wa mu bano buli
ggwanga yagambye
`;

export const lingala = `
na ya ba oyo te mpo ete mpe kasi bato to yango azali mokolo wana nde lokola kaka soki bango biso mboka ekolo ezali bazali
`;

// Stop words of German, Dutch, Swedish, Norwegian and Danish: articles, pronouns, prepositions, conjunctions, auxiliaries.

export const german = `
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus
bei beide beiden beim bereits bin bis bist bzw
da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das dass dasselbe davon davor
dazu dein deine deinem deinen deiner dem den denen denn der deren derer derselbe des dessen deshalb desto die dies diese dieser
diesem diesen dieses doch dort du durch durfte dürfen
ebenso ein eine einem einen einer eines einige einigen einiger einiges einmal er es etwa etwas euch euer eure
falls für
gab ganz gar gegen gewesen gibt ging
hab habe haben hast hat hatte hatten hätte hätten her hier hin hinter
ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist
ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes jetzt
kann kannst kein keine keinem keinen keiner keines können könnte könnten konnte konnten
lassen lässt ließ
man manche manchem manchen mancher manches mehr mein meine meinem meinen meiner mich mir mit möchte mögen muss mussten musste
müssen müsste
nach nachdem neben nein nicht nichts noch nun nur
ob obwohl oder oft ohne
sehr sei seid sein seine seinem seinen seiner seines seit seitdem selbst sich sie sind so sobald solche solchem solchen solcher
soll sollen sollte sollten somit sondern sonst soviel sowie sowohl statt
über um und uns unser unsere unserem unseren unserer unter
viel viele vielen vieler vom von vor
während wann war waren warum was weder wegen weil weiter weitere weiteren welche welchem welchen welcher welches wem wen wenn
wer werde werden weshalb wessen wie wieder wieso will wir wird wirst wo wobei wodurch wofür woher wohin wollen wollte wollten
womit woran worauf woraus worin wurde wurden würde würden
zu zum zur zwar zwischen
`;

export const dutch = `
aan al alle alleen als altijd ander andere anders
ben bent bij bijna binnen boven buiten
daar daarbij daardoor daarna daarom dan dat de degene den der deze die dit doch doen doet door dus
echter een eens eerst elk elke en enige er erg ergens eveneens
ga gaan gaat geen geweest geworden
haar had hadden heb hebben hebt heeft hem hen het hier hij hoe hoeveel hoewel hun
ieder iedere iemand iets ik in indien is
ja je jij jou jouw jullie
kan kon konden kun kunnen kunt
maar me meer mee men met mij mijn moest moeten moet mocht mogen
na naar nadat naast net niemand niet niets nog nooit nu
of om omdat onder ons onze ook op over
per
reeds
sinds slechts sommige steeds
te tegen tenzij terwijl toch toen tot tussen
u uit uw
vaak van vanaf vanwege veel via vol volgens voor vooral voordat
waar waarbij waardoor waarin waarom waarop wanneer waren was wat weer wel welk welke werd werden wie wij wil worden wordt
zal ze zeer zelf zelfs zich zij zijn zo zoals zodat zonder zou zouden zowel zullen
`;

export const swedish = `
aldrig all alla allt alltid alltså andra att av
bara bland blev bli blir blivit både
de dem den denna deras dess dessa det detta dig din dina ditt du där därför då
efter eftersom ej eller en er era ert ett
fick finns flera flesta får för fram från före
genom gjorde gör göra
ha hade han hans har hela henne hennes hon honom hos hur här
i icke igen ibland in inga ingen inget innan inom inte
ja jag ju
kan kom komma kommer kunde kunna kring
man med medan mellan men mer mig min mina mitt mot mycket många måste
ned nej ni nog nu när någon något några nära
och också om oss
på
redan
samma samt sedan sig sin sina sitt ska skall skulle snart som så sådan sådana sådant
till trots
under upp ut utan utanför
vad var vara varför varit varje vars vart vem vems vi via vid vidare vilka vilkas vilken vilket vill ville väl
än ännu är åt
över
`;

export const norwegian = `
alle alltid alt altså andre at av
bare ble bli blir blitt både
da de deg dei deim deira dem den denne der deres dersom det dette di din dine disse ditt du dykk
eg ein eit eller en enn er et ett etter
flere for foran fordi fra før få får
gjennom gjorde gjør gjøre
ha hadde han hans har hele henne hennes her hos hun hva hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor
i ikke ikkje ingen inn innen innenfor
ja jeg
kan kom kommer korleis kunne kva kvifor
mange med meg mellom men mens mer min mine mitt mot mye må måtte
ned nei noe noen nok nå når
og også om opp oss over
på
samme samt seg selv si siden sin sine sitt skal skulle slik som så
til
under ut uten utenfor
var ved vi via videre vil ville vår være vært
å
`;

export const danish = `
aldrig alle allerede alt altid altså anden andet andre at af
bare begge blev blive bliver blevet både
da de dem den denne der deres derfor det dette dig din dine disse dit du dog
efter eftersom eller ej en end endnu er et
fik flere for fordi foran fra før få får
gennem gjorde gør gøre
ham han hans har havde have hele hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor
hvornår
i igen ikke imellem ind inden inden ingen intet
ja jeg jer jeres jo
kan kom kommer kun kunne
lige
man mange med meget mellem men mens mere mig min mine mit mod må måtte
ned nej nogen noget nogle nok nu når
og også om omkring op os over
på
samme samt selv siden sig sin sine sit skal skulle som så sådan
til
ud uden udenfor under
var ved vi via videre vil ville vor vores være været
`;

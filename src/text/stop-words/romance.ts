// Stop words of French, Spanish, Italian, Portuguese, Romanian and Catalan.

export const french = `
à afin ai ainsi alors après as au aucun aucune aujourd'hui auquel aura aurait auront aussi autre autres aux auxquelles auxquels
avaient avait avant avec avez avoir avons ayant
bien
ça car ce ceci cela celle celles celui cependant certains ces cet cette ceux chacun chaque chez ci combien comme comment contre
d'abord dans de déjà depuis des dès dessous dessus deux devant doit doivent donc dont du duquel durant
elle elles en encore entre envers es est et étaient était étant été être eu eut eux
faire fait faut fois font fut
grâce
hors
ici il ils
jamais je jusque jusqu
l'on la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui là
ma mais malgré me même mêmes mes mi mien moi moins mon
n'est ne ni non nos notre nous
on ont or ou où oui
par parce parfois parmi pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant pouvait presque puis puisque
qu quand que quel quelle quelles quelque quelques quels qui quoi
rien
sa sans sauf se selon sera serait seront ses si sien sinon soi soit son sont sous souvent suis sur
ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes très trop tu
un une
va vers voici voilà vont vos votre vous vu
y
`;

export const spanish = `
a acá además ahí ahora al algo alguna algunas alguno algunos algún allí allá ambos ante antes aquel aquella aquellas aquello
aquellos aquí así aún aunque
bajo bien
cada casi como cómo con contra cual cuál cuales cuáles cualquier cuando cuándo cuánto cuántos cuántas cuanto cuyo cuya
da dan de debe deben debido del demás dentro desde después dicho donde dónde dos durante
e el él ella ellas ello ellos en entonces entre era eran eras eres es esa esas ese eso esos esta está estaba estaban estado
estamos están estar estas este esto estos estoy etc
fue fuera fueron
gran
ha haber había habían hace hacer hacia han hasta hay he hemos hizo hoy
incluso
la las le les lo los luego
mas más me mediante mejor menos mi mí mientras mis mismo misma mismos mismas mucha muchas mucho muchos muy
nada ni ningún ninguna ninguno no nos nosotros nosotras nuestra nuestras nuestro nuestros nunca
o os otra otras otro otros
para pero poco por porque pues puede pueden podía pudo
que qué quien quién quienes quiénes
se sea sean según ser será serán si sí sido siempre siendo sin sino sobre sólo solo son su sus
tal también tampoco tan tanto te tener tenía tiene tienen toda todas todavía todo todos tras tu tú tus
u un una unas uno unos usted ustedes
va vamos van varios veces vez vosotros vuestra vuestro
y ya yo
`;

export const italian = `
a abbia abbiamo abbiano agli ai al alcun alcuna alcune alcuni all alla alle allo allora altra altre altri altro anche ancora
anziché appena aveva avevano avere avuto
ben bene
c'è che chi ci ciascun ciascuna ciò cioè circa ci coi col come comunque con contro così cui
da dagli dai dal dall dalla dalle dallo davanti degli dei del dell della delle dello dentro deve devono di dietro dopo dove
dovrebbe dunque due durante
e è ecco ed egli ella era erano essa esse essendo essere essi esso
fa fanno fare fatto finché fino fra fu fuori furono
gli già
ha hai hanno ho
i il in infatti inoltre insieme invece io
l la là le lei li lo loro lui lì
ma mai me meno mentre mi mia mie miei mio molta molte molti molto
ne né negli nei nel nell nella nelle nello nessun nessuna nessuno niente no noi non nostra nostre nostri nostro nulla
o od oggi ogni oltre oppure ora
parte per perché perciò pero però piuttosto più po poco poi presso prima proprio può possono potrebbe
qua qual quale quali qualche qualcuno quando quanta quante quanti quanto quasi quegli quei quel quella quelle quelli quello
questa queste questi questo qui quindi
sarà saranno sarebbe se sé sei sempre senza si sia siamo siano siete sin sino solo sono sopra sotto sta stanno stata state stati
stato stessa stesse stessi stesso su sua subito sue sugli sui sul sull sulla sulle sullo suo suoi
tale tali tanto te ti tra tra troppo tu tua tue tuo tuoi tutta tuttavia tutte tutti tutto
un una uno
vari verso vi via voi vostra vostri vostro
`;

export const portuguese = `
a à ainda algo alguém algum alguma algumas alguns além ali ambos ante antes ao aos apenas apesar após aquela aquelas aquele
aqueles aquilo aqui as às assim até através
bem
cada casa cerca com como contra contudo cuja cujo
da daquela daquele das de dela delas dele deles dentro depois desde dessa desse desta deste deve devem disso disto do dois dos
durante
e é ela elas ele eles em embora enquanto entre então era eram essa essas esse esses esta está estão estas estava estavam este
estes estar eu
faz fazer fez foi fora foram fosse
grande
há havia haver
isso isto
já
la lá lhe lhes logo
mais mas me meio menos mesma mesmas mesmo mesmos meu meus minha minhas muita muitas muito muitos
na nada não nas nela nele nem nenhum nenhuma nessa nesse nesta neste ninguém no nos nós nossa nossas nosso nossos num numa nunca
o onde os ou outra outras outro outros
para pela pelas pelo pelos perante pode podem poderia podia pois por porém porque porquê portanto pouca pouco poucos pôde
primeiro própria próprio
qual quais qualquer quando quanta quanto quantos quantas quase que quê quem
se sem sempre sendo ser será serão seria seu seus si sido sim sob sobre só sua suas
tal talvez também tampouco tão te tem têm tendo tenha ter teu teve tinha tinham toda todas todavia todo todos tu tua tudo
um uma umas uns
vai vão vários vez vezes você vocês vos
`;

export const romanian = `
a abia acea aceasta această aceea aceeași acei aceia acel acela acelasi același acele acelea acest acesta aceste acestea acestei
acestor acestora acestui acești aceștia acolo acum ai aia aici al ale alt alta altă alte altele altfel alți altul am anume apoi
ar are as asemenea asta astfel asupra aș așa așadar ați atât atâta atâtea atunci au avea avem avut aveți azi
ba bine
ca că căci când care căreia căror cărui căruia cât câte câți către câtva ce cea ceea cei ceilalți cel cele celor ceva chiar cine
cineva contra cu cum cumva
da dacă dar dat datorită de deasupra deci decât deja deoarece departe deși despre destul din dincolo dintr dintre doar doi după
e ea ei el ele era erau este eu
fără față fi fie fiecare fiind fost
i iar îi îl îmi împotriva în înainte înaintea încă încât într între întru își îți
la le li lor lui
m mai mare mea mei mele mereu meu mi mine mod mult multă multe mulți
n ne nici nimeni nimic niște noastră noastre noi nostru noștri nu numai
o ori oricare orice oricând oricine
pe pentru peste pot prea prin printr printre prin puțin putea poate
s sa să săi sale sau său se și sîntem spre sub sunt suntem sus
ta tăi tale tău te ți tot toată toate toți totul totuși tu
un una unde undeva unei unele uneori unii unor unui unul
va vă voi vor vostru voastră voștri vreo vreun
`;

export const catalan = `
a abans això aixi així al algun alguna alguns als altra altre altres amb ara aquell aquella aquelles aquells aquest aquesta
aquestes aquests aquí
bé
cada cap com contra
d'un d'una de del dels des després dins doncs durant
e el ell ella elles ells els em en encara ens entre era eren es és està estan estar et
fa fer fins fou
ha han havia he hem hi ho
i
ja jo
l la les li llavors lo
més mateix mateixa meu meva molt molta molts moltes
na ni no nosaltres nostra nostre
o on
per perquè però poc pot
qual quals quan que què qui quin quina quins
sense ser seu seus seva seves si sí sobre són sota sols
també tan tant te té tot tota totes tots tu
un una unes uns us
va van vosaltres
`;

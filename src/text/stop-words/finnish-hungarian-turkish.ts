// Stop words of Finnish, Hungarian and Turkish.

export const finnish = `
aina ainakin alla ei eikä eivät eli emme en enemmän eniten ennen että et ette
he heidän heidät heille heillä heistä heitä hän häneen hänelle hänellä hänen hänessä hänestä hänet häntä
ihan ilman itse
ja jo joiden joihin joiksi joilla joille joina joissa joista joita joka jokainen jokin joko joku jolla jolle jolloin jonka jos
josta jossa johon jota jotka jotta jälkeen
kaikki kanssa kautta kenen ketkä kohti koko koska kuin kuinka kuitenkin kuka kun kuten keskellä
lisäksi luona läpi
me meidän meidät meille meillä meistä meitä mikä miksi mikäli mille millä millainen milloin minkä minun minulla minulle minut
minua minä missä mistä mitkä mitä mihin mukaan mutta muu muun muut myös myöten
ne niiden niihin niille niillä niin niissä niistä niitä noin nuo nyt näiden näissä näistä näitä nämä
oikein ole olemme olen olet olette oli olisi olisivat olivat olla olleet ollut on oma ovat
paitsi paljon pitää pois päin
saa sama samoin se sekä sellainen sen siellä siihen siinä siis siitä silloin sille sillä sinun sinä sitten sitä
taas tai tapauksessa te tehdä teidän toinen tuo tulee tuolloin täällä tähän tälle tällä tällöin tämä tämän tässä tästä tätä
vaan vai vaikka varten vasta vastaan vielä voi voidaan voivat vuoksi välillä
yhä yli
`;

export const hungarian = `
a abba abban abból ahhoz ahogy ahol aki akik akit akkor akár alatt által általában amely amelyek amelyekben amelyeket amelyet
amelyben amelynek ami amikor amit amíg amíg annak arra arról át attól az azért azok azokat azon azonban azt aztán azután azzal
bár be belül benne bele
cikk csak
de
e eddig egész egy egyes egyetlen egyik egyre egyéb el elég ellen elő először előtt emilyen en ennek erre ez ezek ezen ezért ezt
ezzel és
fel felé
ha hanem hiszen hogy hogyan hol
ide igen így ill illetve ilyen ilyenkor is
jó jól
kell kellett ki kik kívül között közül
le legalább legyen lehet lehetett lenne lenni lesz lett
maga magát majd már más másik meg még mellett mely melyek mert mi miért míg milyen mikor mind minden mindenki mindig mint mintha
mit mivel most
nagyon ne néha nekem neki nem néhány nélkül nincs
ő ők őket olyan ott össze
pedig persze
rá rám róla
s saját sem semmi sok sokat sokkal során
számára szemben szerint szinte
talán tehát teljes tovább továbbá több túl
után úgy új újra
vagy vagyis valaki valami valamint van vannak volna volt voltak vele viszont vissza
`;

export const turkish = `
acaba ama ancak artık asla aslında az
bana başka bazen bazı bazıları belki ben benden beni benim beri bile bir birçok biri birkaç birşey biz bizden bize bizi bizim
böyle böylece bu buna bunda bundan bunlar bunları bunların bunu bunun burada
çok çoğu çünkü
da daha dahi de defa değil diğer diye dolayı
en
eğer elbette
fakat
gibi göre
hala halen hangi hangisi hatta hem henüz hep hepsi her herhangi herkes hiç hiçbir
için ile ilgili ise
itibaren
kadar karşın kendi kendilerine kendine kendini kez ki kim kime kimi kimin
mi mı mu mü
nasıl ne neden nedenle nedeniyle nerede nereye niçin niye
o olan olarak oldu olduğu olduğunu olduklarını olmadı olmak olması olmayan olmaz olsa olsun olup olur olursa oluyor ona ondan
onlar onlara onlardan onları onların onu onun orada oysa
öyle önce
pek
rağmen
sadece sanki şey sen senden seni senin siz sizden size sizi sizin sonra
şayet şöyle şu şuna şunda şundan şunlar şunu
tarafından tüm
üzere üzerinde üzerine
var vardı ve veya
ya yani yapılan yerine yine yoksa yok
zaten
`;

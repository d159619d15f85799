// Stop words of Russian, Ukrainian, Polish, Czech and Bulgarian.

export const russian = `
а
без более больше был была были было быть бы
в вам вами вас ваш ваша ваше ваши вдоль ведь весь во вокруг вот все всё всего всем всеми всему всех всю вся всегда вы
где
да даже для до должен должна должны
его ее её ей ему если есть еще ещё
же
за зачем здесь
и из из-за или им ими именно иногда их
к каждый каждая кажется как какая какие каким каких какого какое какой какую когда кого ком кому которая которого которое
которой котором которому которую которые который которым которыми которых кроме кто куда
ли либо лишь
между меня мне много может можно мной мог могла могли могут мой моя моё мои мы
на над надо нам нами нас наш наша наше наши не него нее неё ней нельзя нем нём нему нет ни нибудь никогда ним ними них ничего
но ну нужно
о об оба однако около он она они оно опять от отчего очень
перед по под после потом потому почему почти при про просто против пусть
раз разве
с сам сама сами само самый самая самое самые свой свою своя свое своё своего своей своих своим своими свои себе себя сейчас
со совсем среди
та так такая также такие такой там твой тебе тебя тем теми теперь то тобой тогда того тоже той только том тому тот тою туда тут
ты
у уж уже
хотя
чего чей чем через что чтоб чтобы чуть чьи чья
эта эти этим этими этих это этого этой этом этому этот эту
я
является являются
сколько
`;

export const ukrainian = `
а або адже але
без би був була були було бути
в вам вас ваш ваша ваші весь вже ви від він вона вони воно все всі всіх всього втім
де для до дуже
є
ж же
з за завжди зараз зі
й його йому її їй їм їх і із інша інші інших
к кожен коли кого кому крім
лише
мав мала мали між мене мені ми може можна мій моя
на над навіть нам нас наш наша наші не него нема неї нею ним них ні ніж ніколи
о об однак окрім
перед під після по поки понад при про проте проти
разом
сам себе собі саме свій своєї свого свої своїх своїм свою
та так така такий такі також там те теж ти тим тих тільки то тобі того тоді той тому тут
у
хоча хто
це цей ця цього цьому цієї ці цих цим
чи чому через
що щоб
як яка яке який якого якої якому якщо які яких якій якою яку
я
`;

export const polish = `
a aby ale albo ani
bardzo bez bo by być był była było były będzie będą
chociaż ci co coś czy czyli często
da dla do dlaczego dlatego
gdy gdyby gdzie go
i ich ile im in inne inny innych
ja jak jaka jaki jakie jako je jednak jednym jego jej jemu jest jestem jeszcze jeśli jeżeli już
każdy kiedy kilka kim kto ktoś która które którego której który których którym którzy która którą
lecz lub
ma mają mam mi między mimo mnie mogą może można mój moja my
na nad nam nas nasz nasza nasze nawet nią nich nie niego niej nim nimi niż no
o od ok on ona one oni ono oraz
po pod podczas ponad ponieważ poza przed przede przez przy
również
się są sam sobie swoje swój swoich swojej swoją skąd
ta tak taka taki takie także tam te tego tej tę też tego ten to tobie tu tutaj twój ty tych tylko tym
u
w wam was we więc wiele wiele według wszyscy wszystko wszystkich właśnie
z za zaś ze że żeby został została zostały
`;

export const czech = `
a aby ačkoli aj ale ani ano asi
bez bude budou by byl byla byli bylo byly být během
co což
či další dnes do
ho
i
ja jak jako jaký je jeden jedna jedno jeho jej její jejich jen jenom ještě jestli ji jí jím jimi již jsem jsme jsou jste
k kam kde kdo kdy když ke kolik která které který kterou kteří kterých kterým kvůli
má mají mě mezi mi mimo mít mne mnou moc mohl mohou moje můj může my
na nad nám nás náš naše ne nebo nebyl nebyla není než ní nic nich ním
o od on ona oni ono
po pod podle pokud pouze pro proč proto protože před přes přesto při
s se si sice své svůj svou svého svých
ta tak také takže tam tato te tě tedy ten tento této tím to toho tohoto tom tomu toto tu ty tyto tímto
u už
v ve však všech všechno více vy
z za zde ze že
`;

export const bulgarian = `
а ако ала
без беше би бил била били било бъде бъдат
в вас ваш ваша вече ви винаги все всеки всички всичко във
где го
да дали до докато дори
е един една едно
за зад заради защо защото
и из или им има имат
й
как каква какво какъв както кога когато което които кой който колко която към къде
ли
м между ме мен ми много може могат моя му
на над най нас не него нещо нея ни ние никой нито но няма някои някой няколко
о обаче около от отново още
по под поради после почти пред през при
са само се сега си след спрямо според сме сред срещу съм със
т такава такива такъв там твърде те тези ти то това този той толкова точно три трябва тук тя тази
у
че чрез
ще
я
`;

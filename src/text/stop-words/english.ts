// Stop words of English.

export const english = `
a about above across after again against all almost alone along already also although always am among an and another any
anybody anyone anything anywhere are area around as ask at away
back be became because become been before behind being below between both but by
came can cannot cant come could couldnt
did didnt do does doesnt doing done dont down during
each either else enough even ever every everybody everyone everything everywhere except
far few find first for from further
gave get give given go goes going gone got
had hadnt happen has hasnt have havent having he hed her here heres hers herself hes him himself his how however hows
i id if im in indeed instead into is isnt it itd itll its itself ive
just keep kept
later least less let lets like likely
made make making many may maybe me might mine more most mostly much must mustnt my myself
near nearly need neither never no nobody none nor not nothing now nowhere
of off often on once one only onto or other others otherwise our ours ourselves out over own
per perhaps please put
quite rather really regarding
said same saw say says see seem seemed seems seen several shall shant she should shouldnt since so some somebody
someone something sometimes somewhere still such
take taken than that thats the their theirs them themselves then there therefore theres these they theyd theyll theyre
theyve this those though through throughout thus to together too took toward towards
under until up upon us use used using usually
various very via
want was wasnt way we well went were werent weve what whatever whats when whenever where wheres wherever whether which
while who whoever whole whom whos whose why whys will with within without wont would wouldnt
yes yet you youd youll your youre yours yourself yourselves youve
`;

/** Those of them that people search for by themselves: in a short query they count like any other word. */
export const englishSearched = 'find first off using may us made';

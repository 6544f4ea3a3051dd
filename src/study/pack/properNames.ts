/** Parts of names of people, places, microbes and feasts that keep their capital; all other words have none. */
const proper = `
Adams Addis Addison Addisonian Aedes Africa African Aicardi Albright Aldrich Alport Alström Alzheimer America
American Amsler Anderson Angelman Arnold Asherman Asia Asian Asperger Aspergillus Babesia Bacillus Bacteroides
Bannwarth Barlow Barr Barre Barrett Barré Barth Bartholin Bartonella Bartter Basedow Becker Beckwith Behcet Behçet
Bence Bernard Bickerstaff Binswanger Blastomyces Blount Boerhaave Bordetella Borrelia Bouveret Bowen Briquet Brodie
Brucella Brugada Bruton Budd Buerger Burkholderia Burkitt Burnett Calvé Campylobacter Candida Capgras Caplan Caroli
Castleman Chagas Charcot Chiari Chlamydia Churg Claude Clostridioides Clostridium Coccidioides Cockayne Cogan Colles
Conn Cooley Coombs Cotard Cowden Coxiella Creutzfeldt Crigler Crimean Crohn Cronkhite Cruveilhier Cryptococcus
Cryptosporidium Cushing Dandy Danlos Darier Degos Dercum Devic Drager Dravet Dressler Dubin Duchenne Duke Dupuytren
Eaton Ebola Echinococcus Ehlers Ehrlichia Eisenmenger Ekbom Ellison Entamoeba Enterobacter Enterococcus Epstein
Erdheim Escherichia European Evans Ewing Fabry Fallot Fanconi Felty Fisher Fitz Fleming Fournier Francisella Frey
Friderichsen Friedlander Friedländer Friedreich Fuchs Fusobacterium Ganser Gardner Gardnerella Gaucher German
Gerstmann Giardia Gierke Gilbert Gilles Gitelman Glanzmann Goodpasture Gorlin Gottron Graves Guillain Guyon
Haemophilus Hailey Hansen Hartnup Hashimoto Hauser Heberden Heerfordt Helicobacter Henoch Heyde Hirschsprung
Histoplasma Hodgkin Hoffmann Holmes Horner Horton Hughes Huntington Hurler Hutchinson India Jaccoud Jakob Janeway
Janz Japanese Jarisch Jeghers Jervell Johnson Joubert Kallmann Kaposi Kartagener Kasabach Katayama Kawasaki Kearns
Kelly Kienböck Kikuchi Kimmelstiel Kingella Klatskin Klebsiella Kleine Klinefelter Klippel Klüver Kniest Korsakoff
Krabbe Kussmaul Küster Lambert Landry Lange Langerhans Larsen Lassa Leber Legionella Legionnaire Leiden Leigh
Leishmania Lemierre Lennox Leptospira Leriche Lesch Leventhal Levin Lewy Lhermitte Li Libman Liddle Listeria
Loeffler Lofgren Louis Lown Ludwig Lutembacher Lyell Lyme Lynch Löffler Löfgren Maffucci Mallory Marburg Marchiafava
Marfan Marie Mayer McArdle McCune Meckel Mediterranean Meige Meigs Melkersson Mendelson Menetrier Meniere Menkes
Merkel Mikulicz Miller Milroy Mirizzi Mondor Monge Morgagni Morquio Morton Morrison Moschcowitz Munchausen Murray
Mycobacterium Mycoplasma Ménière Ménétrier Müllerian Münchhausen Naegleria Nelson Niemann Nile Nocardia Noonan Nyhan
Ogilvie Oliver Ollier Olszewski Ondine Osgood Osler Oslo Othello Paget Pancoast Parinaud Parkinson Parry Parsonage
Patau Paterson Pendred Perthes Peutz Peyronie Pickwickian Pierre Plasmodium Plummer Pneumocystis Poland Pompe Pott
Prader Prinzmetal Proteus Pseudomonas Purtscher Quervain Quincke Ramsay Rasmussen Raynaud Recklinghausen Refsum
Reiter Rendu Rett Reye Richardson Richter Rickettsia Riedel Robin Rokitansky Romano Rosai Roth Rotor Russell Sachs
Salmonella Samter Sandhoff Sanfilippo Sarcoptes Schatzki Scheie Scheuermann Schilder Schistosoma Schlatter Schmidt
Schmitz Schnitzler Schonlein Schroetter Schwachman Schwann Schönlein Seckel Serratia Sezary Sheehan Shigella
Shprintzen Shulman Shwachman Shy Simmonds Sipple Sjogren Sjögren Smith Sneddon Spanish Sprengel Staphylococcus
Stargardt Steele Stein Steinert Stevens Stickler Stokes Strauss Streptococcus Strongyloides Sturge Sudeck Susac
Swyer Sydenham Séquard Sézary Takayasu Tarlov Tay Thomsen Tietze Tolosa Tourette Toxoplasma Treacher Treponema
Trichinella Trichomonas Trousseau Trypanosoma Turcot Turner Unverricht Usher Verner Vibrio Vincent Vinson Virchow
Vogt Volkmann Waardenburg Waldenstrom Waldenström Wallenberg Waterhouse Weber Wegener Weil Weiss Werdnig Wermer
Werner Wernicke Whipple Wilkie Willebrand Willi Williams Willis Wilms Wilson Wiskott Wolff Wolfram Wolman Yersinia
Zellweger Zenker Zika Zollinger
`;

const capitals = new Map(
  proper
    .trim()
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** Names that are common words too: they have a capital only as part of one of these. */
const phrases =
  /\b(?:(?:Baker|Bell|Brown|Coats|Hand|Hunter|Job|Pick|Potter|Still|Sweet|Turner|West|White)(?=['’]s\b)|(?:Brown|Coats|Down|Hunter|Job|Pick|Still|Sweet|West|Christmas|Potter|Batten)(?= (?:disease|syndrome)\b)|Bell(?= palsy\b)|Baker(?= cyst)|(?<=Ramsay )Hunt|(?<=Marie[- ])Tooth|(?<=Niemann[- ])Pick|(?<=Parkinson[- ])White|Brown(?=[- ]S[eé]quard)|(?<=Paterson[- ])Brown|Hand(?=[- ]Sch)|Rocky Mountain(?= spotted)|Rift Valley|(?<=Le )Fort|West(?= Nile)|Saturday(?= night palsy))/gi;

/** The word as it is written when it is a proper name; else null. */
export function properForm(word: string): string | null {
  return capitals.get(word.toLowerCase()) ?? null;
}

/** Puts capitals where common words are part of a name: "west nile" but "west of". */
export function withPhrases(text: string): string {
  return text.replace(phrases, (found) => found.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (c) => c.toUpperCase()));
}

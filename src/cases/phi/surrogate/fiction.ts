const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Given names that tell a gender, so that a surrogate keeps it; not a list of all there are. */
export const femaleNames = new Set(
  words(`
abigail ada adele agnes aisha alexandra alice alicia alison amanda amelia amina amy ana andrea angela anita ann anna anne annie
antonia audrey barbara beatrice bernadette beth betty brenda bridget camille carla carmen carol caroline catherine cecilia
charlotte chloe christina christine claire clara claudia constance cynthia daisy daniela deborah denise diana diane dolores
donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen elsie emily emma erica esther eva evelyn
fatima fiona florence frances gabriela gemma georgina geraldine gertrude gladys gloria grace greta gwen hannah harriet hazel
heather helen helena ida imogen ines ingrid irene iris isabel isabella ivy jacqueline jane janet janice jasmine jean jennifer
jessica jill joan joanna josephine joyce juanita judith judy julia julie karen kate katherine kathleen katie kelly khadija kim
kimberly kirsten laura lauren leila leonora lilian lily linda lisa liz lorraine louise lucia lucy luz lydia mabel madeleine
maeve margaret margarita maria mariam marianne marie marilyn marion marjorie martha mary matilda maud maureen maya megan
melanie melissa mercedes michelle mildred miriam moira molly mona monica muriel nadia nancy naomi natalia natalie nicole nina
nora norma olga olive olivia pamela patricia paula pauline pearl phyllis pilar priya rachel rebecca regina rita rosa rosalind
rose rosemary ruby ruth sally samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stella
stephanie susan suzanne sylvia tamara tanya teresa thelma theresa tina valerie vanessa vera veronica victoria viola violet
virginia wanda wendy winifred yasmin yolanda yvonne zainab zoe`),
);

export const maleNames = new Set(
  words(`
aaron abdul abraham adam adrian ahmed alan albert alejandro alexander alfred ali allan alvin andre andrew angelo anthony
antonio archibald arnold arthur austin barry benjamin bernard boris brandon brendan brian bruce carl carlos cecil charles
christian christopher clarence claude clifford clive colin craig curtis cyril dale daniel darren david dean dennis derek dominic
donald douglas duncan earl edgar edmund eduardo edward edwin eric ernest ethan eugene felix ferdinand fernando francis francisco
franco frank fred frederick gareth gary gavin geoffrey george gerald gerard gilbert giovanni glen gordon graham greg gregory
guy hamid hamish harold harry harvey hassan hector henry herbert horace howard hubert hugh hugo humphrey ian ibrahim igor isaac
ivan jack jacob jaime james jason javier jeffrey jeremy jerome jim joe joel john jonathan jorge jose joseph joshua juan julian
justin karl keith kenneth kevin khalid kurt kyle lars laurence lawrence leo leon leonard leroy leslie lewis liam lionel louis
lucas luis luke malcolm manuel marcel marco marcus mario mark martin marvin matthew maurice max melvin michael miguel mohammed
muhammad nathan neil nicholas nigel noah noel norman oliver omar oscar otto owen pablo patrick paul pedro percy peter philip
pierre rafael ralph ramon raymond reginald richard robert roderick rodney roger roland ronald roy rupert russell samuel
santiago scott sean sergio seymour sidney simon stanley stefan stephen steven stewart stuart terence thomas timothy tobias tom
tony trevor victor vincent vladimir walter warren wayne wilfred william yusuf zachary`),
);

export const givenNames = {
  female: words(`
Adelia Bettina Cordelia Delphine Eudora Felicity Ginevra Hermione Isolde Jessamy Katrina Lavinia Marguerite Nerissa Ottilie
Petronella Rosamund Sabrina Tabitha Ursula Verity Wilhelmina Xanthe Ysolde Zelda Araminta Blanche Clemency Drusilla Elspeth
Fenella Grizelda Honoria Ianthe Jocasta Leocadia Mirabel Octavia Philippa Seraphina`),
  male: words(`
Ambrose Barnaby Caspian Desmond Evander Fabian Godfrey Hilary Ignatius Jasper Kasimir Lysander Montague Nathaniel Osbert
Peregrine Quentin Rowland Septimus Thaddeus Ulric Valentin Wendell Xavier Yorick Zebedee Algernon Balthasar Crispin Dunstan
Everard Florian Gideon Hartley Inigo Jethro Leopold Mortimer Orlando Ptolemy`),
  any: words(`
Arden Blair Carey Devon Emlyn Finley Greer Hadley Indigo Jody Kerry Lindsay Merle Noor Oakley Peyton Quinn Rowan Shiloh Tatum
Umber Vesper Wynn Xen Yael Zephyr Ashby Briar Casey Dakota Ellery Frankie Haven Jules Kit Lane Marlowe Robin Sage Tracy`),
} as const;

export const familyNames = words(`
Alderwick Applecote Ashgrove Barrowmere Bellwether Birchfold Brackenby Bramhollow Brindlecote Cartmell Cinderford Coldbrook
Copperthwaite Cottonshaw Dapplewood Dovercott Duskfield Eaglethorpe Eastlake Elderfleet Emberley Fallowdale Fennimore Fernsby
Flintoft Foxcroft Frostwick Gilderdale Gladstock Goldthwaite Graywater Greenhalgh Hallowell Harkaway Hazelrigg Heatherden
Hollinshead Hopgrove Inglewhite Ironmere Islebrook Jessop Juniperly Kestrelby Kettlewell Kingsfold Lambswick Larkhollow Lavenby
Lindenmoor Longmarsh Lovelock Mallowfield Marlpit Meadowcroft Merriweather Millhaven Mossgrove Nettlefold Nightwood Northgate
Oakenshaw Orchardson Osterby Otterburn Palfreyman Peartree Pennyfeather Plumstead Quarrington Quillfeather Rainsford Ravenscar
Redfearn Ridgewell Rookhope Rushgrove Saddleworth Sandholm Satterthwaite Shadwell Silverdale Skylark Starling Stonehewer
Swallowfield Tanglewood Thistleby Thornycroft Timberlake Underhill Upcott Vetchfield Wainscott Waterfall Weatherspoon Wildgoose
Willowby Winterbourne Woolstencroft Wrensfold Yarrowdale Yewdall Zealander`);

const beginnings = words(`
Alder Bram Corra Dunmar Eller Farrow Gorse Hallen Ister Jorren Kelda Lorn Marl Netter Ossen Pell Quill Rothen Sorrel Tarn Uller
Venner Wether Yarl Zennar Amber Brenna Cinder Drover Esken Fallow Gander Hether Inver Jessen Kettle Larken Morrow Nimmer Ostler`);
const endings = words('mere wick hollow stead combe haven thwaite barrow fleet march garth lea moor ness vale');

/** So many places that are nowhere. */
export const places = beginnings.length * endings.length;

export function placeNamed(number: number): string {
  return `${beginnings[number % beginnings.length] ?? ''}${endings[Math.floor(number / beginnings.length)] ?? ''}`;
}

/** People known by two names that medicine speaks of: never patients without a title. */
const pairs = new Set(
  `charles bonnet|sara stedy|ivory coast|sierra leone|fort william|ford fiesta|maggie centre|weil felix|li fraumeni|bernard soulier|campbell de|de morgan|hailey hailey|kubler ross|lund browder|peutz jeghers|miller fisher|marcus gunn|ramsay hunt|austin flint|carey coombs|ivor lewis|lee silverman|johns hopkins|van herick|le fort|argyll robertson|graham steell|argyle robertson|mary jane|wolff parkinson|john cunningham|christmas disease|jod basedow|lou gehrig|joseph disease
  |bence jones|west nile|young mania|mr kipling|dr scholl|dr martens|prader willi|ann arbor|lloyd davies|west haven|marie tooth|gilles tourette|de quervain|von willebrand|von recklinghausen|von hippel|den hartog|san joaquin|de toni|la crosse|st jude|st john|saint john|eastern cooperative|edwin smith|alice wonderland|harvey bradshaw|harris benedict|cockcroft gault|rutherford morison|kocher langenbeck
  |child pugh|rapid sequence|tommy john|russell silver|robin sequence|pierre robin|treacher collins|rett syndrome|st george|saint george|ted stockings|ted stocking|mini mental|jackson pratt|hudson mask|allen test|down syndrome|ryle tube|oxford knee|oxford hip|montreal cognitive|new york|rose bengal|bengal rose|gram stain|martin gruber|murphy sign|patrick test|thomas splint|johnson johnson|stevens johnson
  |de musset|brown sequard|buerger allen|glasgow coma|glasgow blatchford|los angeles|hong kong|rocky mountain|valley fever|king devick|king college|kings college|queen square|queen anne|trigger finger|michael reese|nelson mandela|abdul kalam|florence nightingale|albert einstein|sigmund freud|marie curie|macmillan cancer|louis bar|guillain barre|wilson mikity|dandy walker|henry moore|sister joseph|sister mary`
    .split('|')
    .map((pair) => pair.trim()),
);

export const pairStarts = (): string[] => [...pairs].map((pair) => pair.split(' ', 1)[0] ?? '');

export const isEponymPair = (first: string, second: string): boolean => pairs.has(`${first} ${second}`);

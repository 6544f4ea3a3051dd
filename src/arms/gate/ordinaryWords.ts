/**
 * Words that errors of servers are made of, everyday ones and technical ones. They tell nothing of a case, though it
 * may hold them as well. No numbers, no names, and nothing that only medicine says.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
  a an the this that these those there here it its you your we our us they their he she
  is are was were be been being am has have had having do does did done can could may might must shall should will would
  cannot not no nor none never and or but if then else than so as at by for from in into of off on onto out over to too
  under up upon via with within without about above after again all also already always any anything because before
  below between both during each either every few first last least less many more most much near neither next now only
  other own per same several some such through until very when where which while who why yet one two three zero
  allow allowed allows answer answers ask asked available bad be begin below beyond bigger busy call called calls change
  check choose clear close closed contact contain contains correct could create deny denied describe different down due
  empty end enough enter exceed exceeded exceeding exceeds exist exists expect expected expects fail failed failing
  failure fails false field fields find fix follow following found full get give given gives gone got great greater
  handle help high higher however ignore improper include included incorrect instead internal keep key keys known large
  larger later least left length limit limited limits line list listed load loaded loading long longer longest look low
  lower make making maximum means minimum miss missing more move name named names need needed needs new note nothing
  null number numbers occurred occurs old open option options order original outside part parts pass passed please
  position possible present problem process provide provided range reach reached read reading reason received reduce
  refuse refused reject rejected remove replace report request requested requests require required requires respond
  response responses result results return returned returns right run running runs said say see seem send sent set
  short shorter should shown size small smaller sorry start started starting starts still stop stopped string strings
  successful support supported supports sure take taken tell text there time times total tried true try type types
  unable unexpected unknown use used user using valid value values wait want warning way whole wrong
  access account action address allocate api app application argument arguments array assistant attempt auth
  authentication authorization backend base billing body boolean bytes cache capacity cause chat characters chunk class
  client code codes column command completion completions config configuration connect connected connection content
  context count credentials credit credits cuda current data database decode decoder default deployment deployments
  device dictionary disk document endpoint endpoints engine environment error errors event events exception exhausted
  extra failed file files filter float form format forbidden function gateway generate generated generation gpu grammar
  header headers host hours http https id identifier index info initialize input inputs instance integer invalid json
  label layer library link log logs logprobs max memory message messages method milliseconds min minute minutes mode
  model models network node object organization output outputs overload overloaded page parameter parameters parse
  parsing path payload penalty permission permissions permitted pending plan policy pool port prompt prompts property
  protocol provider proxy quota queue rate raw region register remaining replica replicas resource resources retry
  role roles route router runtime sampling schema second seconds seed select sequence sequences server service services
  session settings shape sign slot slots socket source specified specify speed state status stream streaming syntax
  system tag task temperature template templates tensor test thread timeout token tokenizer tokens tool tools top trace
  traceback transfer undefined unauthorized unavailable unsupported upstream url usage utf validation variable version
  web window word words worker workers write
  `
    .trim()
    .split(/\s+/),
);

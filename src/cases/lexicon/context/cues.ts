/**
 * Words that say how what stands near them is meant.
 *
 * - `no`: what follows is absent, over a whole list ("no fever, cough or rash"); `without`: over a list that says that it
 *   is one ("without pus, lips cracked" is none); `not`: up to the next comma;
 *   `absent`: what stands before is absent; `absent before`: the one name that follows.
 *   `nobody`: in the whole family; `unlikely`: absent, but not surely; `positive`: what stands before is there, and what
 *   comes is told apart from it; `until`: what was absent before is there;
 *   `clear`: a test found nothing of what it looked for; `cause`: what is absent is the cause of what is named.
 * - `plain`: looks like a cue and is none ("not only").
 * - `stop`: ends what came before; `has`: so does a verb that asserts, unless a negation stands right before it;
 *   `had`: the same, but what was so long ago stays so; `presents`: ends it all, the patient is here and now.
 * - `test` and `shows`: what follows is a test's result; `shown`: so is what stands before.
 * - `relative`, `stranger`: a person whose finding it may be; `says`: the person only tells; `patient`: back again;
 *   `kin`: what follows is the family's; `in the family`: so is what stands before.
 * - `around`: what stands before is about a place, and is others'.
 * - `after`: what stands behind it is past for those who were discharged; `indeed`: what could have come has come.
 * - `past`: what follows is history, and so is a `longstanding` diagnosis at the head of a clause; `gone`: what stands before is over; `before`: so is a diagnosis; `ago`: both, whichever stands near.
 * - `if`: a condition, and so is `should` where it begins a clause or stands before its name; `feared`: a noun that names what may come ("risk of"); `worry`: somebody fears it.
 *   `feared behind`: such a noun right behind the name ("DVT prophylaxis"); `so`: as what stands before.
 * - `upon`: the verb of what is absent; what it names behind it is there ("no inhaler relieved her wheeze");
 *   `again`: what was over is back.
 * - `explains`: whether it is the cause is in doubt, and what it would explain is not.
 * - `maybe`: what follows is not sure; `unsure`: what stands before; `versus`: both; `beyond`: what follows is no more
 *   in doubt.
 */
export type CueKind =
  | 'no'
  | 'nobody'
  | 'without'
  | 'not'
  | 'absent before'
  | 'absent'
  | 'unlikely'
  | 'positive'
  | 'cause'
  | 'plain'
  | 'clear'
  | 'until'
  | 'stop'
  | 'has'
  | 'had'
  | 'presents'
  | 'with'
  | 'beyond'
  | 'shows'
  | 'shown'
  | 'join'
  | 'relative'
  | 'stranger'
  | 'kin'
  | 'in the family'
  | 'maternal'
  | 'says'
  | 'around'
  | 'patient'
  | 'past'
  | 'was'
  | 'recent'
  | 'longstanding'
  | 'before'
  | 'gone'
  | 'after'
  | 'ago'
  | 'if'
  | 'should'
  | 'indeed'
  | 'feared'
  | 'feared behind'
  | 'so'
  | 'upon'
  | 'again'
  | 'explains'
  | 'worry'
  | 'maybe'
  | 'rule out'
  | 'versus'
  | 'unsure'
  | 'test'
  | 'since';

/** The forms of each kind, written as in the data files. */
export const cueForms: readonly (readonly [CueKind, string])[] = [
  [
    'plain',
    `as well as | not that (I|he|she|they|we) (dont|doesnt|didnt|do not|does not|did not) (have|get|feel) | (has|have|had|did) not (returned|come back|return|go back) to (normal|baseline|usual) | (cannot|cant|could not|couldnt|does not|do not|did not) (recall|remember) (a|one|any|last) (single|) (day|week|night|morning|evening|meal|time|hour) without | (not|never|hardly|scarcely) (a|one|) (day|night|week|hour|morning|evening|meal) (passes|passed|goes by|went by|) without | no (day|night|week|morning|meal) (passes|goes by|) without | (rarely|seldom|never|hardly ever) without | (may|might|could) have (helped|eased|relieved|improved|worsened|aggravated|masked|missed|started|begun|followed|preceded) | none (for|since|in) | none (recently|lately) | (has|have|had) never been any doubt | never any doubt | (little|without any|without a|not in|in no|beyond) doubt | a cold (drink|drinks|water|hand|foot|leg|limb|arm|day|shower|weather|night|room|environment|compress|pack|sweat|air|nodule|sore|abscess|morning|winter) | heart disease (clinic|nurse) | infection (control|prevention) | not only | not just | not merely | no change in | no change | no changes in | not necessarily | no increase in | no decrease in |
     no improvement (in|of|) | not improving | not improved | no better | no relief (from|of|with|) | no response (to|of) | never (resolved|settled|stopped|subsided|cleared|went away|improved) | not all (of|) | no (other|obvious|apparent|clear|known|definite|) (explanation|cause|reason|trigger|precipitant|treatment|therapy) (was|has been|could be|is|) (found|identified|given|needed|) (for|of) | not responding to |
     not relieved | without relief | not settling | not resolving | not resolved | no resolution of | without (resolution|improvement) |
     no longer well | not been well | not well | no doubt | no matter | without doubt | no wonder | not sure | no known cause (of|for) |
     no (obvious|apparent|clear|known) (cause|reason|trigger) (of|for) | without (obvious|apparent|clear|known|) (cause|reason|trigger|warning|provocation) |
     no prior workup | not known | no treatment for | did not (mention|notice) | not treated | on no | no previous (workup|investigations) | (could|can|would|will|should|must) not | cannot | cant | couldnt | wouldnt | wont |
     (did|does|do) not (take|tolerate|attend|know|remember|recall|want|like|drink|eat|sleep|work|respond|improve|help|go|come|seek|see|use|require|need|speak|understand|change|affect) | if not | or not |
     whether or not | not drink enough | not without | no alleviating | no aggravating | not affected by | not changed by | unrelated to |
     not radiating | no radiation | not (worse|better) | not (related|associated) | no association | independent of | not relieved by |
     not prevent | not stop | does not let | cannot deny | (does|do|did) not deny | not denied | not denying | no worse | not changed | not settle | not resolve | not improve |
     no (medication|medicine|drug|treatment|painkiller|analgesic|remedy|antibiotic) (has|have|) (helped|relieved|eased|controlled) | none (now|currently|at present|today|since) | no one | nobody | no sooner |
     (asked|asks) (if|whether) | (previously|otherwise|usually) (well|fit|healthy|asymptomatic|independent) | not yet treated | no (drug|known drug|known) allergies | no allergies |
     depressed (skull|fracture|fontanelle|reflexes|level|respiration|mental) | rash (decision|judgment|behavior) | stroke volume | heat stroke | no (complaint|complaints) other than | fit (and|for|enough|) (well|discharge|healthy|work|surgery|active) |
     never smoker with | not on | no one else | not until | not for | cannot remember | has never been so bad | (on|by|when|while) (coughing|sneezing) |
     without (help|assistance|aid|difficulty|support|treatment|stopping|aura|medication|success|effect|benefit|thinking|him|her|much|doubt|delay|incident)`,
  ],
  [
    'no',
    `(is|are|was|were|came back|tested|has been|have been|) (all|both|each|repeatedly|) negative for | none of (following|these|below|above|) | (has|have|had) never been (a|any) (time|period|spell|episode) of | had (he|she|they|there|I|patient) (had|been|noticed|felt) | (nobody|no one) (has|had|) (ever|) (seen|heard|noticed|noted|reported|witnessed|found|observed) (him|her|them|any|) | no apparent | could not be further from | (denies|denied|denying) (all|any|each|) (of|) (following|these|below) | nothing (in history|on examination|on exam|clinically|else|here|to find|) to (suggest|support|indicate) | (could|can|did|do) not (hear|see|feel|find|detect|palpate|elicit|appreciate) (any|a|an) | (cannot|cant|couldnt|didnt) (hear|see|feel|find|detect|palpate|elicit|appreciate) (any|a|an) | (no evidence|nothing to suggest|no suggestion|no indication) that (he|she|they|patient|it|there) (has|have|had|is|was) (had|been|) | (fails|failed) to (identify|find|detect|confirm|disclose|elicit|uncover|reveal any) | not known to (have|be) | (does|do|did|is|are|was|were|) not (know|aware) of (any|having|) | (unaware|ignorant) of (any|) | no (reason|grounds) to (suspect|believe|think|think of|consider) | (cannot|could not|does not|did not|doesnt|didnt|cant|couldnt) (recall|remember) any | no | (denies|denied|denying|deny) (ever|any|that|) (having|having had|he has|she has|they have|he has had|she has had|they have had|he had|she had|there is|there was|there has been|) |
     no longer | no longer (has|have|having|complains of|complaining of|reports|suffers from|experiences|gets|is|any) | no further | no more | no recurrence of | no repeat |
     (do|does|did) not (think|believe|feel|suspect) (that|) (he|she|this|it|they|patient|there|) (has|is|was|had|represents|) | (little|nothing|not much) to (suggest|support|indicate) |
     nor (did|does|do|has|had|have|was|were|is|are|could) (he|she|they|I|it|there|patient|) (have|had|been|report|describe|complain of|show|experience|any|) |
     at no (time|point|stage) (has|have|had|did|was|were|is|) (he|she|they|patient|there|) (have|had|been|report|any|) | (has|have|had) (yet|still) to (have|develop|experience) |
     not (suggestive|typical|characteristic|indicative) of | not (consistent|in keeping|compatible) with | (does|did) not suggest | (argues|argue|speaks|speak) against | makes less likely |
     Ø | ∅ | ø | ruling out | negative for | neg for | neg | no evidence (of|for|) | no signs of | no sign of | no symptoms of |
     no history of | no hx of | no h/o | no (complaints|complaint|report|reports|mention) of | no (suggestion|features|indication|suspicion) of | absence of | lack of | lacks |
     free (of|from) | free of any | ruled out for | excludes | excluded | nil | neither | nor | -ve for | (has|have|had) (not|never) (had|noticed|experienced|noted|reported) |
     never (had|has|experienced|suffered) | hasnt had | havent had | hadnt had | has not had any | does not (have|report|complain of|describe|show|admit to|endorse|smoke or) |
     did not (have|report|complain of|describe|show|experience|demonstrate|reveal) | do not have | doesnt have | didnt have | dont have | not had | not have |
     (does|did) not appear to have | fails to (show|reveal|demonstrate) | failed to (show|reveal|demonstrate) | not (showing|complaining of|reporting|experiencing|suffering from|known to have|associated with|accompanied by) |
     unremarkable for | clear of | rather than | instead of | as opposed to | no new | no other | no obvious signs of | no previous episodes of | no previous | no prior | no past | no preceding | no recent | no current | no focal | no obvious | no (clinical|radiological|radiographic) (evidence|signs) of | unaccompanied by | declined any`,
  ],
  [
    'nobody',
    `(nobody|no one) (else|) (in|at) (house|home|family|household|work|school|nursery|class|village) (with|has|had|have|is) | (nobody|no one) (else|) (in (family|household|home)|at home|) (with|has|had|suffers from) | (neither|none) (has|had|have|is|was|are|suffers from|of them has|of them had|of them have|of these has) | (none|neither) of (his|her|their|the|my) (siblings|brothers|sisters|parents|family|relatives|children|sons|daughters) (has|have|had|is|are|was|were|suffers from) | no one in family | nobody in family | none of (siblings|relatives|family|family members|brothers|sisters|children|parents) | no (relatives|siblings|relative|sibling|family members) (with|has|have|had) | no one else in family`,
  ],
  ['absent before', `absent`],
  ['without', `without | w/o | with no | with neither | and no | but no`],
  [
    'not',
    `not | non | never | never any | not any | isnt | wasnt | arent | werent | hasnt | havent | hadnt | doesnt | didnt | dont | cannot see | nothing to suggest | nothing suggestive of`,
  ],
  [
    'absent',
    `(is|are|was|were|has been|have been|has|have|been|) (all|both|each|now|since|) (been|) (specifically|explicitly|expressly|repeatedly|consistently|firmly|clearly|completely|entirely|confidently|formally|reliably|definitively|effectively|subsequently|strictly|categorically|strongly|each|now) (absent|excluded|denied|ruled out) | (is|are|was|were|) not among (complaints|symptoms|problems|findings) | (conspicuous|notable) by (its|their) absence | (none|nothing) (was|were|has been|is) (ever|) (found|recorded|seen|present|heard|noted|there|reported|measured|observed) | (has|have|had|did) not (come back|returned|recurred|return|recur|come again|reappeared|reappear) | (was|were|is|are|) not (reported|mentioned|described|complained of) | (was|is|were|) not confirmed | (is|are|was|were) not there (any more|anymore|now|) | (isnt|arent|wasnt|werent) there (any more|anymore|now|) | (neither|none) of (which|these|those) (he|she|they|I|patient|) (has|had|have|were present|was present|is present|are present|were found|reports) | (but|then|later|subsequently|since|now|and|) (was|were|been|has been|have been|) (later|subsequently|then|since|) (excluded|ruled out|discounted|disproved) (by|on|at|with|after) | (is|are|was|were|being) (all|both|also|entirely|completely|notably|) (absent|excluded|denied) | (all|both) (absent|negative|denied) | (has|have|had|is|are|was|were|) not (been|) (a|an|) (problem|issue|concern|complaint) | (has|have|had) never been (a|an|) (problem|issue|concern|feature) | (is|are|was|were|) no longer (present|there|felt|palpable|seen|visible|audible|a problem|an issue) | (conspicuously|notably) absent | not a feature | (is|are|was|were) not (a feature|features|part) | (is|are|was|were|has been|have been|been|) ruled out | (is|are|was|were|has been|have been|been) (excluded|denied) |
     (is|are|was|were|) (not|never) (present|seen|noted|found|detected|observed|felt|heard|palpable|demonstrated|evident|identified|reported|elicited|visible|apparent|appreciated|noticed|audible|there|visualized|an issue|experienced|described|a feature|mentioned) |
     (has|have|had) not (been|) (present|seen|noted|found|detected|observed|reported|occurred|noticed) | (cannot|could not|can not) be (seen|felt|heard|palpated|detected|elicited|found|demonstrated|identified|appreciated) | none | nil | not elicited |
     (is|are|was|were|) (negative|undetectable) | isnt present | wasnt present | = no | : no | - no | : negative | : nil | : absent | : none | - , | - ; | - . | - nil | - absent | - none`,
  ],
  [
    'unlikely',
    `not (at all|) convinced (that|) (this|it|he|she) (is|has|was) | (is|are|was|were|seems|seemed|appears|looks|remains|) (thought|felt|considered|deemed|judged|believed|) (to be|) (very|highly|most|rather|clinically|) unlikely | (is|seems|thought|) not likely |
     (it|this|that|) (is|seems|was|) (very|highly|most|thought|) unlikely (that|) (he|she|they|this|it|patient|there|) (has|is|had|was|have|are|could be|represents) | unlikely to (be|have|represent|reflect|be due to) | doubt (that|) (this|it|he|she|) (is|has|) | doubtful | improbable`,
  ],
  ['positive', `(is|was|are|were|came back|) (positive|detected|+ve|pos)`],
  [
    'cause',
    `(cause|causes|reason|reasons|source|trigger|triggers|explanation|origin|etiology|focus|site|precipitant) (of|for|behind)`,
  ],
  [
    'should',
    `should | and (he|she|they|you|we|patient) (should|must|ought to|need to|needs to|has to|will need) | would (need|require|prompt|warrant|make|mean|change|suggest|indicate)`,
  ],
  ['before', `before`],
  ['clear', `(was|is|were|are|came back|) (normal|clear|unremarkable|reassuring)`],
  [
    'until',
    `(until|till|before) (today|yesterday|this (morning|week|evening|afternoon|month|admission|episode)|last (night|week)|tonight|now|then|monday|tuesday|wednesday|thursday|friday|saturday|sunday)`,
  ],
  ['longstanding', `longstanding | long standing`],
  [
    'stop',
    `as (he|she|they|i|it|there|patient) (is|was|has|had|are|were|have) | (does|do|did|would) not (fit|explain|account for|match) (with|) | doesnt (fit|explain|account for) (with|) | but | however | except | except for | although | though | yet | nevertheless | nonetheless | apart from | aside from | other than | besides | whereas | while |
     on other hand | which | secondary to | due to | because of | because | as well as having | until | only | just | merely | simply | save for | still | instead | despite | in spite of`,
  ],
  [
    'presents',
    `(presents|presented|presenting|attends) (today|now|acutely|here|again|) with | p/w | presents | presented | presenting | (complains|complained|complaining) (today|now|) of | c/o | now has | now (presents|complains|reports|develops) | on examination (today|now|he|she|there|) | O/E | OE`,
  ],
  [
    'has',
    `and (says|tells|mentions|admits|adds|explains|reports|describes) | tells (us|me) (that|) | with (his|her|their|my|this|these|the) | (was|were|been|just|recently|) (recently|just|) told (that|) (he|she|they|I) (has|had|have|is|was) | has | have | having | reports | reported | reporting | complains | complained | complaining | describes | described | describing | exhibits | exhibited | notes | noted | noting | endorses |
     endorsed | endorsing | is | are | becomes | begins | starts | appears | looks | feels | notable for | remarkable for | significant for | there is | there are | associated with | accompanied by | along with | together with |
     , with | and with | with (a|an|some|severe|marked|new|worsening|increasing|several) | presence of | wakes | comes | remains | continues | yes | gets | getting`,
  ],
  [
    'had',
    `(was|were|been|) found to (have|be) | had | was | were | admits | admitted | admits to | admits having | became | becoming | began | started | starting | develops | developed | developing | experiences | experienced | experiencing | suffers | suffered | suffering | appeared | looked | felt | feeling |
     found | there was | there were | woke | came | brought | remained | continued | got | lost | vomited | passed`,
  ],
  [
    'shows',
    `shows | showed | showing | reveals | revealed | revealing | demonstrates | demonstrated | confirms | confirmed | confirming | grew | positive for |
     pos for | +ve for | consistent with | proved | proven | diagnostic of`,
  ],
  [
    'shown',
    `(on|by|at|via) (chest|abdominal|brain|head|cranial|cardiac|pelvic|renal|contrast|plain|repeat|bedside|urgent|) (ct|mri|mra|ultrasound|biopsy|culture|histology|echocardiography|echocardiogram|echo|endoscopy|colonoscopy|gastroscopy|angiography|angiogram|laparoscopy|laparotomy|surgery|imaging|scan|scanning|pcr|
     serology|CTPA|doppler|duplex|x ray|radiograph|radiography|CXR|film|swab|smear|blood film|lumbar puncture|bronchoscopy|MRCP|ultrasonography|sonography|venography|autopsy|operation)`,
  ],
  [
    'join',
    `as the | since (his|her|their|my) | and the | and his | and her | and their | and a | and an | and there | , the | , his | , her | , then | and then`,
  ],
  [
    'relative',
    `others in (family|household) | (cousin|brother|sister|aunt|uncle|niece|nephew) (little|young|baby|) (boy|girl|baby|child|toddler|kid|son|daughter) | (his|her|their|my|our|both|both his|both her) (two|three|both|twin|) (children|kids) | gran | granny | grandad | granddad | auntie | nana | mummy | daddy | mam | half sibling | stepbrother | stepsister | twin (brother|sister) | mother | father | brother | sister | parent | grandmother | grandfather | grandparent | aunt | uncle | cousin | sibling | son | daughter | twin | mom | mum | dad | mothers | fathers |
     nephew | niece | half brother | half sister | first degree relative | relative | relatives | family member | family members | several family members | maternal grandmother | parents | siblings | brothers | sisters | (maternal|paternal) (aunt|uncle|cousin|grandmother|grandfather|grandparents|relatives|relative) | stepmother | stepfather | nan | grandma | grandpa | granddaughter | grandson | great (aunt|uncle|grandmother|grandfather) | family member`,
  ],
  [
    'kin',
    `family history (of|for|positive for|significant for|notable for|includes|is positive for|is notable for|is significant for|) | fhx (of|) | fh of | FH | fam hx (of|) | family hx (of|) | strong family history of | (maternal|paternal) (family|) history (of|for|) | familial history of | hereditary`,
  ],
  [
    'in the family',
    `(took|killed|claimed) (mother|father|brother|sister|uncle|aunt|grandmother|grandfather|mum|dad|mom) | on (mum|mom|dad|mums|moms|dads) side | runs in family | run in family | (in|within|through|throughout) family | on (mother|father|mothers|fathers|maternal|paternal) side | (in|affecting) (several|many|other|two|three|some) (relatives|family members)`,
  ],
  ['maternal', `maternal`],
  [
    'stranger',
    `(his|her|their) (patients|students|staff|crew) | staff (at|on|in) | (two|three|four|five|several|some|other|many) (men|women|children|kids|boys|girls|pupils|students|residents|patients|staff|people) (in|at|from|on|off) (class|school|shift|work|team|crew|train|plane|nursery|year|ward|home|care home|nursing home|village|town|neighborhood|office|party|wedding) | others (on|in|at|there|who) | (one|two|three|four|five|several|some|many|most|both|all|none) of whom | (a|an|another|fellow) (prisoner|camper|soldier|pilgrim|trainee|recruit|tourist|traveler|worker|crew member) | another (child|man|woman|boy|girl|patient|person|resident|guest|passenger|pupil|player) | (the|) (driver|man|woman|person|boy|girl|child|dog|cat) (who|that|which) (hit|bit|attacked|visited|met|scratched|drove|assaulted|fed|kissed) (him|her|them|me|patient) | (boy|girl|child|children|kid|kids|student|baby) in (class|school|nursery|year|playgroup|office) | (the|) (patient|man|woman|person|child|baby) (in|on) (next|neighboring|same|opposite|adjacent) (bed|bay|room|cubicle|cot) | from (a|another) (patient|man|woman|person|colleague|child) | other (driver|man|woman|person|patient|child|boy|girl|baby|twin|passenger|player) | (his|her|their|my|our) (teacher|professor|coach|landlord|client|guest|resident|customer) | nanny | babysitter | childminder | (the|) (man|woman|someone|person|child|passenger|people) (on|in) (flight|plane|bus|train|ward|same ward|next bed|same room|clinic|waiting room|class) | lover | (his|her|my) ex | ex (partner|boyfriend|girlfriend) | (friend|neighbor|colleague|flatmate|partner|roommate) (little|young|baby|) (boy|girl|baby|child|toddler|kid|son|daughter|mother|father|wife|husband) | (kissed|kissing|met|dated|dating|slept with|sleeps with|sex with|intercourse with|played with|plays with|held|drank with|ate with|traveled with|shared a car with) (a|an|another) (elderly|old|older|young|) (patient|man|woman|lady|gentleman|boy|girl|child|baby|person|friend) | donor | donors | (organ|kidney|blood|deceased|living) donor | residents | (fellow|another|other) resident | mate | bunkmate | sexual (partner|contact) | pupil | inmate | cellmate | tenant | (used on|cared for|caring for|cares for|care for|looks after|looking after|looked after|nursed|nursing|nurses|visited|visiting|bitten by|blood from|sat beside|sat next to|sits next to|shares a room with|sharing a room with|lives with|living with|works with|contact with|exposed to|exposure to) (a|an|another) (elderly|old|older|young|) (patient|man|woman|lady|gentleman|boy|girl|child|baby|person|resident|tourist|traveler|case) | outbreak of | (cases|case) of | wife | husband | partner | boyfriend | girlfriend | roommate | flatmate | (room|flat|house|class|team|school) mate | co worker | school friend | best friend | colleague | coworker | friend | neighbor | classmate | contact | contacts | sick contacts | close contact | household contact | spouse | housemate | dog | cat | child at home | children at home | (other|several|some|many|two|three|other) children | children at (nursery|school|home|daycare|kindergarten) | coworkers | workmate | schoolmate | schoolfriend | teammate | passenger | fellow (student|traveler|resident|pupil|passenger) | (other|several|some|many) (residents|guests|pupils|students|passengers|people) | neighbors child | pet | parrot | lodger | fiancee | fiance | carer | ex husband | ex wife | girlfriend | child at nursery | someone | employer | boss`,
  ],
  [
    'around',
    `(is|are|was|were|has been|have been|) (also|currently|) (going|doing) (round|around|about|rounds) | (at|in|on) (his|her|their|my|our|the) (school|nursery|class|workplace|office|barracks|dormitory|daycare|playgroup|kindergarten|college|camp|care home|nursing home)`,
  ],
  [
    'says',
    `says | said | reports | reported | reporting | states | stated | noticed | notices | noted | notes | describes | described | tells | told | thinks | thought | found | brought | brings | gives | gave | called | saw | sees | confirms | confirmed | denies | denied | feels | felt | observed | witnessed | worries | heard | adds | added | mentions | complains | complained | insists | recalls | explains | who witnessed`,
  ],
  [
    'patient',
    `im | ive | he | she | patient | pt | himself | herself | the patient | i | the boy | the girl | the man | the woman | the infant | the baby | the child | (infant|baby|neonate|newborn|child|boy|girl) (is|was|has|had|presents|developed)`,
  ],
  [
    'past',
    `once | having had | (recalls|remembers|recalled) having | once (treated for|diagnosed with|admitted with|hospitalized with|had) | used to (suffer|suffer with|suffer from|experience|be troubled by) | history of | history (is|was|) (significant|notable|positive|remarkable) for | history includes | h/o | hx of | hx | known | known to have | past history (of|) | past medical history (of|includes|significant for|notable for|is significant for|is notable for|) | medical history (of|includes|) | pmh (of|) | pmhx (of|) | pmh | previous | previously | previously had | had previously | (been|was|were) previously diagnosed with | previously been diagnosed with | previously diagnosed with | prior | past | past episodes of |
     old | s/p | status post | recovered from | past medical hx (of|) | once had | remote history of | remote | used to have | used to get | formerly | former | background of | b/g | known case of | in remission from | comorbidities include | comorbidities | childhood | (had|having) been diagnosed with | (is|was|been) known to have | treated for | previously treated for | was treated for | had been treated for | past surgical history`,
  ],
  ['after', `(after|following) (an|a) (episode|bout|attack|admission) (of|for|with)`],
  ['indeed', `which (he|she|they|I|patient) (has|have|does have|also has|now has|now|had|developed|reports|did have)`],
  [
    'gone',
    `(has|have|had|) (since|now|) (went|gone|come|came|died|calmed) down | (has|have|had) (now|since|) passed | and then (went away|resolved|settled|stopped|cleared|subsided|disappeared|wore off|passed off) | (symptoms|everything|all|episode|attack|these|this) (have|has|had|all|) (since|now|then|) (completely|fully|) (resolved|gone|settled|cleared|subsided) | gone (now|already|today) | (since|now|then|has|have|had|all|) (cleared up|healed|settled down|gone away|worn off|died down|calmed down) | never (returned|recurred|came back) | went | grew out of (it|) | grown out of (it|) | outgrew (it|) | outgrown | in remission | (has|have|had|is|are|was|which|that|since|now|then|all|) (since|now|then|all|also|completely|spontaneously|largely|fully|) (resolved|gone|settled|stopped|subsided|cleared|ceased|abated|disappeared|vanished) (completely|spontaneously|fully|away|up|) |
     went away | wore off | passed off | (has|have|had) (now|) (worn|passed) off | (is|are|was|were) (now|) (over|better now)`,
  ],
  [
    'ago',
    `(when|while) (he|she|I|they|we) (was|were) (still|only|just|) (a|an|) (kid|child|boy|girl|baby|toddler|teenager|teen|youngster|young|little|small|student|schoolboy|schoolgirl|infant|younger|at school|at college|at university) | (winter|summer|spring|autumn) ago | (previous|preceding) year | year before | (until|up to) (age|age of) | (prior to|before) (this|that) | at (university|college) | diagnosed (at|aged) | in (teens|twenties|thirties|forties|fifties|sixties) | as (a|) (newborn|neonate|preemie|boy|girl|kid|student|schoolboy|schoolgirl|youngster|toddler) | last (winter|summer|spring|autumn) | in past | as a child | as an infant | as a baby | in childhood | in infancy | in adolescence | years ago | year ago | years earlier | decades ago | decade ago | last year | years previously | in youth | as a teenager | as a young (man|woman|adult) |
     earlier in life | in early life | when he was (young|child|small|boy|baby|teenager|infant) | when she was (young|child|small|girl|baby|teenager|infant) | years before | long ago | at age | at age of | years back | aged | when (he|she|they) (was|were) (aged|only|just|) (2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen) | many years ago | in previous pregnancy`,
  ],
  [
    'recent',
    `(presents|presented|presenting|gives|gave|comes|came|attends|attended|admitted|arrives|seen|referred) with (a|an|the|) (short|long|brief|recent|acute|progressive|) (history|hx|h/o) of | (gives|gave|reports|reported|describes|described) (a|an|the|) (short|long|brief|recent|acute|progressive|) history of | (short|brief|recent|acute|new|long|longstanding|chronic|recurrent|prolonged|progressive|worsening) (history|hx) of | with history of (recent|new|worsening|increasing|ongoing|persistent|daily) | history of recent | (recently|newly|just) diagnosed (with|) | history of presenting illness | presenting history | past (few|) (days|weeks|hours|nights|week|month|24|48|72) |
     history of present illness | history of presenting (complaint|illness) | hpi | now | today | until now | currently | presently | at present | this time | with a history of worsening | days ago | weeks ago | hours ago | day ago | week ago | hour ago | minutes ago | months ago | month ago | present history`,
  ],
  [
    'if',
    `(monitor|watch|observe) (him|her|them|patient|) (closely|carefully|) (overnight|at home|on ward|in hospital|in ED|tonight|) (closely|carefully|) for | (monitor|watch|look|observe) (closely|carefully|out|) for | (seek|get|obtain) (urgent|immediate|medical|prompt|) (medical|) (help|advice|attention|care|review) (for|if|with|about) (any|) | beware (of|) | be wary of | mindful of | keep (an|) eye (out|) (for|on) | keep looking for | (be|stay) alert (to|for) | be aware of | (return|come back|reattend|come in|attend|represent) (urgently|immediately|straight away|sooner|at once|early|) (with|for|if) (any|new|worsening|) | (call|ring|phone|contact|telephone|bleep|tell|inform|see|alert) (999|911|111|112|us|me|them|ward|clinic|surgery|doctor|gp|nurse|ambulance|hospital|team|) (back|immediately|urgently|straight away|) (for|with|about|in case of) (any|new|further|worsening) | (as required|when required|if required|if needed|when needed|as necessary) for | (as needed|prn|PRN) (against|with) | if | return if | in case of | in case | in event of | should (he|she|they|it|you|patient|child|baby|any|symptoms) | should there be | should (the|this|these|any|further|new|either|his|her) | watch for | watch out for | watching for | look out for | monitor for | monitored for | monitoring for | advised (to|about|re|regarding|of) | warned (about|of) | counselled about | counseled (about|on|regarding) |
     educated about | unless | come back with | return with | return for | return precautions for | safety net | red flags | were to | return immediately for | seek help for | as needed for | PRN for | PRN | prn for | in case any | at first sign of | report any | call for | until there is | until develops |
     (call|return|come back|phone|ring) (us|) (with|for|if) | whenever there is`,
  ],
  [
    'feared',
    `(aspirin|heparin|warfarin|statin|statins|clopidogrel|treatment|protection|drug|tablet|tablets|medicine) against | how to (recognize|spot|treat|manage|avoid|detect) | (in|) dread of | dreads | dreading | warning (signs|symptoms) of | so that | (cause|causes|reason|source) (of|for) concern would be | (worrying|concerning) (signs|features|symptoms) (are|include|would be) | (can|could|may|might|does|do|will|would) (this|these|that|the|it|my|his|her) (tablet|tablets|pill|pills|medicine|drug|drugs|injection|vaccine|jab|treatment) (give|cause|bring on|lead to) (me|you|us|him|her|them|one|people|) | (may|might|could|can|would) give (me|you|him|her|them|people) | (main|biggest|greatest|real|) (worry|fear) (is|was) | screening (colonoscopy|mammogram|mammography|test|tests|program|ct|bloods|ultrasound|smear|scan) for | to avoid | so as to avoid | for use (in|for|if) | (reduce|reduces|reducing|lower|lowers|increase|increases|raise|raises|cut|cuts) (chance|chances|likelihood|risk) of | (ask|asks|asked|asking|enquire) (patient|him|her|them|mother|parents) about | (prophylactic|preventive) (antibiotics|treatment|heparin|anticoagulation|aspirin) (for|against) | to be (used|taken|given) (for|in case of|if) | to (take|use) for | (may|might|could|can|would) give | (consent form|form|leaflet|sheet|booklet|label) (lists|mentions|names|warns of|covers) | risks (including|include|included|such as|are|explained|discussed|quoted) | risks and benefits | (may|might|could) (also|later|then|easily|) (develop|get|suffer) | (may|might|could|can|would) (occasionally|rarely|sometimes|also|often|later|then|easily|) (cause|lead to|progress to|result in|trigger|provoke|turn into|bring on|go on to develop|go on to have) | (up to date|fully up to date) with | jabs (cover|for|against) | (immunized|vaccinated|jabbed|immunization|vaccination|booster|jab|shot|shots|protected) (for|against) | (asks|asking|asked|ask|enquired|enquires|inquired) about | (read|reads|reading|heard|googled|googling|searched|knows) about | (looked|look|looking) up | risk of | risks of | risk for | at risk (of|for) | risk factors for | (high|low|increased) risk (of|for) | predisposes to | to prevent | prevention of | preventing | prophylaxis (against|for|of) | looking for | vaccinated against | vaccination against | immunized against | immunization against | vaccine (for|against) |
     protection against | screening for | screened for | screen for | screen negative for | to look for | test for | tests for | tested for | testing for | to exclude | to rule out | asked about | asked for | to assess for | evaluated for | evaluation for | assess for | assessed for | checked for | checking for | fear of | fears of | leaflet (about|on) | information (about|on) | (book|article|talk|lecture|leaflet) (about|on) | workup for | work up for | susceptible to | prone to | complications (such as|including) | side effects (such as|including)`,
  ],
  [
    'feared behind',
    `(as needed|prn|PRN|as required|when required|if required|if needed|when needed) | as (a|) (known|rare|common|possible|) side effect | vaccine | vaccination | immunization | jab | booster | (might|may|could|can) (follow|occur|happen|develop|ensue|recur|arise|come back|come on|set in) | (is|are) (a|) (known|common|possible|rare|recognized|frequent|) (side effect|risk|complication|adverse effect) | (is|are) (known|common|possible|recognized|) side effects | prophylaxis | screening | screen | prevention | risk`,
  ],
  [
    'upon',
    `(accompanied|accompanies|preceded|precedes|followed|follows|relieved|relieves|helped|helps|eased|eases|controlled|controls|touched|touches|shifted) (with|) (the|his|her|their|my|this) |
     (is|was|were|are|has been|have been|been) (tried|taken|used|given|prescribed|offered|started|sought) for`,
  ],
  [
    'again',
    `(, then|, and then|, but then|, but|then|and then|but then|but|and|, only to|only to) (has|have|later|) (returned|return|recurred|recur|came back|come back|started again|flared up|flared|relapsed|reappeared)`,
  ],
  [
    'explains',
    `reflects | reflected | (is|are|was|were) (all|) (due to|caused by|secondary to|related to|explained by|because of)`,
  ],
  ['so', `(as|so|neither|nor) (was|were|is|are|did|do)`],
  [
    'worry',
    `(anxious|scared|afraid|frightened|terrified|worried|concerned) (that|) (he|she|it|this|they|I) (could|may|might) (have|be|get|develop) | (worries|worry|fears|fear) (that|) (he|she|it|this|they) (could|may|might|) (have|has|be|is) | (is|was|are|were|am|) (afraid|scared|frightened|worried|concerned|anxious|terrified) (that|) (it|this) (is|was|might be|may be|could be|) | (is|was|are|were|am|) (worried|concerned|anxious|frightened|scared) (about|of|by|that|regarding) | fears | afraid of | worries about | worrying about`,
  ],
  [
    'maybe',
    `(is|are|was|were|seems|seemed|appears|) (very|most|more|quite|highly) (possibly|probably|likely) (to be|) (due to|secondary to|because of|caused by|related to|from) | (is|are|was|were|seems|seemed|appears) (possibly|probably|likely|perhaps|presumably) (due to|secondary to|because of|caused by|related to|from) | not (entirely|fully|completely|wholly|totally|altogether|quite|yet) convinced (that|) (this|it|he|she|they|there|) (is|has|was|are|were) | (thought|believed|felt|presumed|assumed|considered) to be (due to|secondary to|caused by|related to) | (doubtful|debatable|debated|questioned|arguable|open to question) (if|whether) | (cannot|could not|can not|did not|does not|do not) (entirely|completely|fully|wholly|confidently|reliably|definitively|quite) (exclude|rule out) | lest | favor | favoring | (suspicion|concern|possibility|impression) that (he|she|this|it|there|they|patient) (has|is|was|had|may have|might have|may be|might be) | whether (he|she|it|this|there|they|patient) (ever|also|really|) (had|has|is|was|have) | (I|we) (think|believe|suspect|feel|reckon) (that|) (this|it|he|she|they|patient) (is|has|was|represents|had|may have|might have|could have) | (looks|looked|sounds|sounded|seems|seemed) (very|rather|quite) (much|) like | (treat|manage) (empirically|) as | (cannot|can not|could not|cant|couldnt) say (with|for) (any|) (certainty|certain|sure) (that|) (this|it|he|she) (is|has|was) | apparent | told (in|at|by) (a & e|a and e|ED|ER|casualty|hospital|gp|clinic|out of hours|surgery|walk in clinic|doctor) (that|) (it|this) (was|is|might be|could be|may be) | (not|un) (entirely|completely|yet|quite|at all|) (clear|certain|sure|known) (if|whether) (he|she|it|this|) (has|had|is|was|) | (looks|looked|sounds|sounded|seems|seemed|appears) as (if|though) (he|she|it|this|they|there|) (has|have|is|had|was|were|) | suspicious of | not (sure|certain) (that|) (this|it|he|she) (is|has|was) | told (that|) (it|this) (was|is|might be|could be|may be) | (possibly|probably|likely|perhaps|presumably|maybe) (due to|secondary to|because of|caused by|related to|from) | (could|may|might) (well|also|possibly|perhaps|just|) be | (low|intermediate|moderate|high|some|reasonable) (probability|likelihood) (of|for|that this is|that it is) | (cant|couldnt) (exclude|rule out) | (thinks|thought|believes|believed|reckons|suspects) (that|) (this|it) | (being|was|is|) (treated|treat|managed) (for|as) (possible|presumed|suspected|probable|likely) | (almost|nearly) certainly | (very|most|quite) probably | (very|most|quite) likely | in all likelihood | (if|whether) (this|it) (is|was|could be|might be|may be|represents) | (cannot|can not|cant|could not|unable to|too early to|hard to|difficult to) (yet|) (say|tell|know|determine|decide) (if|whether) (this|it|he|she|) (is|was|has|) | (is|seems|thought|) less likely (to be|) | (thought|believed|presumed|felt|labeled) at the time to (be|have) | (thought|thinks|believes|believed|felt|feels|reckons|suspects) (that|) (this|it|he|she|I|they|patient) (was|is|might be|may be|could be|has|have|had|might have|might have had|may have|may have had|could have had) | (wonders|wondered|wonder|wondering) (if|whether|about) (this|it|he|she|they|) (is|was|has|have|had|could be|might be|may be|may have|) | (looks|looked|sounds|sounded|seems|seemed) like | (cannot|can not|cant|could not|couldnt) be (sure|certain) (that|) (this|it|he|she|there|) (is|has|was|does) not (have|) | ? | possible | possibly | probable | probably | suspected | suspect | likely | presumed | may have | might have | could have | may be | might be | could be | may represent | might represent | suspicious for | suspicion of | concern for | (is|are|was|were|) (very|highly|) concerning for | concern of | r/o | cannot exclude | cannot rule out | can not exclude | suggestive of | suggesting | suggests | suggest | (very|strongly|highly|) suggestive of | apparently | (working|provisional|tentative|presumptive) diagnosis (of|is|was|) | suspicion (of|about|for) | (could|may|might|can|would) (well|also|possibly|perhaps|) (represent|reflect|indicate|be due to|have been|have had|suggest|signify) | (unable|impossible|not possible|difficult|hard) to (rule out|exclude) | (does|do|did|doesnt|cannot|could) not (exclude|rule out) | doesnt (exclude|rule out) | (low|high|strong|some) suspicion (of|for) | (working|provisional|likely|probable|presumptive) (dx|impression) (of|is|) | (need|needs|must|important|necessary) (to|) (exclude|rule out|consider) |
     (is|was|seems|appears) (possible|probable|likely|conceivable|thought|suspected|believed|presumed) that (he|she|this|it|they|patient|there|) (has|had|is|was|) | index of suspicion for | (unclear|uncertain|unsure|not clear|not known|not sure|unknown) (if|whether) | does not know (if|whether) | (query|queried) | ?? | potential | differential diagnosis (of|) | differentials (include|included|are|) | ddx | leading diagnosis is |  perhaps | maybe | questionable | thought to (be|have) | query | equivocal for | compatible with | impression of | seems to have | appears to have | believed to be | felt to be | borderline | differential (includes|included|is|of|) | differential diagnosis (includes|included|is) | considered | in keeping with | consider | raises (possibility|suspicion) of | raised (possibility|suspicion) of | possibility of | cannot be certain | presumptive | provisional`,
  ],
  ['rule out', `rule out`],
  ['versus', `(is|are|seems|seemed|appears|thought|) (less|more) likely than | vs | versus`],
  [
    'unsure',
    `(is|was|are|were|remains|) (very|quite|) (high|higher|top|low|lower|first) (up|down|) (on|in|of) (list|differential|differential diagnosis) | until proven otherwise | unless proven otherwise | (needs|need|needing|requires|require|wants) (excluding|ruling out|exclusion) | (is|are|was|were|) suspected | (is|was|are|were) (possible|probable|likely|considered|thought likely|questionable) | (cannot|could not|can not) be (excluded|ruled out) | not (excluded|ruled out) | not been (excluded|ruled out) | has not been (excluded|ruled out) | not yet (excluded|ruled out) | has not yet been (excluded|ruled out) | was questioned | (is|was|remains) (a|) (possibility|consideration|concern|differential) | remains possible | suspected | (is|was) (a|) (distinct|real|strong) possibility | is on (the|) differential | in differential | (is|was|) queried | (must|should|needs to|need to|has to|still to|) be (excluded|ruled out|considered) |
     (is|was|are|were|seems|seemed|appears|remains|) (the|) (most|more|very|quite|highly|) (likely|probable|leading|favored|working|possible|presumptive|provisional) (diagnosis|cause|explanation|possibility) | (is|was|seems|seemed|appears|remains) (most|more|very|quite|highly) (likely|probable|possible) | seems (likely|probable|possible) | (has|have) (been|) (raised|questioned) as (a|) possibility`,
  ],
  [
    'test',
    `ct | cat scan | mri | mra | ultrasound | sonography | sonogram | US | x ray | radiograph | xray | CXR | AXR | echo | echocardiogram | echocardiography | ecg | EKG | electrocardiogram | biopsy | histology | culture | cultures | pcr | swab | serology | endoscopy | colonoscopy | gastroscopy | angiography | angiogram | CTPA | MRCP | doppler | duplex | scan | imaging | smear | blood film | lumbar puncture | laparoscopy | bronchoscopy | spirometry | eeg | tomography | autopsy | aspirate | fluorescein | slit lamp`,
  ],
  [
    'since',
    `since | for the past | for the last | over the past | over the last | during the past | worsening | progressive | started | productive`,
  ],
];

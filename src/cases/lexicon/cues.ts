/**
 * Words that say how what stands near them is meant.
 *
 * - `no`: what follows is absent, over a whole list ("no fever, cough or rash"); `without`: over a list that says that it
 *   is one ("without pus, lips cracked" is none); `not`: up to the next comma;
 *   `absent`: what stands before is absent.
 * - `plain`: looks like a cue and is none ("not only").
 * - `stop`: ends what came before; `has`: so does a verb that asserts, unless a negation stands right before it.
 * - `test` and `shows`: what follows is a test's result; `shown`: so is what stands before.
 * - `relative`, `stranger`: a person whose finding it may be; `says`: the person only tells; `patient`: back again.
 */
export type CueKind =
  | 'no'
  | 'without'
  | 'not'
  | 'none'
  | 'absent'
  | 'plain'
  | 'stop'
  | 'has'
  | 'shows'
  | 'shown'
  | 'join'
  | 'relative'
  | 'stranger'
  | 'kin'
  | 'says'
  | 'patient'
  | 'past'
  | 'was'
  | 'recent'
  | 'if'
  | 'maybe'
  | 'unsure'
  | 'test'
  | 'since';

/** The forms of each kind, written as in the data files. */
export const cueForms: readonly (readonly [CueKind, string])[] = [
  [
    'plain',
    `not only | not just | not merely | no change in | no change | no changes in | not necessarily | no increase in | no decrease in |
     no improvement (in|of|) | not improving | not improved | no better | no relief (from|of|with|) | no response to | not responding to |
     not relieved | without relief | not settling | not resolving | not resolved | no resolution of | without (resolution|improvement) |
     no longer well | not been well | not well | no doubt | no matter | without doubt | no wonder | not sure | no known cause (of|for) |
     no (obvious|apparent|clear|known) (cause|reason|trigger) (of|for) | without (obvious|apparent|clear|known|) (cause|reason|trigger|warning|provocation) |
     no prior workup | not known | no treatment for | did not (mention|notice) | not treated | no further | on no | if not | or not |
     whether or not | not drink enough | not without | no alleviating | no aggravating | not affected by | not changed by | unrelated to |
     not radiating | no radiation | not (worse|better) | not (related|associated) | no association | independent of | not relieved by |
     not prevent | not stop | does not let | cannot remember | has never been so bad | (on|by|when|while) (coughing|sneezing) |
     without (help|assistance|aid|difficulty|support|treatment|stopping|aura|medication|success|effect|benefit|thinking|him|her)`,
  ],
  [
    'no',
    `no | denies | denied | denying | deny | negative for | neg for | neg | no evidence (of|for|) | no signs of | no sign of | no symptoms of |
     no history of | no hx of | no h/o | no (complaints|complaint|report|reports|mention) of | no (suggestion|features|indication|suspicion) of | absence of | lack of | lacks |
     free (of|from) | free of any | rules out | ruled out for | excludes | excluded | nil | neither | nor | -ve for | (has|have|had) (not|never) (had|noticed|experienced|noted|reported) |
     never (had|has|experienced|suffered) | hasnt had | havent had | hadnt had | has not had any | does not (have|report|complain of|describe|show|admit to|endorse|smoke or) |
     did not (have|report|complain of|describe|show|experience|demonstrate|reveal) | do not have | doesnt have | didnt have | dont have | not had | not have |
     (does|did) not appear to have | fails to (show|reveal|demonstrate) | failed to (show|reveal|demonstrate) | not (showing|complaining of|reporting|experiencing|suffering from|known to have|associated with|accompanied by) |
     unremarkable for | clear of | rather than | instead of | as opposed to | no new | no other | no focal | no obvious | no (clinical|radiological|radiographic) (evidence|signs) of | unaccompanied by | declined any`,
  ],
  ['without', `without | w/o | with no | with neither | and no | but no`],
  [
    'not',
    `not | non | never | isnt | wasnt | arent | werent | hasnt | havent | hadnt | doesnt | didnt | dont | cannot see | nothing to suggest | nothing suggestive of | unlikely to (be|have)`,
  ],
  [
    'absent',
    `(is|are|was|were|being|) (absent|excluded|denied) | (is|are|was|were|has been|have been|been|) ruled out | (is|are|was|were|has been|have been|been) (excluded|denied) |
     (is|are|was|were|) (not|never) (present|seen|noted|found|detected|observed|felt|heard|palpable|demonstrated|evident|identified|reported|elicited|visible|apparent|appreciated|noticed|audible|there|visualized|an issue|experienced|described|a feature|mentioned) |
     (has|have|had) not (been|) (present|seen|noted|found|detected|observed|reported|occurred|noticed) | none | nil | not elicited |
     (is|are|was|were|) (negative|undetectable) | unlikely | (is|are|was|were) unlikely | isnt present | wasnt present | not likely | = no | : no | - no | : negative | : nil | : absent | : none | - , | - ; | - . | - nil | - absent | - none`,
  ],
  [
    'stop',
    `but | however | except | except for | although | though | yet | nevertheless | nonetheless | apart from | aside from | other than | besides | whereas | while |
     on the other hand | which | secondary to | due to | because of | because | as well as having | until | only | save for | still | instead | despite | in spite of`,
  ],
  [
    'has',
    `has | have | had | having | reports | reported | reporting | complains | complained | complaining | c/o | presents | presented | presenting | develops | developed | developing |
     describes | described | describing | exhibits | exhibited |
     notes | noted | noting | admits | admitted | admits to | endorses | endorsed | endorsing | experiences | experienced | experiencing | suffers | suffered | suffering |
     is | was | are | were | became | becomes | becoming | began | begins | started | starting | starts | appears | appeared | looks | looked | feels | felt | feeling | found |
     notable for | remarkable for | significant for | there is | there was | there are | there were | associated with | accompanied by | along with | together with |
     , with | and with | presence of | woke | wakes | came | comes | brought | remains | remained | continues | continued | yes | admits having | gets | got | getting | lost | vomited | passed`,
  ],
  [
    'shows',
    `shows | showed | showing | reveals | revealed | revealing | demonstrates | demonstrated | confirms | confirmed | confirming | grew | positive for |
     pos for | +ve for | consistent with | proved | proven | diagnostic of`,
  ],
  [
    'shown',
    `(on|by|at) (ct|mri|ultrasound|biopsy|culture|histology|echocardiography|echo|endoscopy|angiography|laparoscopy|imaging|scan|pcr|serology|colonoscopy)`,
  ],
  [
    'join',
    `and the | and his | and her | and their | and a | and an | and there | , the | , his | , her | , then | and then`,
  ],
  [
    'relative',
    `mother | father | brother | sister | parent | grandmother | grandfather | grandparent | aunt | uncle | cousin | sibling | son | daughter | twin | mom | mum | dad | mothers | fathers |
     nephew | niece | half brother | half sister | first degree relative | relative | relatives | family member | family members | several family members | maternal grandmother | parents | siblings | brothers | sisters`,
  ],
  [
    'kin',
    `family history (of|for|positive for|significant for|notable for|includes|is positive for|is notable for|is significant for|) | fhx (of|) | fh of | family hx (of|) | strong family history of | runs in (the|his|her) family | familial history of`,
  ],
  [
    'stranger',
    `wife | husband | partner | boyfriend | girlfriend | roommate | flatmate | colleague | coworker | friend | neighbor | classmate | contact | contacts | sick contacts | close contact | household contact | spouse | housemate | dog | cat | child at home | children at home`,
  ],
  [
    'says',
    `says | said | reports | reported | reporting | states | stated | noticed | notices | noted | notes | describes | described | tells | told | thinks | thought | found | brought | brings | gives | gave | called | saw | sees | confirms | confirmed | denies | denied | feels | felt | worries | worried | is worried | was worried | is concerned | was concerned | concerned | observed | witnessed | heard | adds | added | mentions | complains | complained | insists | recalls | explains | who witnessed`,
  ],
  [
    'patient',
    `he | she | patient | pt | the patient | i | the boy | the girl | the man | the woman | the infant | the baby | the child`,
  ],
  [
    'past',
    `history of | h/o | hx of | hx | known | known to have | past history (of|) | past medical history (of|includes|significant for|notable for|is significant for|is notable for|) | medical history (of|includes|) | pmh (of|) | pmhx (of|) | pmh | previous | previously | previously had | previously diagnosed with | prior | past | past episodes of |
     old | s/p | status post | recovered from | had previously | once had | remote history of | used to have | used to get | formerly | former | background of | b/g | long standing history of | longstanding | comorbidities include | comorbidities | childhood | diagnosed with | was diagnosed with | treated for | previously treated for | was treated for | had been treated for | past surgical history`,
  ],
  [
    'was',
    `in the past | as a child | in childhood | years ago | years earlier | decades ago | last year | in remission | (has|have|had|which|that|since|now|) (since|now|) resolved (completely|) | has gone | have gone | has settled | has since settled | years previously | in his youth | in her youth | as a teenager | earlier in life | when he was young | when she was young | years before | long ago`,
  ],
  [
    'recent',
    `(presents|presented|presenting|gives|gave|comes|came|attends|attended|admitted|arrives|seen|referred) with (a|an|the|) (short|long|brief|recent|acute|progressive|) history of | (gives|gave|reports|reported|describes|described) (a|an|the|) (short|long|brief|recent|acute|progressive|) history of | (short|brief|recent|acute|new) history of |
     history of present illness | history of presenting (complaint|illness) | hpi | now | today | currently | presently | at present | this time | with a history of worsening | days ago | weeks ago | hours ago | day ago | week ago | hour ago | minutes ago | months ago | month ago`,
  ],
  [
    'if',
    `if | return if | in case of | in case | in the event of | should (he|she|they|it) | should there be | risk of | at risk (of|for) | to prevent | prevention of | prophylaxis | prophylaxis (against|for) | watch for | look out for | looking for | monitor for | advised (to|about) | warned (about|of) | counselled about | vaccinated against | immunized against | immunised against | vaccine for | screening for | screened for | fear of | afraid of | fears | (is|was|) worried about | (is|was|) concerned about | anxious about | educated about | unless | come back with | return with | return for | return precautions for | safety net | red flags | were to | to look for | test for | tested for | to exclude | to rule out | asked about | return immediately for | seek help for`,
  ],
  [
    'maybe',
    `? | possible | possibly | probable | probably | suspected | likely | presumed | may have | might have | could have | may be | might be | could be | may represent | might represent | suspicious for | suspicion of | concern for | concerning for | concern of | rule out | r/o | cannot exclude | cannot rule out | can not exclude | suggestive of | suggesting | suggests | suggest | vs | versus | perhaps | maybe | questionable | thought to (be|have) | query | equivocal for | compatible with | impression of | seems to have | appears to have | believed to be | felt to be | borderline | differential includes | differential diagnosis includes | considered | in keeping with`,
  ],
  [
    'unsure',
    `(is|are|was|were|) suspected | (is|was|are|were) (possible|probable|likely|considered|thought likely|questionable) | (cannot|could not|can not) be (excluded|ruled out) | not (excluded|ruled out) | not been (excluded|ruled out) | has not been (excluded|ruled out) | not yet (excluded|ruled out) | has not yet been (excluded|ruled out) | was questioned | is a possibility | remains possible | suspected`,
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

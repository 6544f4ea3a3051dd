/**
 * Sentences as notes and letters have them, and how what they name is meant. Behind the last bar stand the labels:
 * `fever+` is there, `fever-` is not, `gout+family`, `gout+past`, `rash+hypothetical`, `gout+?` is not sure, `gout+!` is
 * the result of a test, `!seizure` must not be read at all. `⏎` ends a line. What else is read in a sentence is not asked.
 */
export const sentences: Readonly<Record<string, string>> = {
  negation: `
Denies fevers, chills, night sweats or weight loss. | fever- chills- night-sweats- weight-loss-
Pt denies CP, SOB, palpitations, syncope. | chest-pain- breathlessness- palpitations- syncope-
She is without fever or rash. | fever- rash-
Alert, w/o neck stiffness or photophobia. | neck-stiffness- photophobia-
There was no evidence of jaundice, ascites or clubbing. | jaundice- ascites- clubbing-
No signs or symptoms of meningitis. | bacterial-meningitis-
No signs or symptoms of heart failure. | heart-failure-
Pulmonary embolism was excluded by CTPA. | pulmonary-embolism-
DVT excluded on Doppler. | deep-vein-thrombosis-
Appendicitis has been excluded. | appendicitis-
Review of systems is negative for cough, hemoptysis, and wheeze. | cough- hemoptysis- wheeze-
ROS negative for fever. | fever-
Ankle oedema absent. | ankle-swelling-
Free of ankle swelling. | ankle-swelling-
He has been free of seizures since May. | seizure-
She remains free from headache. | headache-
The X-ray failed to show pneumonia. | pneumonia-
CT failed to demonstrate appendicitis. | appendicitis-
He has never had chest pain. | chest-pain-
She never vomited. | vomiting-
He did not cough, nor did he have a fever. | cough- fever-
No cough nor wheeze. | cough- wheeze-
Ø fever, Ø cough. | fever- cough-
∅ rash. | rash-
Ø N/V, Ø diarrhoea. | diarrhea-
–ve for haematuria. | hematuria-
-ve headache, +ve vomiting. | headache- vomiting+
+ve for haematuria, -ve for jaundice. | hematuria+ jaundice-
+fever, -cough. | fever+ cough-
+fever -cough +rash. | fever+ cough- rash+
+ headache, + photophobia, - rash. | headache+ photophobia+ rash-
(+) nausea, (-) vomiting, (-) diarrhea. | nausea+ vomiting- diarrhea-
Fever (+), cough (-), rash (-). | fever+ cough- rash-
Fever +, cough -, rash -. | fever+ cough- rash-
No cough/wheeze/haemoptysis. | cough- wheeze- hemoptysis-
No fever, no cough and no chest pain. | fever- cough- chest-pain-
No rash and no itching. | rash- itching-
Denies both nausea and vomiting. | nausea- vomiting-
She has no fever but complains of headache. | fever- headache+
No chest pain; however, she has palpitations. | chest-pain- palpitations+
Denies chest pain. Reports palpitations. | chest-pain- palpitations+
He denied haemoptysis but now has night sweats. | hemoptysis- night-sweats+
No abdominal pain, presents with jaundice. | abdominal-pain- jaundice+
Without fever, presents with a rash on the trunk. | fever- rash+
No vomiting with severe headache. | vomiting- headache+
She was not febrile and presented with a cough. | fever- cough+
He has no wheeze; there is cyanosis. | wheeze- cyanosis+
Not only did she have fever, but also rigors. | fever+ rigors+
Not only cough but haemoptysis too. | cough+ hemoptysis+
It was not the headache but the vomiting that worried her. | vomiting+
She has not a headache but vertigo. | headache- vertigo+
Not jaundice but cyanosis was noted. | jaundice- cyanosis+
He is not without pain in the abdomen; not without fever. | fever+
She cannot deny palpitations. | palpitations+
He does not deny night sweats. | night-sweats+
I cannot deny that there is jaundice. | jaundice+
There has been no change in the cough. | cough+
There was no improvement in her rash. | rash+
No relief of headache with paracetamol. | headache+
Her abdominal pain was not relieved by antacids. | abdominal-pain+
Headache not relieved by ibuprofen. | headache+
No improvement in breathlessness after salbutamol. | breathlessness+
Cough no worse. | cough+
The rash has not changed. | rash+
The fever did not settle with antibiotics. | fever+
The vomiting did not stop. | vomiting+
His diarrhoea has not resolved. | diarrhea+
No further vomiting since yesterday. | vomiting-
There have been no further seizures. | seizure-
No more vomiting. | vomiting-
No recurrence of chest pain. | chest-pain-
She no longer has a fever. | fever-
He is no longer vomiting. | vomiting-
She no longer complains of headache. | headache-
The cough has gone. | cough+past
Her fever resolved. | fever+past
The rash has settled. | rash+past
The diarrhoea stopped on Tuesday. | diarrhea+past
Resolved headache. | headache+past
The vomiting has now stopped but she has abdominal pain. | vomiting+past abdominal-pain+
His palpitations have subsided. | palpitations+past
The swelling went, and the headache went away. | headache+past
Afebrile, anicteric, acyanotic. | fever- jaundice- cyanosis-
He is afebrile but jaundiced. | fever- jaundice+
Afebrile and not jaundiced. | fever- jaundice-
Anicteric sclerae, no pallor. | jaundice- pallor-
Abdomen soft and nontender. | rebound-guarding-
Nontender abdomen, no guarding. | rebound-guarding-
Non-smoker, no alcohol. | smoking-
She is a nonsmoker. | smoking-
He has never smoked. | smoking-
Lifelong non-smoker with a cough. | smoking- cough+
Does not smoke. | smoking-
The lungs are clear without wheezes or crackles. | wheeze- crackles-
Normal S1 S2 without murmurs. | heart-murmur-
Heart sounds normal, no murmurs, rubs or gallops. | heart-murmur-
Would not swallow, fever. | fever+
The child would not feed and had vomiting. | vomiting+
Cannot lie flat, cough. | cough+
Could not sleep because of itching. | itching+
Unable to walk because of vertigo. | vertigo+
Nil fever, nil cough. | fever- cough-
Fever nil, cough nil. | fever- cough-
Cough: absent. Wheeze: present. | cough- wheeze+
Jaundice: No; Pallor: Yes. | jaundice- pallor+
Vomiting? No. Diarrhoea? Yes. | vomiting- diarrhea+
Fever N, cough Y. | fever- cough+
Nausea yes, vomiting no. | nausea+ vomiting-
Patient reports cough. No fever. | cough+ fever-
Cough but no fever, no weight loss. | cough+ fever- weight-loss-
Cough x 3 days with no fever. | cough+ fever-
Headache with neither photophobia nor neck stiffness. | headache+ photophobia- neck-stiffness-
She does not complain of headache or vomiting. | headache- vomiting-
He does not report any palpitations. | palpitations-
Patient did not endorse suicidal thoughts. | suicidal-thoughts-
He doesn't have diarrhoea or constipation. | diarrhea- constipation-
Didn't have fever or chills. | fever- chills-
Hasn't had any chest pain today. | chest-pain-
There wasn't any vomiting. | vomiting-
There isn't a rash. | rash-
There are no murmurs. | heart-murmur-
No jaundice was seen. | jaundice-
No clubbing or cyanosis noted. | clubbing- cyanosis-
Neither jaundice nor cyanosis was present. | jaundice- cyanosis-
Rash not seen. | rash-
Hepatomegaly not palpable. | liver-enlarged-
Photophobia was not reported. | photophobia-
Cyanosis was never observed. | cyanosis-
Tremor cannot be seen. | tremor-
Fever, cough and wheeze were all absent. | fever- cough- wheeze-
Fever and chills denied. | fever- chills-
Chest pain is denied. | chest-pain-
Nausea, vomiting and diarrhea are denied. | nausea- vomiting- diarrhea-
In the absence of fever, rash is unlikely. | fever- rash-
There is a lack of cough. | cough-
Lacks fever. | fever-
Denies:⏎- fever⏎- cough⏎- weight loss | fever- cough- weight-loss-
Denies:⏎• headache⏎• photophobia⏎⏎Reports:⏎• vomiting | headache- photophobia- vomiting+
Negative for:⏎* haematuria⏎* dysuria | hematuria- dysuria-
Pertinent negatives: fever, cough, rash. | fever- cough- rash-
Pertinent negatives:⏎- fever⏎- rash | fever- rash-
Pertinent positives: fever, cough. Pertinent negatives: rash, vomiting. | fever+ cough+ rash- vomiting-
Pertinent positives:⏎- headache⏎Pertinent negatives:⏎- vomiting | headache+ vomiting-
Absent: jaundice, cyanosis. | jaundice- cyanosis-
No:⏎- fever⏎- cough | fever- cough-
Positive for cough; negative for fever, chills. | cough+ fever- chills-
Positive for nausea and vomiting, negative for diarrhea. | nausea+ vomiting+ diarrhea-
She has a headache, but without vomiting, photophobia, or neck stiffness. | headache+ vomiting- photophobia- neck-stiffness-
No fever, cough, wheeze, rash, vomiting, diarrhoea, or jaundice. | fever- cough- wheeze- rash- vomiting- diarrhea- jaundice-
No fever, chills, headache, vomiting and rash. | fever- chills- headache- vomiting- rash-
Never any haemoptysis. | hemoptysis-
At no time did he have chest pain. | chest-pain-
He was seen with cough, though no haemoptysis. | cough+ hemoptysis-
Nothing to suggest meningitis. | bacterial-meningitis-
Meningitis unlikely. | bacterial-meningitis-
Pneumonia is unlikely. | pneumonia-
Unlikely to be appendicitis. | appendicitis-
Not suggestive of pancreatitis. | pancreatitis-
No features of sepsis. | sepsis-
Tests for tuberculosis were negative. | tuberculosis-
The CT was negative for appendicitis. | appendicitis-
Negative CT for PE. | pulmonary-embolism-
CTPA negative for PE. | pulmonary-embolism-
Cultures negative. Cough persists. | cough+
X-ray did not show pneumonia. | pneumonia-
The scan did not reveal appendicitis but showed ascites. | appendicitis- ascites+
He appears well, not cyanosed, not jaundiced, not breathless. | cyanosis- jaundice- breathlessness-
No acute distress, no rash, lungs clear. | rash-
No cough, and his wheeze is worse. | cough- wheeze+
No fever, though she has been sweating at night. | fever-
She had no chest pain until this morning, when she became breathless. | breathlessness+
Rather than vomiting he had diarrhoea. | vomiting- diarrhea+
Vertigo without tinnitus. | vertigo+ tinnitus-
Dysuria without haematuria, and fever. | dysuria+ hematuria- fever+
Haematuria in the absence of dysuria. | hematuria+ dysuria-
Painless jaundice with itching but no fever. | jaundice+ itching+ fever-
The patient is not having chest pain. | chest-pain-
She is not coughing up blood. | hemoptysis-
No one in the room was aware of the seizure. | seizure+
No medication helped the headache. | headache+
No drug allergies. Cough for a week. | cough+
No other symptoms. Fever. | fever+
No known drug allergies, fever since Monday. | fever+
No previous episodes of syncope. | syncope-
No prior history of seizures. | seizure-
No personal history of diabetes. | diabetes-
No past medical history. Presents with jaundice. | jaundice+
No fever overnight, cough persists. | fever- cough+
No SOB, no orthopnoea, no PND. | breathlessness- orthopnea- pnd-
NAD. No rash. | rash-
HEENT: no sore throat, no ear pain. CV: no palpitations. | sore-throat- ear-pain- palpitations-
Resp: cough +, wheeze -. GI: vomiting +. | cough+ wheeze- vomiting+
GI: denies nausea, vomiting. GU: dysuria present. | nausea- vomiting- dysuria+
Cardiovascular: Denies palpitations. Respiratory: Cough. | palpitations- cough+
Fever is not a feature. | fever-
Fever not present, but cough present. | fever- cough+
Fever is present and cough is absent. | fever+ cough-
Without any history of seizures. | seizure-
Denies ever having had a seizure. | seizure-
She denies that she has had palpitations. | palpitations-
He said he had no chest pain. | chest-pain-
Mother denies fever. | fever-
Mother denies any vomiting or diarrhoea. | vomiting- diarrhea-
His wife denies any confusion. | confusion-
Parents report no fever. | fever-
`,
  whose: `
Mother had lung cancer. | cancer-known+family
Paternal grandfather had psoriasis. | psoriasis+family
Maternal aunt with multiple sclerosis. | multiple-sclerosis+family
FHx of gout. | gout+family
FHx: psoriasis (father). | psoriasis+family
FH: mother - hypertension, father - gout. | hypertension+family gout+family
Gout runs in the family. | gout+family
Epilepsy runs in his family. | epilepsy+family
Strong family history of gout. | gout+family
There is a family history of psoriasis. | psoriasis+family
Two brothers with epilepsy. | epilepsy+family
Daughter of a diabetic. | diabetes+family
Son of a man with gout. | gout+family
Both parents have hypertension. | hypertension+family
His father and uncle both had gout. | gout+family
His father, a smoker, died of pneumonia. | pneumonia+family
Her sister was diagnosed with multiple sclerosis at 30. | multiple-sclerosis+family
A first-degree relative has gout. | gout+family
His twin brother has gout. | gout+family
Family history positive for gout and negative for diabetes. | gout+family diabetes-family
Family history is negative for epilepsy. | epilepsy-family
No family history of epilepsy or diabetes. | epilepsy-family diabetes-family
There is no family history of gout. | gout-family
Denies family history of gout. | gout-family
Family history: negative for diabetes. | diabetes-family
FAMILY HISTORY⏎Mother: gout⏎Father: psoriasis⏎⏎EXAMINATION⏎Rash | gout+family psoriasis+family rash+
**Family history**⏎Gout in the father.⏎⏎**On examination**⏎Jaundice. | gout+family jaundice+
Family Hx: diabetes. Social Hx: smoker. | diabetes+family smoking+
FH of epilepsy. Cough for two days. | epilepsy+family cough+
There is gout in the family. | gout+family
Hypertension on her mother's side. | hypertension+family
Her mum has gout and her dad has psoriasis. | gout+family psoriasis+family
Her grandmother suffered from gout. | gout+family
His brother is diabetic; he himself has headaches. | diabetes+family headache+
His uncle died of tuberculosis, and he has a cough. | tuberculosis+family cough+
Cousin with gout. Patient has jaundice. | gout+family jaundice+
His mother says he has had a fever since Monday. | fever+
Mother noticed jaundice yesterday. | jaundice+
Mother reports cough, fever and vomiting. | cough+ fever+ vomiting+
According to his mother, he has been vomiting. | vomiting+
Per mom, fever for three days. | fever+
Mum states that he has diarrhoea. | diarrhea+
Dad is worried about the rash. | rash+
Her husband found her confused with vomiting. | vomiting+
His wife says he snores and has a cough. | cough+
Her daughter noticed that she was jaundiced. | jaundice+
The parents brought him because of a seizure. | seizure+
Parents describe a bad cough. | cough+
His mother brought him in with fever. | fever+
His mother is a nurse. He has a rash. | rash+
Accompanied by his mother. Cough for two days. | cough+
Lives with his father. Headache for two days. | headache+
The father thought he had a fever. | fever+
His wife has been coughing. | cough+other
His wife also has diarrhoea. | diarrhea+other
Husband has a fever and cough; she has a rash. | fever+other cough+other rash+
A colleague was diagnosed with tuberculosis. | tuberculosis+other
Contact with a colleague who has syphilis. | syphilis+other
A classmate has had vomiting. | vomiting+other
A classmate had meningitis last week. | bacterial-meningitis+other
Close contact of a case of tuberculosis. | tuberculosis+other
Their dog had diarrhoea. | diarrhea+other
His flatmate has a cough. | cough+other
Her boyfriend has urethral discharge and she has dysuria. | dysuria+
A neighbour's child has a rash. | rash+other
Several children at nursery have had vomiting and diarrhoea. | vomiting+other diarrhea+other
Born to a mother with pre-eclampsia. | pre-eclampsia+other
Infant of a mother with hypertension. | hypertension+other
The mother had gout during pregnancy. | gout+other
Maternal hypertension. The baby has jaundice. | hypertension+other jaundice+
Mother had pre-eclampsia; the neonate has a seizure. | pre-eclampsia+other seizure+
`,
  when: `
History of gout. | gout+past
Hx of epilepsy. | epilepsy+past
H/o tuberculosis, treated. | tuberculosis+past
PMH gout, epilepsy. | gout+past epilepsy+past
PMHx: gout. Presents with chest pain. | gout+past chest-pain+
PMH significant for gout and psoriasis. | gout+past psoriasis+past
Past medical history includes epilepsy and gout. | epilepsy+past gout+past
PAST MEDICAL HISTORY:⏎1. Gout⏎2. Epilepsy⏎HISTORY OF PRESENT ILLNESS:⏎Cough and fever. | gout+past epilepsy+past cough+ fever+
S/p pneumonia in March. | pneumonia+past
Known psoriasis. | psoriasis+past
Known gout, now has fever. | gout+past fever+
A known diabetic with vomiting. | diabetes+past vomiting+
Meningitis as a child. | bacterial-meningitis+past
He had pneumonia last year. | pneumonia+past
Pancreatitis in 2015. | pancreatitis+past
He had pancreatitis in 2015. | pancreatitis+past
Ten years ago he had tuberculosis. | tuberculosis+past
She had a DVT ten years ago. | deep-vein-thrombosis+past
Previous episodes of gout. | gout+past
Previous pneumonia. | pneumonia+past
Treated for meningitis. | bacterial-meningitis+past
Was treated for pancreatitis in 2018. | pancreatitis+past
Psoriasis in remission. | psoriasis+past
Ulcerative colitis, in remission. | ulcerative-colitis+past
She used to have seizures. | seizure+past
Prior pancreatitis. | pancreatitis+past
Prior history of syncope. | syncope+past
She had previously been diagnosed with gout. | gout+past
He recovered from meningitis at the age of 5. | bacterial-meningitis+past
At age 12 he had meningitis. | bacterial-meningitis+past
He had a seizure at the age of two. | seizure+past
Childhood epilepsy. | epilepsy+past
Background of gout. | gout+past
He has a background of epilepsy and presents with fever. | epilepsy+past fever+
He is known to have gout. | gout+past
History of gout, epilepsy, and psoriasis who presents with cough. | gout+past epilepsy+past psoriasis+past cough+
A 60-year-old man with a history of gout presents with abdominal pain. | gout+past abdominal-pain+
A 60-year-old man with gout and epilepsy presents with abdominal pain. | abdominal-pain+
A 40-year-old woman with a past history of DVT developed breathlessness. | deep-vein-thrombosis+past breathlessness+
3-day history of cough and fever. | cough+ fever+
Three weeks' history of headache. | headache+
A 2-month history of weight loss. | weight-loss+
Two-day h/o vomiting. | vomiting+
6/52 history of cough. | cough+
2/7 hx of diarrhoea. | diarrhea+
Presents with a history of headache. | headache+
Presented with a short history of jaundice. | jaundice+
He gives a history of night sweats. | night-sweats+
She gave a history of palpitations for two weeks. | palpitations+
With a history of recent vomiting. | vomiting+
Long history of itching. | itching+
A one-year history of constipation. | constipation+
Vomited yesterday. | vomiting+
He vomited twice last night. | vomiting+
Woke this morning with vertigo. | vertigo+
Headache began last night. | headache+
Rash appeared two days ago. | rash+
A week ago he developed a cough. | cough+
Yesterday she had a fever. | fever+
He was well until three days ago when he developed a fever. | fever+
Previously well, she developed a cough. | cough+
Previously fit and well. Headache since Monday. | headache+
Previously healthy man with fever. | fever+
Past week of diarrhoea. | diarrhea+
For the past three days he has had a cough. | cough+
Over the past month she has had night sweats. | night-sweats+
In the past week she has had palpitations. | palpitations+
Cough in the past two days. | cough+
Headaches in the past, none now. | headache+past
Last week she had a fever and now she has a rash. | rash+
The patient was treated for pneumonia two years ago and now has a cough. | pneumonia+past cough+
Was diagnosed with gout in 2010. Has a fever. | gout+past fever+
Recently diagnosed with pneumonia. | pneumonia+
He has long-standing psoriasis. | psoriasis+
Old pneumonia. | pneumonia+past
Had chickenpox in childhood, presents with rash. | rash+
His seizures stopped in 2009. | seizure+past
Pneumonia three months ago. Now fever. | fever+
`,
  'what may come': `
Return if fever, vomiting or rash develops. | fever+hypothetical vomiting+hypothetical rash+hypothetical
Return to ED if you develop chest pain. | chest-pain+hypothetical
Watch for jaundice. | jaundice+hypothetical
Advised to come back if vomiting recurs. | vomiting+hypothetical
She was advised to come back in case of fever. | fever+hypothetical
Should he develop a rash, call. | rash+hypothetical
Should there be any fever, return. | fever+hypothetical
If she has a seizure, call an ambulance. | seizure+hypothetical
If fever recurs, repeat cultures. | fever+hypothetical
Call us if there is any vomiting. | vomiting+hypothetical
Risk of stroke was discussed. | ischemic-stroke+hypothetical
High risk for DVT. | deep-vein-thrombosis+hypothetical
Heparin to prevent DVT. | deep-vein-thrombosis+hypothetical
Aspirin for prevention of stroke. | ischemic-stroke+hypothetical
Vaccinated against meningitis. | bacterial-meningitis+hypothetical
Vaccinated against pneumonia, presents with cough. | cough+
Screening for colorectal cancer. | colorectal-cancer+hypothetical
Screened for tuberculosis. | tuberculosis+hypothetical
Monitor for confusion and vomiting. | confusion+hypothetical vomiting+hypothetical
Prophylaxis for migraine. | migraine-known+hypothetical
To rule out appendicitis a CT was ordered. | appendicitis+hypothetical
Seek help for headache or vomiting. | headache+hypothetical vomiting+hypothetical
Paracetamol as needed for headache. | headache+hypothetical
PRN for nausea. | nausea+hypothetical
Look out for a rash. | rash+hypothetical
Warned about jaundice. | jaundice+hypothetical
Unless vomiting occurs, continue. | vomiting+hypothetical
Red flags discussed: headache, vomiting. | headache+hypothetical vomiting+hypothetical
He fears a stroke. | ischemic-stroke+hypothetical
Go to hospital in the event of seizure. | seizure+hypothetical
Plan: return if fever. | fever+hypothetical
He asked if the rash was contagious. | rash+
`,
  'how sure': `
Possible meningitis. | bacterial-meningitis+?
Probable gout. | gout+?
?gout | gout+?
?meningitis ?sepsis | bacterial-meningitis+? sepsis+?
Query appendicitis. | appendicitis+?
Suspected DVT. | deep-vein-thrombosis+?
Likely pancreatitis. | pancreatitis+?
Most likely gout. | gout+?
Pneumonia cannot be excluded. | pneumonia+?
Sepsis could not be ruled out. | sepsis+?
Concerning for meningitis. | bacterial-meningitis+?
This is concerning for sepsis. | sepsis+?
Thought to be gout. | gout+?
The differential includes gout and cellulitis. | gout+? cellulitis+?
Differential diagnosis: gout, cellulitis. | gout+? cellulitis+?
DDx: pneumonia vs PE. | pneumonia+? pulmonary-embolism+?
Rule out appendicitis. | appendicitis+?
R/O DVT. | deep-vein-thrombosis+?
Gout vs cellulitis. | gout+? cellulitis+?
Gout or cellulitis? | gout+? cellulitis+?
Impression: probable pneumonia. | pneumonia+?
Impression: ?pneumonia. | pneumonia+?
Might be gout. | gout+?
It may be pancreatitis. | pancreatitis+?
Could be appendicitis. | appendicitis+?
Apparently had a seizure. | seizure+?
Questionable jaundice. | jaundice+?
Possibly a faint rash. | rash+?
The picture suggests pancreatitis. | pancreatitis+?
Findings compatible with pneumonia. | pneumonia+?
Appendicitis is a possibility. | appendicitis+?
Pneumonia is considered likely. | pneumonia+?
Pneumonia? | pneumonia+?
Appendicitis is suspected, with vomiting. | appendicitis+? vomiting+
Presumed pneumonia with fever. | pneumonia+? fever+
The patient has fever and possible pneumonia. | fever+ pneumonia+?
Possible seizure, definite headache. | seizure+? headache+
Cannot exclude DVT. | deep-vein-thrombosis+?
PE not excluded. | pulmonary-embolism+?
Working diagnosis of appendicitis. | appendicitis+?
High index of suspicion for meningitis. | bacterial-meningitis+?
Some suspicion of appendicitis. | appendicitis+?
It is unclear whether he had a seizure. | seizure+?
`,
  'the result of a test': `
CT shows appendicitis. | appendicitis+!
CT abdomen showed pancreatitis. | pancreatitis+!
Appendicitis on CT. | appendicitis+!
MRI: multiple sclerosis. | multiple-sclerosis+!
Chest X-ray confirmed pneumonia. | pneumonia+!
Sputum culture grew tuberculosis. | tuberculosis+!
Biopsy showed psoriasis. | psoriasis+!
Biopsy-proven psoriasis. | psoriasis+!
CT-proven appendicitis. | appendicitis+!
Doppler revealed a DVT. | deep-vein-thrombosis+!
CTPA positive for PE. | pulmonary-embolism+!
Ultrasound consistent with cholecystitis. | cholecystitis+!
CT demonstrated appendicitis without ascites. | appendicitis+! ascites-
CXR: pneumonia. | pneumonia+!
PE confirmed on CTPA. | pulmonary-embolism+!
A DVT was seen on Doppler. | deep-vein-thrombosis+!
CT was done for suspected appendicitis. | appendicitis+?
CT is suspicious for appendicitis. | appendicitis+?
`,
  'the same word in another sense': `
On discharge he had no fever. | fever- !vaginal-discharge !ear-discharge
Discharged home. | !vaginal-discharge !ear-discharge !urethral-discharge
Cold hands. | !runny-nose
She was shocked at the news. | !low-blood-pressure
He received an electric shock. | !low-blood-pressure
ST depression in V4 to V6. | !major-depression
She suffers from depression. | major-depression+
Depressed skull fracture. | !major-depression !low-mood
Respiratory depression. | !major-depression !low-mood
ECG lead II shows a normal rhythm. | !lead-exposure
Fit and well. | !seizure
Keeps fit, goes to the gym. | !seizure
Fit for discharge. | !seizure
She benefits from rest. | !seizure
The shoes did not fit. | !seizure
Stroke volume was normal. | !ischemic-stroke
Heat stroke. | !ischemic-stroke
Breaststroke swimmer. | !ischemic-stroke
Took cough medicine. | !cough
Given cough syrup. | !cough
Uses fever reducers. | !fever
All of his joints ached. | !acute-leukemia
Her mood is good, tender loving care. | !abdominal-tenderness
BP low, in shock. | low-blood-pressure+
Muscle mass normal. | !abdominal-mass
Rash decision. | !rash
A rash decision was made. | !rash
Body mass index 24. | !abdominal-mass
Temperature normal. Fever chart kept. | !rash
In labour for six hours. | !breathlessness
Yellow fever vaccine last year. | !fever !jaundice
Hay fever. | !fever
Rheumatic fever as a child. | !fever
Scarlet fever as a child. | !fever
He works as a stroke nurse. | !ischemic-stroke
Asthma nurse visited. | !asthma-known
The epilepsy clinic called. | !epilepsy
TB clinic. | !tuberculosis
`,
  spelling: `
Diarrhea, haemoptysis and oedema of the ankles. | diarrhea+ hemoptysis+ ankle-swelling+
Hemoptisis and weight loss. | hemoptysis+ weight-loss+
Vommiting and diarhoea. | vomiting+
Palpitatons and syncope. | palpitations+ syncope+
Jaundiced and feverish, no headaches. | jaundice+ fever+ headache-
Breathlesness for a week. | breathlessness+
Night-sweats, weight-loss. | night-sweats+ weight-loss+
Photophobic, vomits, coughs. | photophobia+ vomiting+ cough+
Constipaton for days. | constipation+
FEVER AND COUGH. NO RASH. | fever+ cough+ rash-
fever,cough,no rash | fever+ cough+ rash-
`,
  'course, side and severity': `
Severe abdominal pain and mild fever. | abdominal-pain+ severe+ fever+ mild+
Mild cough, severe breathlessness. | mild+ cough+ severe+ breathlessness+
No severe headache. | headache- severe-
Denies severe abdominal pain. | abdominal-pain- severe-
Headache, severe, since yesterday. | headache+ severe+
The headache is severe. | headache+ severe+
Headache 8/10. | headache+ severe+
Back pain rated 8/10. | back-pain+ severe+
Abdominal pain 3/10. | abdominal-pain+ mild+
Visual acuity 6/10. | !moderate
She turned right. | !right-side
He left the hospital with a cough. | cough+ !left-side
All right apart from a headache. | headache+ !right-side
Right lower quadrant pain. | !right-side
Left ventricular hypertrophy. | !left-side
Ear pain on the right side. | ear-pain+ right-side+
Left ear pain. | ear-pain+ left-side+
Bilateral ear pain. | ear-pain+ both-sides+
Unilateral ear pain. | ear-pain+ one-sided+
Left-sided hearing loss. | hearing-loss+ left-side+
Mother has severe asthma. | asthma-known+family severe+family
Abdominal pain worse on bending forward. | abdominal-pain+ worse-leaning-forward+
Abdominal pain relieved by vomiting. | abdominal-pain+ better-after-vomiting+
Back pain, better lying down. | back-pain+
Back pain better on lying flat. | back-pain+ better-lying+
Breathlessness worse on exertion. | breathlessness+
Rash worse in the sun. | rash+ worse-in-sun+
Cough worse in cold air. | cough+ worse-in-cold+
Headache triggered by red wine. | headache+ worse-with-alcohol+
Abdominal pain not relieved by defecation. | abdominal-pain+ relieved-by-stooling-
Pain not worse on exertion. | worse-on-exertion-
Headaches are not sudden in onset. | headache+ sudden-onset-
Constant itching for three weeks. | itching+ constant-course+ weeks-course+
Intermittent abdominal pain for two months. | abdominal-pain+ intermittent-course+ months-course+
No fever for three days. | fever- days-course+
Headaches lasting seconds. | headache+ seconds-course+
Recurrent syncope. | syncope+ recurrent-course+
Cough for 5 hours. | cough+ hours-course+
Fever for 10 days. | fever+ days-course+
Weakness for 20 minutes. | minutes-course+
Cough for 7 weeks. | cough+ weeks-course+
Itching for 7 months. | itching+ months-course+
Constipation for 15 years. | constipation+ years-course+
Right-sided abdominal pain for 3 days, worse on coughing. | abdominal-pain+ right-side+ days-course+
Itching of both arms, bilateral. | itching+ both-sides+
Left flank pain, 9/10, with vomiting. | loin-pain+ left-side+ severe+ vomiting+
Moderate back pain for six months. | back-pain+ moderate+ months-course+
Excruciating left eye pain. | eye-pain+ severe+ left-side+
Mild intermittent dizziness. | lightheadedness+ mild+ intermittent-course+
He has a mild cough but no severe breathlessness. | cough+ mild+ breathlessness-
Family history of severe gout. | gout+family severe+family
Previous severe psoriasis. | psoriasis+past severe+past
Return if severe vomiting. | vomiting+hypothetical severe+hypothetical
Tinnitus on the left. | tinnitus+ left-side+
Hearing loss, right ear. | hearing-loss+ right-side+
Ear pain R>L. | ear-pain+
R knee pain. | joint-pain+ right-side+
L ear pain, no discharge. | ear-pain+ left-side+
Swelling of the right calf. | calf-swelling+ right-side+
He turned left at the lights and vomited. | vomiting+ !left-side
After vomiting he left. | vomiting+ !left-side
Right now he has a headache. | headache+ !right-side
The right treatment for headache. | headache+ !right-side
She was right about the rash. | rash+ !right-side
Lives at 8/10 High Street, headache. | headache+ !severe
Severe weather; cough. | cough+ !severe
Headache worse with bright light. | headache+ worse-in-light+
Headache better in a dark room. | headache+ better-in-dark+
Headache relieved by paracetamol. | headache+ better-with-painkillers+
Dizziness on standing up. | postural-hypotension+
Abdominal pain worse on standing. | abdominal-pain+ worse-upright+
Leg pain better when lying down. | better-lying+
Back pain eased by walking about. | back-pain+ better-on-exertion+
Abdominal pain worse after alcohol. | abdominal-pain+ worse-with-alcohol+
Wheeze triggered by cats. | wheeze+ worse-with-dust+
Cough worse with strong smells. | cough+ worse-with-smells+
Abdominal pain eased by a hot water bottle. | abdominal-pain+ better-with-warmth+
Back pain worse when lifting and sneezing. | back-pain+ worse-straining+
Sore throat worse on swallowing. | sore-throat+ worse-swallowing+
Joint pain worse at rest. | joint-pain+ worse-at-rest+
Itching worse in winter. | itching+
The vertigo lasts seconds. | vertigo+ seconds-course+
Rapidly progressive weakness. | rapid-course+
Gradual onset of hearing loss. | hearing-loss+ gradual-onset+
Abrupt onset of back pain. | back-pain+ sudden-onset+
Constipation since childhood. | constipation+ years-course+
Nausea for a fortnight. | nausea+ weeks-course+
Fever since Tuesday. | fever+ days-course+
Diarrhoea since this morning. | diarrhea+ hours-course+
The cough is worse at night. | cough+
Palpitations lasting 20 minutes. | palpitations+ minutes-course+
Vertigo for 30 minutes at a time. | vertigo+ minutes-course+
Fever x 5 days. | fever+ days-course+
Cough x 2 weeks. | cough+ weeks-course+
Rash that comes and goes. | rash+ episodic-course+
Not constant abdominal pain. | abdominal-pain-
The pain does not get worse on exertion; syncope. | syncope+
Dyspnoea neither worse on exertion nor at night. | breathlessness+ worse-on-exertion-
Worst headache of his life. | thunderclap-headache+
Abdominal pain, the worst he has ever had. | abdominal-pain+ worst-ever+
Bilateral tinnitus without vertigo. | tinnitus+ both-sides+ vertigo-
No unilateral tinnitus. | tinnitus- one-sided-
`,
  letters: `
Thank you for seeing this 54-year-old man who presents with a two-week history of cough productive of green sputum, without haemoptysis. | cough+ hemoptysis-
He has had no chest pain, palpitations or syncope, but does describe dizziness. | chest-pain- palpitations- syncope- lightheadedness+
There is no history of weight loss, night sweats or fevers. | weight-loss- night-sweats- fever-
His past medical history is notable for hypertension and gout. | hypertension+past gout+past
His father had gout aged 52 and his mother has psoriasis. | gout+family psoriasis+family
On examination he was afebrile, with no lymphadenopathy, clubbing or cyanosis. | fever- lymph-nodes- clubbing- cyanosis-
The chest was clear; there were no crackles or wheeze. | crackles- wheeze-
I am concerned about the possibility of pulmonary embolism. | pulmonary-embolism+?
A CT pulmonary angiogram excluded pulmonary embolism. | pulmonary-embolism-
She denies any recent fever, but reports persistent headache. | fever- headache+
She reports that her headache has not improved. | headache+
Her daughter has recently had gout. | gout+family
Both her sister and her aunt have had migraine. | migraine-known+family
He reports no nausea, no vomiting, and no abdominal pain. | nausea- vomiting- abdominal-pain-
Of note, there was no haematuria. | hematuria-
Notably absent were fever and rash. | fever- rash-
Interestingly he did not have a fever. | fever-
Neither the patient nor his wife had noticed any jaundice. | jaundice-
He never complained of chest pain. | chest-pain-
She has not noticed any blood in the urine, weight loss or fever. | weight-loss- fever-
He was previously diagnosed with psoriasis. | psoriasis+past
The itching started three hours ago and is now accompanied by vomiting. | itching+ vomiting+
He has not experienced fever or rigors since discharge. | fever- rigors-
There was some dizziness yesterday, which has now resolved. | lightheadedness+past
She was worried that she might have meningitis. | bacterial-meningitis+?
The rash has since disappeared, but the itching persists. | rash+past itching+
Until last week she had been well, without fever. | fever-
His symptoms include fever, cough, and night sweats; he denies haemoptysis and weight loss. | fever+ cough+ night-sweats+ hemoptysis- weight-loss-
He is a non-smoker and drinks no alcohol. | smoking-
There were no meningeal signs, although she did have photophobia. | photophobia+
Apart from mild nausea, she has no symptoms. | nausea+
Aside from a headache, the patient denies all symptoms. | headache+
She has vomiting and diarrhoea but not fever. | vomiting+ diarrhea+ fever-
Fever, though not documented, is reported. | fever+
The patient's wife reports that he has been confused and febrile. | confusion+ fever+
Her partner has been treated for syphilis. | syphilis+other
He has a strong family history of gout: his father, brother and two uncles are affected. | gout+family
Pneumonia was initially suspected but the chest X-ray was clear. | pneumonia+?
It is unlikely that this represents appendicitis. | appendicitis-
I do not think he has meningitis. | bacterial-meningitis-
We do not believe this is gout. | gout-
There is little to suggest pancreatitis. | pancreatitis-
There is nothing to suggest sepsis. | sepsis-
Malaria has not been excluded. | malaria+?
If the fever persists beyond five days, please review. | fever+hypothetical
Please return should the headache recur. | headache+hypothetical
The patient was instructed to return for fever, chills, or vomiting. | fever+hypothetical chills+hypothetical vomiting+hypothetical
He takes aspirin to prevent stroke. | ischemic-stroke+hypothetical
She is at increased risk of breast cancer and DVT. | deep-vein-thrombosis+hypothetical
She takes sumatriptan for migraine. | migraine-known+
In 2012 he was admitted with pancreatitis and in 2019 with pneumonia; he now has jaundice. | pancreatitis+past pneumonia+past jaundice+
As a boy he had rheumatic fever, and he now presents with breathlessness. | breathlessness+
At 8 years of age she was treated for meningitis. | bacterial-meningitis+past
`,
  notes: `
45M c/o CP x2h, assoc SOB, no N/V. | chest-pain+ breathlessness+
Pt c/o HA, denies photophobia/neck stiffness. | photophobia- neck-stiffness-
72F PMH HTN, gout p/w fever & cough x3d. | gout+past fever+ cough+
PMHx: HTN, gout, psoriasis. SHx: ex-smoker. FHx: nil. | gout+past psoriasis+past
PMH - gout, migraine; DH - nil; FH - diabetes (mother). | gout+past migraine-known+past diabetes+family
O/E: T 38.5, no rash, no neck stiffness. | rash- neck-stiffness-
o/e jaundiced, no ascites, liver not palpable | jaundice+ ascites-
No h/o DVT/PE. | deep-vein-thrombosis- pulmonary-embolism-
neg hx of diabetes | diabetes-
ROS: +fatigue, +weight loss, -fever, -cough | fatigue+ weight-loss+ fever- cough-
ROS: (+) cough, dyspnea (-) fever, chills | cough+ breathlessness+ fever- chills-
Constitutional: No fever, chills. Eyes: Negative. Resp: Positive for cough. | fever- chills- cough+
Respiratory: Positive for cough and shortness of breath. Negative for wheezing. | cough+ breathlessness+ wheeze-
Gastrointestinal: Negative for abdominal pain, diarrhea, nausea and vomiting. | abdominal-pain- diarrhea- nausea- vomiting-
Skin: Negative for rash. Neurological: Positive for headaches. Negative for seizures. | rash- headache+ seizure-
Fever: denies. Cough: 2 weeks, productive. | fever- cough+
Chest pain: No⏎Dyspnea: Yes⏎Palpitations: No | chest-pain- breathlessness+ palpitations-
Symptoms: fever (yes), cough (no), rash (no). | fever+ cough- rash-
Hx: cough 3/7, no fever, no haemoptysis. | cough+ fever- hemoptysis-
Imp: ?pneumonia ?PE. Plan: CTPA. | pneumonia+? pulmonary-embolism+?
A/P: 1. Likely pneumonia. 2. R/o PE. | pneumonia+? pulmonary-embolism+?
Dx: appendicitis vs gastroenteritis. | appendicitis+?
Ddx includes sepsis, meningitis, and malaria. | sepsis+? bacterial-meningitis+? malaria+?
CXR neg for pneumonia. | pneumonia-
CXR - no pneumonia. | pneumonia-
US: no DVT. | deep-vein-thrombosis-
US leg neg DVT | deep-vein-thrombosis-
MRI brain: no evidence of stroke, multiple sclerosis. | ischemic-stroke- multiple-sclerosis-
CT head: no acute stroke. Headache persists. | ischemic-stroke- headache+
Biopsy consistent with psoriasis; no evidence of melanoma. | psoriasis+!
The blood cultures were negative and endocarditis was excluded. | infective-endocarditis-
RTC if fever/vomiting. | fever+hypothetical vomiting+hypothetical
Return precautions given: fever, vomiting, worsening pain. | fever+hypothetical vomiting+hypothetical
Safety-netted re: rash, seizures. | rash+hypothetical seizure+hypothetical
No c/o CP or SOB. | chest-pain- breathlessness-
No C/O dizziness. | lightheadedness-
Not SOB at rest. | breathlessness-
Nil SOB, nil CP. | breathlessness- chest-pain-
SOB++, cough+, fever-. | breathlessness+ cough+ fever-
Jaundice ++, pallor -. | jaundice+ pallor-
s/p MI 2015, known gout. | gout+past
Hx gout, now hot swollen toe. | gout+past
Mum: asthma. Sibs: eczema. | asthma-known+family
Sister - T1DM, brother - epilepsy. | epilepsy+family
Brother died suddenly age 30; father HTN. | hypertension+family
Contacts: partner has cough. | cough+other
Sick contacts: son with vomiting. | vomiting+family
Daughter at home has diarrhea. | diarrhea+family
No sick contacts, no travel. Fever 3 days. | fever+
Pt's mother reports pt had a seizure at home. | seizure+
Wife states pt has been jaundiced x 1 wk. | jaundice+
As per mum, no rash, no vomiting. | rash- vomiting-
Vomiting settled, tolerating fluids. | vomiting+past
Fever resolved on day 3; cough ongoing. | fever+past cough+
Palps resolved spontaneously. CP ongoing. | chest-pain+
No longer jaundiced. | jaundice-
Seizure-free for 2 years. | seizure-
Afebrile x 24h. | fever-
Apyrexial, nil rash. | fever- rash-
Haemodynamically stable, not cyanosed. | cyanosis-
Non-jaundiced, non-cyanosed. | jaundice- cyanosis-
Rash non-itchy. | rash+
Rash non-blanching. | rash+
HPC: fever 2/7, no cough, vomiting x4, no diarrhoea, no rash. | fever+ cough- vomiting+ diarrhea- rash-
No fevers. Some chills. Cough. No hemoptysis. | fever- chills+ cough+ hemoptysis-
No fever, chills or sweats; positive cough. | fever- chills- cough+
No rash; however does have itching. | rash- itching+
Reports fever but no chills, cough but no hemoptysis. | fever+ chills- cough+ hemoptysis-
Fever without chills, cough without hemoptysis. | fever+ chills- cough+ hemoptysis-
Complains of cough, without fever or dyspnea, and headache. | cough+ fever- breathlessness- headache+
Denies headache; endorses nausea. | headache- nausea+
Denies headache, endorses nausea. | headache- nausea+
Denies headache, but has had nausea, vomiting. | headache- nausea+ vomiting+
Denies headache, nausea, vomiting, has diarrhea. | headache- nausea- vomiting- diarrhea+
Denies headache and nausea but admits to vomiting and diarrhea. | headache- nausea- vomiting+ diarrhea+
He has chest pain, no dyspnea, nausea, but no vomiting. | chest-pain+ breathlessness- vomiting-
Cough and fever absent, rash present. | cough- fever- rash+
Except for cough, denies symptoms. | cough+
`,
  'longer sentences': `
A 30-year-old woman presents with fever and a sore throat; she has no cough, and her tonsils are not swollen. | fever+ sore-throat+ cough-
A 67-year-old man with a history of hypertension and gout is brought in by his wife, who says he has been confused; he denies headache. | hypertension+past gout+past confusion+ headache-
She was treated for a DVT in 2010, has had no recurrence, and now complains of palpitations. | deep-vein-thrombosis+past palpitations+
Although there is no fever, the child has been vomiting and has a rash which does not itch. | fever- vomiting+ rash+
The infant has diarrhoea but is feeding well, without vomiting, and there are no ill contacts. | diarrhea+ vomiting-
His brother, who has gout, witnessed the seizure. | gout+family seizure+
He had been well apart from itching until the night before, when he developed jaundice. | itching+ jaundice+
While she has had palpitations, she has never had syncope. | palpitations+ syncope-
Because of vomiting she could not take her tablets for hypertension. | vomiting+ hypertension+
There is neither a history of seizures nor any family history of epilepsy. | seizure- epilepsy-family
Examination shows jaundice and ascites but no splenomegaly or clubbing. | jaundice+ ascites+ spleen-enlarged- clubbing-
He smokes but has no cough, haemoptysis or weight loss. | cough- hemoptysis- weight-loss-
The mother of this 2-year-old says that he has had diarrhoea for two days and no fever. | diarrhea+ fever-
His mother says that he has never had a seizure and that his father had epilepsy. | seizure- epilepsy+family
The fever has gone, the cough has not. | fever+past
She had pneumonia in childhood but no asthma. | pneumonia+past
Meningitis seems unlikely given the absence of neck stiffness and photophobia. | bacterial-meningitis- neck-stiffness- photophobia-
He had been vaccinated against hepatitis B and denies jaundice. | jaundice-
He is not known to have epilepsy. | epilepsy-
He has no known history of gout. | gout-
The patient is not jaundiced, anaemic, cyanosed or clubbed. | jaundice- cyanosis-
No jaundice, anaemia, cyanosis, clubbing, oedema or lymphadenopathy. | jaundice- cyanosis- clubbing- lymph-nodes-
Nausea present, vomiting absent. | nausea+ vomiting-
Symptoms: cough, wheeze. No: fever, rash. | cough+ wheeze+ fever- rash-
Cough but not wheeze or fever. | cough+ wheeze- fever-
Not associated with nausea or vomiting. | nausea- vomiting-
Headache associated with nausea but not vomiting. | headache+ nausea+ vomiting-
Headache is not accompanied by photophobia, vomiting or neck stiffness. | headache+ photophobia- vomiting- neck-stiffness-
No dysuria/haematuria/discharge. | dysuria- hematuria-
Ex-smoker with cough and no haemoptysis. | cough+ hemoptysis-
The patient has never experienced palpitations or syncope. | palpitations- syncope-
He has yet to develop a fever. | fever-
She is free of nausea and vomiting. | nausea- vomiting-
She has been free of tinnitus for months, but vertigo persists. | tinnitus- vertigo+
There was a complete absence of fever. | fever-
Nothing to suggest gout or cellulitis. | gout- cellulitis-
He had an uncle with gout. | gout+family
Her late husband had tuberculosis. | tuberculosis+other
Her grandfather died of pancreatitis, aged 60. She has jaundice. | pancreatitis+family jaundice+
Mother with gout and father with psoriasis. | gout+family psoriasis+family
Multiple family members with gout. | gout+family
No one in the family has gout. | gout-family
None of his siblings have gout. | gout-family
His father does not have gout. | gout-family
Neither parent has gout. | gout-family
His father never had gout. | gout-family
Her mother denies that the child had a fever. | fever-
Her mother has gout. She herself has psoriasis. | gout+family psoriasis+
Gout in father. | gout+family
Psoriasis (sister). | psoriasis+family
`,
  'all kinds': `
She states that she does not currently have any chest pain. | chest-pain-
Denies recent travel, cough, or fever. | cough- fever-
He is without complaint of abdominal pain. | abdominal-pain-
No overt jaundice. | jaundice-
No appreciable murmur. | heart-murmur-
There has not been any vomiting or diarrhoea. | vomiting- diarrhea-
She hasn't noticed a rash. | rash-
The patient doesn't report dysuria. | dysuria-
There was never any haematuria. | hematuria-
Fever was denied, as were chills. | fever- chills-
No witnessed seizure. | seizure-
He did have a fever, but no rash. | fever+ rash-
She does have a cough. | cough+
He does not deny having palpitations. | palpitations+
No, he has not had chest pain. | chest-pain-
Vomiting has not been a problem. | vomiting-
Cough not a problem. | cough-
Headache is now gone. | headache+past
Her palpitations went away after two hours. | palpitations+past
The diarrhea cleared up last week. | diarrhea+past
Has had intermittent fever; last fever two days ago. | fever+
Fever broke yesterday. | fever+
He is currently free of symptoms but had vomiting earlier. | vomiting+
Vomiting persists despite antiemetics. | vomiting+
Persistent fever despite paracetamol. | fever+
No response of fever to antibiotics. | fever+
Cough unchanged. | cough+
Rash neither itchy nor painful. | rash+
Rash is not itchy. | rash+
Neck supple, no photophobia. | photophobia- neck-stiffness-
Non-tender, non-distended abdomen. | abdominal-distension-
Chest: clear, no crackles. | crackles-
Regular rhythm, no murmurs. | heart-murmur-
No pedal edema or cyanosis. | ankle-swelling- cyanosis-
Jaundice: +. Ascites: -. | jaundice+ ascites-
Cough [+], fever [-]. | cough+ fever-
Ø cough / Ø wheeze | cough- wheeze-
neg: fever, rash; pos: cough | fever- rash- cough+
Pos for nausea; neg for vomiting. | nausea+ vomiting-
+ve: cough, wheeze; -ve: fever, rash | cough+ wheeze+ fever- rash-
Patient positive for cough and fever. | cough+ fever+
Chills/rigors absent | rigors-
He admits to night sweats but denies weight loss. | night-sweats+ weight-loss-
She acknowledges headache and denies vomiting. | headache+ vomiting-
He reports having had vomiting on one occasion. | vomiting+
A diagnosis of gout was made in 2008. | gout+past
She has been diagnosed with psoriasis since 2010. | psoriasis+past
Gout since 2005. | gout+
He suffers from gout. | gout+
Past: pneumonia x2. | pneumonia+past
Remote pneumonia. | pneumonia+past
Long-term gout. | gout+
Gout (2011), psoriasis (2015). | gout+past psoriasis+past
Status post pancreatitis. | pancreatitis+past
She once had a seizure. | seizure+past
Two previous pneumonias. | pneumonia+past
He had two episodes of syncope yesterday. | syncope+
Had syncope this morning. | syncope+
3 weeks ago developed cough. | cough+
She has had gout for ten years. | gout+
A chronic history of constipation. | constipation+
She presented to clinic with a 6-week history of palpitations. | palpitations+
He has had recurrent syncope over the last year. | syncope+
The patient, whose mother has gout, presents with syncope. | gout+family syncope+
Mother's side: gout. | gout+family
Positive family history of gout. | gout+family
Family history is significant for gout and epilepsy. | gout+family epilepsy+family
Family history is unremarkable. Cough for 2 days. | cough+
Grandmother and aunt with psoriasis. | psoriasis+family
His grandfather, uncle and two cousins have gout. | gout+family
Dad has gout. | gout+family
Parents are healthy; a sister has gout. | gout+family
Her son had vomiting last week, and now she has diarrhoea. | vomiting+family diarrhea+
His room-mate was recently admitted with meningitis. | bacterial-meningitis+other
Husband unwell with cough. | cough+other
Her dog has had a seizure. | seizure+other
She cares for her mother, who has gout. | gout+family
Worked with a colleague with tuberculosis. | tuberculosis+other
Patient's mother reports vomiting. | vomiting+
The carer noticed jaundice. | jaundice+
Nurse noted haematuria. | hematuria+
GP suspects appendicitis. | appendicitis+?
Working dx: gout. | gout+?
Sepsis is a concern. | sepsis+?
We suspect pancreatitis. | pancreatitis+?
Meningitis must be excluded. | bacterial-meningitis+?
Need to exclude PE. | pulmonary-embolism+?
Meningitis is on the differential. | bacterial-meningitis+?
Seems to have had a seizure. | seizure+?
Features are in keeping with pneumonia. | pneumonia+?
Highly suspicious for appendicitis. | appendicitis+?
Low suspicion for PE. | pulmonary-embolism+?
It is possible that he has gout. | gout+?
He probably has gout. | gout+?
Gout is likely. | gout+?
Gout is the most likely diagnosis. | gout+?
To be screened for tuberculosis. | tuberculosis+hypothetical
He was told to seek help if he vomits. | vomiting+hypothetical
Call 999 if chest pain. | chest-pain+hypothetical
Monitor for signs of sepsis. | sepsis+hypothetical
Patient fears meningitis. | bacterial-meningitis+hypothetical
Start heparin for DVT prophylaxis. | deep-vein-thrombosis+hypothetical
Return for worsening headache, vomiting, or confusion. | headache+hypothetical vomiting+hypothetical confusion+hypothetical
X-ray confirmed pneumonia; CT negative for PE. | pneumonia+! pulmonary-embolism-
CT abdomen: appendicitis, no ascites. | appendicitis+! ascites-
Echo showed endocarditis. | infective-endocarditis+!
Lumbar puncture excluded meningitis. | bacterial-meningitis-
CT did not demonstrate pancreatitis. | pancreatitis-
MRI without evidence of stroke. | ischemic-stroke-
Ultrasound was normal, ruling out cholecystitis. | cholecystitis-
Chest film clear. No pneumonia. | pneumonia-
Histologically proven psoriasis. | psoriasis+
`,
  'all kinds, again': `
Chest pain was not reported, and there was no dyspnea. | chest-pain- breathlessness-
On direct questioning he denies haematuria or dysuria. | hematuria- dysuria-
There is no suggestion of meningitis. | bacterial-meningitis-
No complaints of dizziness, syncope, or palpitations. | lightheadedness- syncope- palpitations-
He did not vomit but felt nauseated. | vomiting- nausea+
He felt nauseated but did not vomit. | nausea+ vomiting-
Fever absent; cough present; wheeze absent. | fever- cough+ wheeze-
Patient afebrile, denying chills. | fever- chills-
She looked well and had no rash or jaundice. | rash- jaundice-
Never had syncope, but does get palpitations. | syncope- palpitations+
No nausea, vomiting, diarrhea, constipation, melena, or hematuria. | nausea- vomiting- diarrhea- constipation- melena- hematuria-
No nausea, vomiting; mild diarrhea. | nausea- vomiting- diarrhea+
There has been cough but no fever, and the patient has lost weight. | cough+ fever- weight-loss+
The cough is not productive and there is no haemoptysis. | hemoptysis-
He is neither jaundiced nor cyanosed. | jaundice- cyanosis-
The patient had neither fever nor rash but had a headache. | fever- rash- headache+
Absence of neck stiffness does not exclude meningitis. | neck-stiffness-
A normal film does not rule out pneumonia. | pneumonia+?
Negative swab does not exclude sepsis. | sepsis+?
No definite murmur. | heart-murmur-
Not currently vomiting. | vomiting-
Not previously jaundiced. | jaundice-
She is no longer febrile but still has a cough. | fever- cough+
He no longer has palpitations. | palpitations-
Her chest pain is no longer present. | chest-pain-
His cough subsided last week. | cough+past
Rash resolving. | rash+
Vomiting improving. | vomiting+
Fever has returned. | fever+
His diarrhoea never resolved. | diarrhea+
Nausea without actual vomiting. | nausea+ vomiting-
He got up without dizziness. | lightheadedness-
Cough without any sputum, fever with rigors. | cough+ fever+ rigors+
The seizure was not witnessed. | seizure+
Seizure not witnessed. | seizure+
The rash was not painful. | rash+
The headache is not severe. | headache+
The cough was not treated. | cough+
Nothing relieves the headache. | headache+
Nothing makes the vertigo worse. | vertigo+
He could not tolerate food because of nausea and vomiting. | nausea+ vomiting+
She did not seek help for her headache. | headache+
She did not take her inhalers and developed wheeze. | wheeze+
He did not go to work because of diarrhoea. | diarrhea+
Vomiting prevented him from eating. | vomiting+
He had not slept because of cough and fever. | cough+ fever+
The patient is not sure when the headache started. | headache+
No cause was found for the jaundice. | jaundice+
No explanation for her syncope. | syncope+
No treatment was given for the seizure. | seizure+
No one knows why he has a fever. | fever+
Hardly any cough. | cough+
Minimal cough, no sputum. | cough+
Occasional palpitations but no syncope. | palpitations+ syncope-
Denies any fever/chills/night sweats. | fever- chills- night-sweats-
Denies: fever, chills, cough. Endorses: headache. | fever- chills- cough- headache+
Associated symptoms: nausea, vomiting. Pertinent negatives: no fever, no diarrhea. | nausea+ vomiting+ fever- diarrhea-
- Fever: absent⏎- Cough: present⏎- Rash: absent | fever- cough+ rash-
Symptoms⏎Fever: yes⏎Cough: no⏎Rash: yes | fever+ cough- rash+
Presenting complaint: headache⏎Past medical history: gout, psoriasis⏎Family history: epilepsy in brother⏎On examination: no rash | headache+ gout+past psoriasis+past epilepsy+family rash-
PAST MEDICAL HISTORY⏎Gout⏎Pneumonia (2012)⏎⏎SOCIAL HISTORY⏎Smoker⏎⏎REVIEW OF SYSTEMS⏎Negative for fever, cough. Positive for headache. | gout+past pneumonia+past fever- cough- headache+
**PMH:** gout, epilepsy **Presenting complaint:** headache, no vomiting | gout+past epilepsy+past headache+ vomiting-
### Family history⏎- Mother: gout⏎- Father: none⏎### Examination⏎- Jaundice⏎- No ascites | gout+family jaundice+ ascites-
HPI: 40M with headache. PMH: gout. ROS: no vomiting. | headache+ gout+past vomiting-
Background: gout, psoriasis. Presents with syncope. | gout+past psoriasis+past syncope+
Known to have gout and psoriasis, he developed fever yesterday. | gout+past psoriasis+past fever+
He has known gout but no psoriasis. | gout+past psoriasis-
Gout diagnosed 2011. | gout+past
Psoriasis since childhood. | psoriasis+
Had meningitis aged 4. | bacterial-meningitis+past
When he was 10 he had meningitis. | bacterial-meningitis+past
As a teenager she had seizures. | seizure+past
In her youth she had pneumonia. | pneumonia+past
Pneumonia in 2018 and 2020. | pneumonia+past
Last month he had pneumonia, treated with antibiotics. | pneumonia+
Similar headaches in the past. | headache+past
She has had similar headaches before. | headache+
Previous similar episodes of vomiting. | vomiting+past
Successfully treated for gout. | gout+past
Recently had a fever. | fever+
Four days prior to admission he developed a fever. | fever+
Prior to admission he had vomiting. | vomiting+
The day before admission she had a headache. | headache+
A few weeks earlier he had diarrhoea. | diarrhea+
Six weeks ago she noticed jaundice. | jaundice+
Six months ago she noticed palpitations. | palpitations+
For two years she has had itching. | itching+
His aunt had epilepsy. He has never had a seizure. | epilepsy+family seizure-
Patient's father and brother both had gout; patient denies psoriasis. | gout+family psoriasis-
There's a family history of psoriasis on the paternal side. | psoriasis+family
Family history includes gout, psoriasis and stroke. | gout+family psoriasis+family ischemic-stroke+family
Nil FHx of gout. | gout-family
FHx negative for gout. | gout-family
FH: no gout. | gout-family
FHx: gout - father; psoriasis - sister | gout+family psoriasis+family
Strong FHx gout. | gout+family
Her twin sister has the same rash. | rash+family
Her sister and she both have a rash. | rash+
His wife and children have had diarrhoea too. | diarrhea+other
His son brought him because of confusion. | confusion+
His daughter, a nurse, noticed that he was jaundiced. | jaundice+
He lives with his mother, who has gout. | gout+family
He was with his father when he had a seizure. | seizure+
His father died when he was ten; he has headaches. | headache+
His partner tested positive for syphilis. | syphilis+other
`,
  'all kinds, a third time': `
The patient reports three days of fever and cough but denies dyspnea and chest pain. | fever+ cough+ breathlessness- chest-pain-
There is no rash; there is jaundice. | rash- jaundice+
She presents without fever. | fever-
No seizures since starting treatment. | seizure-
Cough, but no haemoptysis or weight loss, for six weeks. | cough+ hemoptysis- weight-loss-
The rash is absent today. | rash-
Her last seizure was in 2010. | seizure+past
His grandmother died from a stroke. | ischemic-stroke+family
Brother: asthma. | asthma-known+family
His wife noticed that he had a rash. | rash+
The teacher reported that the boy had a seizure. | seizure+
A coworker recently had pneumonia. | pneumonia+other
Two of his colleagues have diarrhoea. | diarrhea+other
History significant for pneumonia. | pneumonia+past
She had pneumonia as an infant. | pneumonia+past
He was hospitalised for pneumonia in 2016. | pneumonia+past
2 day history of vomiting and no diarrhoea. | vomiting+ diarrhea-
Prior history of pneumonia, now with fever. | pneumonia+past fever+
If you develop a rash or jaundice, stop the tablets. | rash+hypothetical jaundice+hypothetical
Call the clinic if fever or cough develops. | fever+hypothetical cough+hypothetical
She should return if she develops vomiting. | vomiting+hypothetical
In the event of a seizure give diazepam. | seizure+hypothetical
He is at high risk for stroke. | ischemic-stroke+hypothetical
Will monitor for fever. | fever+hypothetical
Possible stroke. | ischemic-stroke+?
The rash could represent psoriasis. | psoriasis+?
Findings suspicious for pneumonia. | pneumonia+?
Jaundice? Unclear. | jaundice+?
Presumptive diagnosis: pneumonia. | pneumonia+?
Stroke versus migraine. | ischemic-stroke+? migraine-known+?
? seizure | seizure+?
Unable to rule out pneumonia. | pneumonia+?
Headache, nausea but not vomiting; photophobia present. | headache+ nausea+ vomiting- photophobia+
Negative: fever, cough. Positive: headache. | fever- cough- headache+
No fever/cough, + headache. | fever- cough- headache+
+headache, -fever, -rash, +vomiting | headache+ fever- rash- vomiting+
Headache +ve, vomiting -ve. | headache+ vomiting-
Vomiting ×3, diarrhoea nil. | vomiting+ diarrhea-
The pain is not accompanied by fever; vomiting occurred once. | fever- vomiting+
He has a history of seizures but has not had one in years. | seizure+past
Chest pain free since admission. | chest-pain-
No headache, just nausea. | headache- nausea+
No headache, only vomiting. | headache- vomiting+
Nausea only, no vomiting. | nausea+ vomiting-
She has fever, not cough. | fever+ cough-
Has cough, has no fever. | cough+ fever-
Unlike his brother, he has no gout. | gout-
Asymptomatic apart from mild cough. | cough+
Aside from nausea no symptoms. | nausea+
She still has a headache but the vomiting has stopped. | headache+ vomiting+past
Rash and fever both resolved. | rash+past fever+past
Jaundice resolved; itching persists. | jaundice+past itching+
The child is not feverish and is not vomiting but is coughing. | fever- vomiting- cough+
Mother and father both deny seeing a rash. | rash-
Family history of gout in both parents; the patient has no psoriasis. | gout+family psoriasis-
Uncle with seizures; patient has syncope. | seizure+family syncope+
`,
  'all kinds, a fourth time': `
He has had two weeks of cough; no weight loss, no haemoptysis, no fevers. | cough+ weight-loss- hemoptysis- fever-
Patient complains of vomiting, not diarrhoea. | vomiting+ diarrhea-
She does not have a rash but does have itching. | rash- itching+
There is no jaundice and no ascites, but there is pallor. | jaundice- ascites- pallor+
No abdominal pain on exertion or at rest. | abdominal-pain-
Neither cough nor wheeze; mild dyspnea. | cough- wheeze- breathlessness+
She denied headache, photophobia, and neck stiffness, but had vomited twice. | headache- photophobia- neck-stiffness- vomiting+
Examination negative for jaundice. | jaundice-
Examination was unremarkable with no rash. | rash-
Fever is denied by the patient. | fever-
The patient had been vomiting but is now better. | vomiting+
Nausea and vomiting have resolved, but diarrhea continues. | nausea+past vomiting+past diarrhea+
Headache resolved after paracetamol. | headache+past
Previously had syncope; none recently. | syncope+past
Distant history of pneumonia. | pneumonia+past
She was admitted last year with pneumonia. | pneumonia+past
Pneumonia at age 6. | pneumonia+past
Known asthmatic presenting with cough. | cough+
Known hypertensive, now with headache. | headache+
Diabetic with vomiting. | vomiting+
Mother has long had gout. | gout+family
Her mother suffered from migraines. | migraine-known+family
Grandfather: stroke at 60. | ischemic-stroke+family
Two maternal uncles had psoriasis. | psoriasis+family
No family members have psoriasis. | psoriasis-family
Mother says no fever. | fever-
Mum thinks he has a rash. | rash+
Girlfriend has similar rash. | rash+other
Flatmate had meningitis. | bacterial-meningitis+other
His cat has ringworm, and he has a rash. | rash+
The baby's mother had itching in pregnancy. | itching+other
Return immediately if chest pain, breathlessness or syncope occur. | chest-pain+hypothetical breathlessness+hypothetical syncope+hypothetical
Counselled about the risk of stroke. | ischemic-stroke+hypothetical
To prevent seizures he takes valproate. | seizure+hypothetical
Worried about possible meningitis. | bacterial-meningitis+?
Probable viral rash. | rash+?
Suspicion of sepsis. | sepsis+?
Query DVT. | deep-vein-thrombosis+?
Cannot rule out sepsis. | sepsis+?
Sepsis not excluded. | sepsis+?
Most consistent with pneumonia. | pneumonia+
Headache, likely migraine. | headache+ migraine-known+?
MRI showed no stroke. | ischemic-stroke-
CT was negative; no stroke. | ischemic-stroke-
Biopsy ruled out psoriasis. | psoriasis-
Blood cultures excluded endocarditis. | infective-endocarditis-
Ultrasound showed a DVT but no ascites. | deep-vein-thrombosis+! ascites-
Cough + fever + rash. | cough+ fever+ rash+
Cough, fever; rash -. | cough+ fever+
CP(-), SOB(+), syncope(-). | chest-pain- breathlessness+ syncope-
-CP, +SOB | chest-pain- breathlessness+
Nausea/vomiting: denies. Headache: yes. | nausea- vomiting- headache+
Afebrile, no cough, + rash. | fever- cough- rash+
Well child, no fever, feeding well, some diarrhoea. | fever- diarrhea+
Mild fever, no rash, some cough. | fever+ rash- cough+
No fever, some cough. | fever- cough+
`,
};

/**
 * Sentences as notes and letters have them, and how what they name is meant. Behind the last bar stand the labels:
 * `fever+` is there, `fever-` is not, `gout+family`, `gout+past`, `rash+hypothetical`, `gout+?` is not sure, `gout+!` is
 * the result of a test, `!seizure` must not be read at all. `⏎` ends a line. What else is read in a sentence is not asked.
 */
export const sentences: Readonly<Record<string, string>> = {
  negation: `
He says that nobody is following him. | delusions-
There has never been a period of fever. | fever-
Nobody noticed that he had a fever. | fever+
Known asthma, wheeze and short of breath today. | asthma-known+past wheeze+ breathlessness+
Known gout, diabetes and migraine. | gout+past diabetes+past migraine-known+past
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
In the absence of fever, rash is unlikely. | fever- rash-?
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
Meningitis unlikely. | bacterial-meningitis-?
Pneumonia is unlikely. | pneumonia-?
Unlikely to be appendicitis. | appendicitis-?
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
His brother is diabetic; he himself has headaches. | family-diabetes+family headache+
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
It is unlikely that this represents appendicitis. | appendicitis-?
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
34F G2P1, 3/7 of dysuria and frequency, now rigors. No vaginal discharge. PMH: migraine, previous pyelonephritis in 2019. | frequency+ rigors+ vaginal-discharge- migraine-known+past recurrent-uti+past
Dear colleague, thank you for seeing this man whose father died of bowel cancer. He has rectal bleeding but no weight loss, and is understandably worried about leukaemia. | family-polyps+family rectal-bleeding+ weight-loss- leukemia+hypothetical
Dad had a heart attack at 45. She gets chest pain on stairs, never at rest; no palpitations or syncope. Smoker. | coronary-disease+family chest-pain+ palpitations- syncope- smoking+
Seen yesterday with vomiting, now resolved. Today fever and headache. No photophobia. Sister had meningitis aged 6. | vomiting+past fever+ headache+ photophobia- bacterial-meningitis+family
Impression: probable gout. Septic arthritis not excluded. Plan: aspirate; return if fever. | gout+? septic-arthritis+? fever+hypothetical
CT head: no bleed, no infarct. Old infarct in the left cerebellum. Headache ongoing. | headache+
PC: cough. HPC: 2 weeks productive cough, night sweats, no haemoptysis. FH: nil. SH: flatmate has TB. | cough+ night-sweats+ hemoptysis- tuberculosis+other
She was diagnosed with lupus in her twenties and has been well until this month, when a rash and joint pain returned. | autoimmune-history+past rash+ joint-pain+
Obs stable. Abdo soft. Wound clean, no cellulitis. Calves soft, no DVT clinically. Advised re chest pain and breathlessness. | cellulitis- deep-vein-thrombosis- chest-pain+hypothetical breathlessness+hypothetical
Mum gives the history: he vomited twice, had a seizure lasting a minute and has been drowsy. She herself has epilepsy. | vomiting+ seizure+ epilepsy-known+family
ROS: -ve for weight loss, fevers, rashes; +ve for fatigue and constipation. | weight-loss- fever- rash- fatigue+ constipation+
Previously fit. Three days of jaundice and itching, no abdominal pain. Girlfriend recently had hepatitis A. | jaundice+ itching+ abdominal-pain- hepatitis-a+other
No known asthma. Wheeze heard today. Father and brother both have hay fever. | asthma-known- wheeze+ atopy+family
Chest X-ray: left lower lobe pneumonia, no effusion. Sputum culture pending. ?TB given night sweats. | pneumonia+ effusion- tuberculosis+? night-sweats+
Discharge diagnosis: pneumonia. Discharge advice: come back if breathless or coughing blood. | pneumonia+ breathlessness+hypothetical hemoptysis+hypothetical
He reports that his palpitations have stopped since he cut out coffee, but he still gets dizzy. Denies syncope. | palpitations+past lightheadedness+ syncope-
Her asthma is well controlled; the wheeze she had last night was gone by morning. | wheeze+past
Pt states "I have no pain" but grimaces; abdomen tender, no guarding. | rebound-guarding-
The children at nursery have had chickenpox, and today he has vesicles and fever. | recent-varicella+other fever+
In 2010 she had a DVT; in 2015 a pulmonary embolism. Now a swollen leg. | deep-vein-thrombosis+past pulmonary-embolism+past ankle-swelling+
Background: COPD, AF. Admitted with worsening breathlessness and ankle swelling. No chest pain. | copd-known+past atrial-fibrillation-known+past breathlessness+ ankle-swelling+ chest-pain-
The GP suspected appendicitis, but the pain has settled and there is no fever. | appendicitis+? fever-
Had he had chest pain, he would have called. He felt only nausea. | chest-pain- nausea+
On warfarin for AF. Fell yesterday. No headache, vomiting or seizure since. | headache- vomiting- seizure-
Tested negative for HIV and syphilis. Partner positive for chlamydia. | hiv- syphilis- chlamydia+other
Whether she ever had rheumatic fever is unknown. Murmur present since childhood. | valve-disease+? heart-murmur+
She is a nurse on a ward with an outbreak of norovirus; vomiting began this morning. | vomiting+
Neurology: ?MS ?migraine. Numbness left arm, resolved after two days. No vertigo. | multiple-sclerosis+? migraine-known+? vertigo-
He is not diabetic; his wife is, and checks his sugar. | diabetes-
Son and daughter both coeliac. Patient: chronic diarrhoea, weight loss, no blood. | celiac+family chronic-diarrhea+ weight-loss+
Presenting with haematemesis. Denies melaena. Known varices. On propranolol to prevent bleeding. | hematemesis+ melena- varices-seen+past
Given that she has no fever and no neck stiffness, meningitis is unlikely; migraine is more likely. | fever- neck-stiffness- bacterial-meningitis-? migraine-known+?
History from wife: he was confused, did not vomit, and had no seizure that she saw. | confusion+ vomiting- seizure-
After the birth of her son she had depression, since when mood has been good. | major-depression+past
Rash first noted on Monday by the school nurse; nobody else in class affected. | rash+
No abdominal pain today (had some on Sunday), no vomiting, bowels open. | abdominal-pain- vomiting-
He has had fever, though not today, and a cough, mostly dry. | fever+ cough+
Vomited once at the nursery. No fever. Nursery reports several cases of gastroenteritis. | vomiting+ fever- gastroenteritis+other
Her migraine, which her mother also has, is worse this year. | migraine-known+
Exam: temp normal, no jaundice. Impression: viral illness. If rash or neck stiffness, to A&E. | jaundice- rash+hypothetical neck-stiffness+hypothetical
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
Meningitis seems unlikely given the absence of neck stiffness and photophobia. | bacterial-meningitis-? neck-stiffness- photophobia-
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
  'denied or there, in notes': `
The chest film did not show pneumonia or pleural effusion. | pneumonia- pleural-effusion-
Echo performed for ?endocarditis showed no vegetation but did show a pericardial effusion. | pericardial-effusion+
Doppler done for suspected DVT was negative; there is cellulitis. | deep-vein-thrombosis- cellulitis+
ANA negative, anti-CCP positive. | anti-ccp+
Urine dip: blood positive, nitrites negative. | urine-nitrites-
Denies headache; she feels nauseated. | headache- nausea+
No chest pain; however he has palpitations at night. | chest-pain- palpitations+
I don't have a fever, just a sore throat. | fever- sore-throat+
I've not got chest pain, only a cough. | chest-pain- cough+
Lack of rash does not fit with measles. | rash-
The source of the bleeding was not found, but there is melaena. | melena+
No trigger for the seizure was identified. | seizure+
The cause of her jaundice remains unclear. | jaundice+
No reason for the weight loss was found on CT. | weight-loss+
Reason for syncope not identified. | syncope+
Brother died suddenly at 30; she has had two faints. | syncope+
He had a fit in the ambulance. | seizure+
He is fit and well with no cough. | cough-
I've had a cold for a week and now my ear hurts. | viral-prodrome+
She's had the runs since Sunday. | diarrhea+
No focal lesion on CT head. | focal-lesion-
No history of trauma, no bleeding. | trauma- bleeding-
Severe pain in the left ear with discharge. | ear-pain+
Recurrent DVTs, now pulmonary embolus on CTPA. | deep-vein-thrombosis+ pulmonary-embolism+
Chest X-ray: pulmonary oedema, no effusion. | heart-failure+
Ringworm on the scalp. | ring-scaly+
No polyps seen; colitis in the sigmoid. | colonic-polyp- colitis+
Pt adamant he has never had angina; ECG shows ST elevation. | coronary-disease- st-elevation+
Dear Dr Jones, thank you for referring this man with haematuria; he has no loin pain and no dysuria. | hematuria+ loin-pain- dysuria-
The school nurse noted a rash but he had no temperature. | rash+ fever-
The patient was worried it might be cancer, but there is no weight loss. | weight-loss-
Ibuprofen can cause stomach ulcers; he has no melaena. | melena-
Allergic to penicillin (rash). Now presents with fever. | fever+
Penicillin causes rash. Today: sore throat, no cough. | sore-throat+ cough-
Clinically not in heart failure, ankles not swollen. | heart-failure-
Not thought to be septic; no rigors. | sepsis- rigors-
Does not look jaundiced. | jaundice-
Does not appear to have meningism. | neck-stiffness-
She denies being short of breath. | breathlessness-
He denied having vomited blood. | hematemesis-
Her newborn has jaundice; she herself has a sore breast. | jaundice+
Outbreak of norovirus on the cruise ship; she has diarrhoea. | diarrhea+
The dog has fleas; no rash on the child. | rash-
Was well until Tuesday, when fever and rigors began. | fever+ rigors+
Gestational diabetes in her last pregnancy; now 30 weeks with headache. | headache+
Findings not typical of pneumonia. | pneumonia-
MRI: no cord compression. Back pain continues. | cord-compression-mri- back-pain+
Biopsy came back positive for coeliac disease. | autoimmune-history+
Blood film negative for malaria; dengue serology positive. | malaria- dengue+
COVID test negative, flu A positive. | influenza+
HIV test negative. | hiv-
Pregnancy test positive, no bleeding. | positive-pregnancy-test+ bleeding-
D-dimer negative, so PE excluded. | pulmonary-embolism-
CT head (for headache and vomiting): no bleed. | headache+ vomiting+
Headache yes, vomiting no, photophobia no. | headache+ vomiting- photophobia-
Rash: none. Itch: yes, mainly at night. | rash- itching+
SOB - yes; wheeze - no. | breathlessness+ wheeze-
chest pain? no. palpitations? yes | chest-pain- palpitations+
- no fever⏎- cough 3/7⏎- SOBOE | fever- cough+
Nil vomiting / diarrhoea / rash. | vomiting- diarrhea- rash-
He is a cardiologist who treats heart failure and has come with vertigo. | vertigo+
She works on the stroke ward and has had diarrhoea. | diarrhea+
Runs a cancer charity; complains of tiredness. | fatigue+
Swallowing is fine and there's no sore throat. | sore-throat-
The vomiting came on after the headache, not before. | vomiting+ headache+
Without warning he lost consciousness. | unconsciousness+
Not eating because of sore throat. | sore-throat+
She can't sleep for coughing. | cough+
He stopped walking because of leg pain. | leg-pain+
Fever did not respond to paracetamol. | fever+
Diarrhoea not bloody. | diarrhea+
Not one episode of vomiting since admission. | vomiting-
Hasn't coughed, hasn't had a temperature. | cough- fever-
Other than a mild headache, nothing. | headache+
Apart from the rash there was no itch, no fever. | rash+ itching- fever-
The palpitations come and go; none at present. | palpitations+
Mrs K has been troubled by itching for months. She is not jaundiced. | itching+ jaundice-
I reviewed him for his psoriasis, which is well controlled, and he mentioned a new cough. | psoriasis+ cough+
No one at home is ill, he has had no diarrhoea himself. | diarrhea-
Meningitis was considered but excluded by lumbar puncture. | bacterial-meningitis-
Had her gallstones out in 2011; presents with jaundice. | jaundice+
Migraines stopped at the menopause; this headache began yesterday. | headache+
No recurrence of his pancreatitis since 2016; abdominal pain today. | pancreatitis- abdominal-pain+
She has never had shingles but her husband had it last month. | shingles-
He was exposed to chickenpox at nursery; no rash so far. | rash-
Started on omeprazole as protection against ulcers; no melaena. | melena-
No reason to suspect pulmonary embolism. | pulmonary-embolism-
She could not recall any head injury. | head-injury-
It is not gout; the joint is not hot. | gout-
Denies SOB but wife says he is breathless on the stairs. | breathlessness- exertional-dyspnea+
There is tenderness but neither guarding nor rigidity, and bowel sounds are normal. | pain+ rebound-guarding- rigidity-
Chest clear, heart sounds normal with no murmur, calves soft, but there is ankle oedema. | heart-murmur- ankle-swelling+
Neurologically intact with no weakness, no numbness; there is nystagmus. | numbness- nystagmus+
Rash absent, fever 38.9, neck supple. | rash-
Vomit: 4x. Blood in vomit: no. Diarrhoea: no. | diarrhea-
Fever ✔ cough ✘ | fever+
Stool culture grew Campylobacter; no blood in stool. | rectal-bleeding-
MRI brain without stroke or haemorrhage, but with several MS plaques. | ischemic-stroke- bleeding-
Gastroscopy revealed a duodenal ulcer and no varices. | ulcer-on-endoscopy+ varices-seen-
No sooner had the chest pain eased than he began to vomit. | chest-pain+ vomiting+
Nothing abnormal apart from splenomegaly. | spleen-enlarged+
The headache isn't there on waking and there's no vomiting. | vomiting-
My chest doesn't hurt but I can't stop coughing. | cough+
She's not got a temp, she's just really tired. | fatigue+
Never had anything like this headache before. | headache+
He hadn't passed blood before today. | hematuria+
His gout is quiet at present; the problem now is breathlessness. | breathlessness+
Although she has asthma, there is no wheeze today. | asthma-known+ wheeze-
Despite his emphysema he isn't breathless at rest. | copd-known+ breathlessness-
No haemoptysis until yesterday. | hemoptysis+
Not vomited since midnight. | vomiting-
The rash doesn't itch. | rash+
Painless haematuria without clots, dysuria or loin pain. | painless-hematuria+ dysuria- loin-pain-
Hypertensive, diabetic, ex-smoker. Presents with chest tightness; denies syncope. | crushing-chest-pain+ syncope-
No CP/SOB/palps; +ve ankle swelling. | chest-pain- breathlessness- ankle-swelling+
Presents with 4/7 of diarrhoea, partner also affected, no recent travel, no blood. | diarrhea+
Nothing to find on examination: no rash, no lymphadenopathy, no splenomegaly. | rash- lymph-nodes- spleen-enlarged-
She reports that her vision is normal and that she has not had any floaters. | floaters-flashes-
No longer has migraines since stopping the pill. | migraine-known-
The abdominal pain went away by itself, then came back with fever. | fever+
He is over his cold but the cough lingers. | cough+
We talked about red-flag symptoms such as haematuria and weight loss, neither of which he has. | hematuria-hypothetical weight-loss-hypothetical
Not known to be asthmatic. Audible wheeze. | asthma-known- wheeze+
He is not in pain, not short of breath and not confused. | breathlessness- confusion-
There wasn't a trace of jaundice. | jaundice-
I found no evidence of heart failure, and his ankles were not swollen. | heart-failure-
Fundi: no papilloedema. Cranial nerves: facial weakness on the left. | papilledema- facial-droop+
Systems review: weight loss yes; night sweats no; cough no. | weight-loss+ night-sweats- cough-
temp normal, bp normal, no rash, throat red, tonsils big with pus | rash-
i've got a headache and i keep throwing up but light doesn't bother me | headache+ vomiting+
my daughter is 4 and has a rash that doesn't fade, no fever tho | rash+ fever-
im worried i have cancer because of weight loss | weight-loss+
doctor said it wasn't appendicitis but i still have belly pain | appendicitis- abdominal-pain+
X-ray: fracture excluded; soft tissue swelling. | bone-lesion-fracture-
Blood tests did not point to hepatitis. | hepatitis-viral-
USS confirmed gallstones without cholecystitis. | gallstones-seen+ cholecystitis-
LP: no xanthochromia, so subarachnoid haemorrhage excluded. | subarachnoid-hemorrhage-
Endoscopy normal, biopsies confirm coeliac disease. | autoimmune-history+
COVID PCR positive; influenza A and B negative. | influenza-
No weight loss, no change in bowel habit, but she has noticed fresh rectal bleeding. | weight-loss- rectal-bleeding+
Denied any fevers or night sweats when asked directly. | fever- night-sweats-
He is apyrexial with no photophobia and no rash. | photophobia- rash-
Hasn't had palpitations or blackouts, though he gets breathless on hills. | palpitations- syncope- exertional-dyspnea+
Without nausea or vomiting; appetite good. | nausea- vomiting-
Cough productive of green sputum, no blood. | cough+
The examination revealed a goitre but no exophthalmos or tremor. | goiter+ proptosis- tremor-
Absent ankle jerks; no sensory loss. | absent-reflexes+
It has been a week and there is still no sign of the rash. | rash-
Failed to identify any murmur. | heart-murmur-
Hardly eats, never vomits. | vomiting-
Nil of note: no cough, SOB or chest pain. | cough- breathlessness- chest-pain-
Not been troubled by headaches this year. | headache-
The ultrasound scan has ruled out an ovarian torsion. | ovarian-torsion-
Psychiatric history: nil. No suicidal thoughts. | suicidal-thoughts-
Biopsy: coeliac disease. TTG positive. | autoimmune-history+
Malaria film negative ×3. | malaria-
CT angiogram demonstrates a carotid dissection; no stroke. | ischemic-stroke-
MRCP showed stones in the common bile duct without cholangitis. | cholangitis-
Bilateral ankle swelling, orthopnoea; denies chest pain. JVP up. No history of rheumatic fever. | ankle-swelling+ orthopnea+ chest-pain- valve-disease-
Grandmother and aunt both have thyroid disease. She reports weight gain, constipation and cold intolerance but no neck lump. | weight-gain+ constipation+ cold-intolerance+ lymph-nodes-
Blackout while standing; no tongue biting or incontinence; witness saw no jerking. | syncope+ tongue-biting- stress-incontinence-
Never smoked. No asbestos exposure. Two months of dry cough and clubbing. | dry-cough+ clubbing+
Started on carbamazepine three weeks ago; now widespread rash with mouth ulcers and fever. | rash+ mouth-ulcers+ fever+
She is an insulin-dependent diabetic who has been vomiting for two days, denies abdominal pain. | vomiting+ abdominal-pain-
CT KUB: 6 mm stone at the left VUJ. Hydronephrosis. No AAA. | hydronephrosis+ abdominal-aortic-aneurysm-
He described crushing chest pain radiating to the jaw, sweating, and nausea, but denied breathlessness. | crushing-chest-pain+ sweating+ nausea+ breathlessness-
Examination failed to show any focal neurological deficit; there was however neck stiffness. | neck-stiffness+
Rash first noticed yesterday; no new drugs; no itch. | rash+ itching-
Not jaundiced, no spider naevi, but has gross ascites. | jaundice- liver-stigmata- ascites+
He has lost 10 kg without trying and has night sweats, though no lymphadenopathy. | night-sweats+ lymph-nodes-
Because of the fever we considered malaria, but films were negative. | fever+ malaria-
His daughter says he has been hallucinating; he denies it. | hallucinations+
Mum reports he's had a runny nose and barking cough; no fits. | runny-nose+ barking-cough+ seizure-
Fever down since yesterday, cough no longer productive, no haemoptysis. | hemoptysis-
There has never been any doubt that he has angina. | coronary-disease+
Stroke unit review: patient alert, no dysphagia. | dysphagia-
She sees the rheumatology clinic for lupus and has developed facial swelling. | autoimmune-history+ puffy-face+
Thyroid not enlarged. No tremor. Reflexes brisk. | tremor-
There is no evidence that he has had a stroke. | stroke-before-
Pt's mother c/o pt having fever and vomiting x2d. | fever+ vomiting+
Sx resolved: fever, cough. Sx ongoing: fatigue. | fatigue+
No pain on passing urine and no blood seen, but going every hour. | dysuria-
Drinks heavily. No jaundice. Denies haematemesis or melaena. | jaundice- hematemesis- melena-
Neither chest pain nor dyspnoea on exertion; just palpitations. | chest-pain- exertional-dyspnea- palpitations+
No abnormality apart from a soft systolic murmur. | heart-murmur+
Vertigo, but without tinnitus or hearing loss. | vertigo+ tinnitus- hearing-loss-
I could not hear any crackles or wheeze. | crackles- wheeze-
The patient looks pale but is not jaundiced or cyanosed. | pallor+ jaundice- cyanosis-
Reports no improvement in his diarrhoea with loperamide. | diarrhea+
Never drinks; has never had jaundice. | jaundice-
Fever(-) cough(+) dyspnea(+) chest pain(-) | fever- cough+ breathlessness+ chest-pain-
MRI spine shows no evidence of cord compression. | cord-compression-mri-
CXR shows left lower lobe pneumonia and a small effusion. | pneumonia+ effusion+
Throat swab grew group A strep; no scarlet fever rash. | scarlet-fever-
Ultrasound excluded DVT; ruptured Baker's cyst seen. | deep-vein-thrombosis-
Histology confirms melanoma. | melanoma+
Echo: vegetation on the mitral valve. No heart failure. | heart-failure-
The CT done to exclude a subarachnoid haemorrhage was normal. | subarachnoid-hemorrhage-
Serology positive for hepatitis C, negative for hepatitis B. | hcv-positive+ hepatitis-b-
Hep B surface antigen negative, HIV negative; syphilis positive. | hiv- syphilis-serology+
No red flags: no weight loss, night pain, fever or bladder symptoms. | weight-loss-hypothetical fever-hypothetical
Denies chest pain today but had some yesterday. | chest-pain-
There are no palpable lymph nodes, and the spleen is not enlarged. | lymph-nodes-
Not septic looking, no rash, no neck stiffness. | rash- neck-stiffness-
Ankles: no oedema. Chest: crackles at both bases. | swelling- bilateral-basal-crackles+
She has not noticed any blood in her urine. | hematuria-
No chest pain whatsoever, though breathless climbing stairs. | chest-pain- breathlessness+
Doesn't get migraines, but has had a headache for two days. | migraine-known- headache+
He wasn't sick and didn't have any diarrhoea. | diarrhea-
Abdomen: soft, no masses, no organomegaly, mild epigastric tenderness. | epigastric-pain+
Rigors absent. Sweats present. | rigors-
Neighbour's dog has fleas, and child has itching. | itching+
His ulcer healed in 2005. He now has melaena. | melena+
Given rescue pack for COPD exacerbations. | copd-exacerbation+
Not typical for migraine. | migraine-known-
CT abdo: no diverticulitis, appendix normal, left ureteric stone. | diverticulitis-
Wound swab grew Staph aureus; blood cultures negative. Cellulitis of the shin. | cellulitis+
Stool test negative for C. difficile. Diarrhoea persists. | diarrhea+
EEG consistent with absence epilepsy. | epilepsy+
She denies any breathlessness, cough or haemoptysis; however she does mention ankle swelling. | breathlessness- cough- hemoptysis- ankle-swelling+
I can find no wheeze today. | wheeze-
Apart from tiredness there are no symptoms; specifically no night sweats. | fatigue+ night-sweats-
No rash seen by the parents or by us. | rash-
Fever and cough but not breathlessness. | fever+ cough+ breathlessness-
Examination is normal without goitre. | goiter-
He says the chest pain isn't there any more. | chest-pain-
Headache without aura, photophobia yes. | headache+ photophobia+
The MRI failed to show a stroke. | ischemic-stroke-
Urinalysis positive for protein and blood, negative for nitrites. | urine-nitrites-
Works as a vet; a cow on the farm had brucellosis; he has fever. | fever+
Clinically this is consistent with cellulitis. | cellulitis+
CXR clear. No pneumothorax. | pneumothorax-
The biopsy showed no evidence of coeliac disease. | autoimmune-history-
Skin scraping positive for scabies. | scabies+
OGD: oesophagitis, no ulcer, H. pylori negative. | reflux+ ulcer-
CT pulmonary angiogram negative. PE excluded. | pulmonary-embolism-
PCR confirmed whooping cough. | whooping-cough+
Dipstick shows no blood; loin pain persists. | loin-pain+
no cough no cold just a really sore throat for 3 days | cough- sore-throat+
Reports palpitations. No syncope, chest pain or breathlessness. | palpitations+ syncope- chest-pain- breathlessness-
No itching, and the rash is fading. | itching- rash+
Exam: chest clear, no wheeze; legs: pitting oedema to knees. | wheeze- ankle-swelling+
Patient not confused; no headache or vomiting reported. | confusion- headache- vomiting-
Has neither fever nor rigors. | fever- rigors-
She had a headache without photophobia, followed by vomiting. | headache+ photophobia- vomiting+
There has been no fever at any stage. | fever-
He doesn't complain of chest pain but gets breathless lying flat. | chest-pain- orthopnea+
Jaundice was absent; ascites was present. | jaundice- ascites+
Lungs: wheeze bilaterally, crackles none. | wheeze+ crackles-
Weight loss denied. Night sweats admitted. | weight-loss- night-sweats+
Not complaining of dysuria. | dysuria-
The child has had diarrhoea but has not been vomiting. | diarrhea+ vomiting-
No evidence of meningitis clinically or on LP. | bacterial-meningitis-
Suspicion of abuse; bruises on both arms. | bruising+
Ultrasound: gallstones, no cholecystitis. | gallstones-seen+ cholecystitis-
Chest X-ray confirmed a pneumothorax. | pneumothorax+
Blood cultures negative; endocarditis not confirmed. | infective-endocarditis-
MRI: acute stroke in the left MCA territory; no haemorrhage. | ischemic-stroke+
He reports fever and a sore throat but no cough, rash or joint pain. | fever+ sore-throat+ cough- rash- joint-pain-
Never had any chest pain, and his legs do not swell. | chest-pain-
O/E: jaundiced, no stigmata of chronic liver disease, no ascites. | jaundice+ ascites-
She remains well without recurrence of her vertigo. | vertigo-
No fever was recorded, yet he had rigors. | fever- rigors+
Nausea ++, vomiting x1, no diarrhoea. | nausea+ vomiting+ diarrhea-
The ankle was swollen but not red, and there was no fever. | fever-
No new headaches since the last visit. | headache-
Denies current suicidal ideation. | suicidal-thoughts-
Pain free, afebrile, no vomiting overnight. | fever- vomiting-
Tongue not bitten, no incontinence, not confused afterwards. | stress-incontinence- postictal-
Cough is dry; haemoptysis has not occurred. | hemoptysis-
Her cough is better but the wheeze persists. | wheeze+
Concerned about possible child abuse: bruises of different ages. | bruises-child-odd+
Sputum grew TB; no HIV. | tuberculosis+ hiv-
CT confirmed diverticulitis with no perforation. | diverticulitis+ perforation-
Ultrasound did not show gallstones. | gallstones-seen-
X-ray normal: no fracture, no effusion. | bone-lesion-fracture- effusion-
Swab positive for gonorrhoea and negative for chlamydia. | gonorrhea-urethritis+ chlamydia-
There's no cough and no wheeze, but his nose is runny. | cough- wheeze-
On review she denied palpitations, presyncope and syncope. | palpitations- syncope-
He was not jaundiced but there was marked ascites. | jaundice- ascites+
No dysuria, however frequency and nocturia are troublesome. | dysuria- frequency+
There is no lymphadenopathy. Spleen palpable 3 cm. | lymph-nodes-
Seizure: denied. Headache: present for a month. | seizure- headache+
Without any warning she fainted. | syncope+
She didn't faint but felt dizzy. | syncope- lightheadedness+
No tremor or rigidity; gait normal. | tremor- rigidity-
Diplopia not reported. | diplopia-
Bowels normal with no rectal bleeding. | rectal-bleeding-
Not hoarse, no dysphagia, no neck lump. | dysphagia- lymph-nodes-
No family history of note; no gout. | gout-
Partner says he stops breathing at night; he denies headaches. | headache-
Long history of psoriasis. | psoriasis+
He no longer wheezes. | wheeze-
Cauda equina must not be missed; she has saddle numbness. | saddle-numbness+
Gastroscopy: no ulcer, no varices, mild oesophagitis. | ulcer- varices-seen- reflux+
Troponin negative x2, so MI ruled out. | anterior-stemi-
Stool positive for C. difficile toxin; diarrhoea continues. | diarrhea+
CT: large pleural effusion, no pulmonary embolism. | pleural-effusion+ pulmonary-embolism-
Antibody tests for lupus were negative. | autoimmune-history-
No fever and no neck stiffness; photophobia is present. | fever- neck-stiffness- photophobia+
She says she has never fainted or had palpitations. | syncope- palpitations-
No haematuria on dipstick. | hematuria-
The liver was enlarged but there was no jaundice. | jaundice-
He is breathless but not wheezy. | breathlessness+ wheeze-
Denies all of the following: fever, rash, vomiting. | fever- rash- vomiting-
There were no crackles on auscultation; there was wheeze. | crackles- wheeze+
Eating well, no vomiting, no diarrhoea, passing urine. | vomiting- diarrhea-
Not feverish but shivery. | fever-
His cough isn't productive and he has no haemoptysis. | cough+ hemoptysis-
Nothing in the history to suggest endocarditis. | infective-endocarditis-
Weakness of the left arm but no facial droop. | hemiparesis+ facial-droop-
Had gallstones removed last year; jaundice today. | jaundice+
The CT showed a stroke but no haemorrhage. | ischemic-stroke+
MRI confirmed multiple sclerosis. | multiple-sclerosis+
Urine culture negative; dysuria continues. | dysuria+
US abdomen: no gallstones, mild splenomegaly. | gallstones-seen- spleen-enlarged+
Bone marrow biopsy revealed myeloma. | myeloma+
V/Q scan excluded pulmonary embolism. | pulmonary-embolism-
ECG shows atrial fibrillation, no ST elevation. | ecg-irregularly-irregular+ st-elevation-
Chest X-ray negative for pneumothorax. | pneumothorax-
She can get breathless on the stairs. | exertional-dyspnea+
Mum treated the fever with paracetamol. | fever+
Patient is a teacher and has a hoarse voice. | hoarseness+
A retired nurse with palpitations. | palpitations+
No cough at night. No wheeze. | night-cough- wheeze-
He visited a friend in Spain and returned with diarrhoea. | diarrhea+
She rang the surgery about her rash. | rash+
He works with asbestos and has a dry cough. | dry-cough+
Met her GP about headaches last week. | headache+
A guest house owner with jaundice. | jaundice+
Before this illness he had no headaches. | headache-
Cough before bed each night. | cough+
Never had a rash before. | rash-
He had vomiting before the headache. | vomiting+ headache+
The reason for her visit is chest pain. | chest-pain+
The cause of his jaundice was a gallstone. | jaundice+
Her resident doctor noted jaundice. | jaundice+
The client reported suicidal thoughts. | suicidal-thoughts+
This customer service worker has hoarseness. | hoarseness+
Came in with chest pain after a row with his boss. | chest-pain+
Given his cough and fever, a chest film was ordered. | cough+ fever+
Since the fall he has had a headache. | headache+
Despite treatment her cough persists, as does the fever. | cough+ fever+
He was told to rest but the fever continued. | fever+
Although no rash was seen, she has a fever. | rash- fever+
Sx: cough (+), haemoptysis (-), wt loss (+) | cough+ hemoptysis- weight-loss+
Rapid strep negative. Monospot positive. Tonsils enlarged. | enlarged-tonsils+
Q: any fever? A: no. Q: any rash? A: yes. | rash+
This could not be further from a migraine. | migraine-known-
Calcium channel blockers can cause ankle swelling, which she has. | ankle-swelling+
Her neck is not stiff and she does not mind the light. | neck-stiffness-
Angiogram showed no coronary disease. | clean-coronaries+
The home's resident, aged 84, has been vomiting. | vomiting+
No vomiting with her headaches lately. | vomiting- headache+
She had no rash with this fever. | rash- fever+
No aura with his migraine today. | migraine-known+
There was no breathlessness with the chest pain. | breathlessness- chest-pain+
No wheeze with his cough. | wheeze- cough+
She can't remember a week without a headache. | headache+
Hardly a night goes by without night sweats. | night-sweats+
He is never without his cough. | cough+
I do not recall a single day without nausea. | nausea+
Not a morning passes without vomiting. | vomiting+
Seen with a carer who has known him for years; he is vomiting. | vomiting+
He is a teacher who has had a cough since May. | cough+
History of new daily headache. | daily-headache+
The fever should settle in a day or two. | fever+
She should have her rash seen. | rash+
Plan: admit. Pneumonia treated with amoxicillin. | pneumonia+
Plan: watch for bleeding. She still has haematuria today. | hematuria+
Advice given. Her cough is no better. | cough+
Can you see this man with haemoptysis? | hemoptysis+
The rash was apparent at once. | rash+
No apparent distress, no apparent jaundice. | jaundice-
Weight loss has become apparent to her husband. | weight-loss+
The resident was found vomiting by the night staff. | vomiting+
The student came with a headache and fever. | headache+ fever+
The passenger complained of neck pain after the crash. | neck-pain+
She was a student when her headaches began, and they go on. | headache+
No weight loss and no improvement in the cough. | weight-loss- cough+
No fever, no relief of her abdominal pain. | fever- abdominal-pain+
Denies rash, vomiting and any change in his headaches. | rash- vomiting-
No rash, no change in her chronic back pain. | rash- back-pain+
No fever and no response of the cough to antibiotics. | fever- cough+
CT today showed pancreatitis. | pancreatitis+
Q: any cough? A: no. | cough-
Q: headache? A: yes, for a week. | headache+
Any vomiting? Yes. Any diarrhoea? No. | vomiting+ diarrhea-
Chest pain? No. Breathless? Yes, on stairs. | chest-pain- breathlessness+
Fever? None. | fever-
Discharged with heart failure in May, readmitted today with breathlessness. | breathlessness+
He presents after an episode of syncope. | syncope+
Seen after a bout of vomiting this morning. | after-retching+
Amlodipine may cause ankle swelling, which he had. | ankle-swelling+
The drug can give a rash, which she does have. | rash+
There is a risk of haematuria, which he now has. | hematuria+
He had a seizure at school. | seizure+
There was vomiting at school and again at home. | vomiting+
One more episode of vomiting and she should be admitted. | vomiting+
Any vomiting was denied. | vomiting-
Hx: cough and fever for three days. | cough+ fever+
Hx: vomiting x3 since midnight. | vomiting+
The sister he lives with says he has been confused. | confusion+
The vertigo has not settled. | vertigo+
She went down with a fever. | fever+
His chest is clear and the fever persists. | fever+
No seizures since her stroke. | seizure-
No headaches since his head injury last year. | headache-
No chest pain since the heart attack. | chest-pain-
He may have started with a fever on Friday. | fever+
The antibiotics might have helped the cough. | cough+
He came in as he was coughing blood. | hemoptysis+
No treatment was given as she has only a mild rash. | rash+
At risk of falls as he is dizzy. | lightheadedness+
Syncope was considered and excluded. | syncope-
Stroke was suspected but excluded. | ischemic-stroke-
Meningitis considered, then ruled out by lumbar puncture. | bacterial-meningitis-
She mentions headaches and denies vomiting and says the rash itches. | headache+ vomiting- rash+
He denies chest pain and reports palpitations. | chest-pain- palpitations+
Ran out of inhalers, without wheeze, with cough. | wheeze- cough+
She has been coughing but brings nothing up, and there has been no blood. | cough+
The pain is not pleuritic and there is no haemoptysis or calf swelling. | hemoptysis- calf-swelling-
He tells me he has had no chest pain whatsoever since Tuesday. | chest-pain-
At no stage did she feel feverish or vomit. | fever- vomiting-
I found no signs of meningism and no rash. | neck-stiffness- rash-
Chest pain: absent; dyspnoea: present; cough: absent. | chest-pain- breathlessness+ cough-
He has lost neither weight nor appetite. | weight-loss-
Not known to be diabetic, nor hypertensive. | diabetes- raised-blood-pressure-
There was a question of fever, but none was ever recorded. | fever-
Her headaches are without nausea or photophobia but with tinnitus. | headache+ nausea- photophobia- tinnitus+
Nothing to find on examination bar a soft murmur. | heart-murmur+
No pain, except when he coughs; no wheeze. | wheeze-
He reports neither dysuria nor frequency, only haematuria. | dysuria- hematuria+
It is not that she has no appetite: she vomits. | vomiting+
No longer jaundiced, he remains confused. | jaundice- confusion+
A rash that does not itch. | rash+
Cousin recently died suddenly; he himself has fainted twice. | syncope+
Her husband sleeps badly because of her coughing. | cough+
The whole family had vomiting after the barbecue, she worst of all. | vomiting+
Her employer insisted she come because of her cough. | cough+
The GP, himself asthmatic, noted wheeze. | wheeze+
The ambulance crew noted a seizure and vomiting. | seizure+ vomiting+
Epilepsy, seizure-free on valproate for eight years. | epilepsy+
The nosebleeds that troubled him last year have not come back. | epistaxis-past
His gout, quiet for years, has flared. | gout+
Been coughing for three weeks; had the same in spring. | cough+
Wants to know whether the lump could be cancer. | lump+
Mother asks what to do if the rash spreads. | rash+
Presumably viral, her rash is fading. | rash+
I've been sick three times but I haven't got the runs. | vomiting+ diarrhea-
My chest feels tight, I can't stop coughing, no temperature though. | cough+
He's never had fits before, but he had one today. | seizure-
I'm not being sick any more, just dizzy. | vomiting- lightheadedness+
I don't get headaches as a rule. | headache-
My little one has a temperature and a rash; his brother had it last week. | rash+
No blood when I wee but it burns. | dysuria+
He says no to chest pain, yes to palpitations. | chest-pain- palpitations+
Breathlessness is not among her complaints. | breathlessness-
She was asked about headaches and has none. | headache-hypothetical
Vomiting has never been a feature. | vomiting-
The cough, never productive, keeps her awake. | cough+
There is nothing to suggest heart failure; the ankles are swollen from amlodipine. | heart-failure-
No one has heard him wheeze. | wheeze-
Fever has been conspicuous by its absence. | fever-
His wheeze isn't new, the haemoptysis is. | wheeze+ hemoptysis+
There is little in the way of cough. | cough+
Denying fever, she nonetheless had rigors in the clinic. | fever- rigors+
The abdomen was soft with no guarding, and bowel sounds were normal; jaundice was evident. | rebound-guarding- jaundice+
Rash but no fever, cough but no wheeze. | rash+ fever- cough+ wheeze-
Not vomiting now, was earlier. | vomiting-
She picked up the rash from a child she minds. | rash+
Long ago she had a seizure, and yesterday another. | seizure+
Denies any fevers, rigors or night sweats; appetite normal. | fever- rigors- night-sweats-
There was no rebound or guarding, though the abdomen was distended. | rebound-guarding-
No fevers at home that mum is aware of. | fever-
Not short of breath at rest, only when climbing hills. | breathlessness-
She hasn't noticed any blood in the stool or weight loss. | rectal-bleeding- weight-loss-
Patient is without headache today. | headache-
Examination was negative for oedema. | swelling-
CT confirmed appendicitis. | appendicitis+
Ultrasound: no gallstones. | gallstones-seen-
My wife says I snore and I wake with headaches. | morning-headache+
I get a rash whenever I eat strawberries. | rash+
It's not my chest that hurts, it's a headache. | headache+
He passed out at work, no fit seen, his boss called an ambulance. | syncope+ seizure-
`,
  'whose, in notes': `
The donor died of a stroke; the recipient is now jaundiced. | ischemic-stroke+other jaundice+
Three residents of the home have had vomiting; our patient has diarrhoea. | vomiting+other diarrhea+
A fellow passenger was coughing; he later developed fever. | cough+other fever+
My mate has got mumps and now my face is swollen. | mumps+other
She is a nurse who looks after a man with tuberculosis; she has night sweats. | tuberculosis+other night-sweats+
Regular sexual partner has gonorrhoea; he is asymptomatic with no dysuria. | gonorrhea-urethritis+other dysuria-
Parents healthy, no epilepsy or migraine. | epilepsy-family migraine-known-family
Father and brother alive; neither has gout. | gout-family
The infant, whose mother has epilepsy, has jaundice. | epilepsy-known+family jaundice+
FH +ve for coeliac disease, -ve for Crohn's disease. | autoimmune-history+family crohns-family
FHx: positive for psoriasis; negative for gout. | psoriasis+family gout-family
No sick contacts with vomiting; she does have abdominal pain though. | vomiting-other abdominal-pain+
Mum had bowel cancer at 50. | cancer-known+family
No family history of breast or ovarian cancer. | cancer-known-family
My dad had a heart attack at 48. | coronary-disease+family
Aunt had breast cancer; patient has a breast lump. | family-breast+family breast-lump+
Adult patient, mother has diabetes, presents with thirst. | family-diabetes+family thirst+
My gran's got diabetes and I'm thirsty all the time. | diabetes+family thirst+
Her husband, who smokes, has emphysema; she has a dry cough. | copd-known+other dry-cough+
Nobody in the family has epilepsy. | epilepsy-known-family
None of her siblings has asthma. | asthma-known-family
Both his children have chickenpox; he has a fever and no rash yet. | varicella+family fever+ rash-
A pupil in her class has scarlet fever. She has a sore throat. | scarlet-fever+other sore-throat+
Exposure to a colleague with shingles last week. | shingles+other
Carer for husband with dementia. | memory-loss+other
This gentleman was found collapsed by his daughter, who has diabetes; no seizure was witnessed. | syncope+ diabetes+family seizure-
Her cousin's little boy has whooping cough; she has had a fever for ten days. | whooping-cough+family fever+
Her brother was recently told he has multiple sclerosis, and she is worried about her own numbness. | multiple-sclerosis+family numbness+
Dad: gout. Mum: well. Sister: epilepsy. | gout+family epilepsy+family
Paternal uncle with schizophrenia; no other psychiatric family history. | schizophrenia+family
Not aware of any family history of glaucoma. | open-angle-glaucoma-family
My nan and my mum both got breast cancer. | cancer-known+family
Her late husband had tuberculosis. She has had weight loss and night sweats. | tuberculosis+other weight-loss+ night-sweats+
He works as a carer; one of his clients has scabies and he now itches. | scabies+other
Kissed a boy with glandular fever, now sore throat. | mono-before+other sore-throat+
The transplant donor had hepatitis B. | hepatitis-b+other
Thank you for seeing this lady whose sister has just been diagnosed with coeliac disease; she herself has bloating and diarrhoea. | autoimmune-history+family diarrhea+
Her mother's brother has haemophilia; she bruises easily. | family-bleeding+family bruising+
Twin sister: lupus. Patient: joint pain, no rash. | autoimmune-history+family joint-pain+ rash-
Parents consanguineous; older sibling has sickle cell disease. | sickle-known+family
There is nobody with diabetes in the family. | diabetes-family
Does not know of any relative with epilepsy. | epilepsy-family
Household contact with scabies. He has been itching for a fortnight. | scabies+other itching+
Two classmates off with mumps; she now has swollen cheeks. | mumps+other
Her teacher was admitted with meningitis yesterday; Emma has a headache but no rash. | bacterial-meningitis+other headache+ rash-
A man on her flight was found to have measles. | measles+other
Mother deceased (ovarian cancer), father alive with Parkinson's disease. | parkinson+family
FHx - MI (dad, 52), T2DM (mum). | anterior-stemi+family diabetes+family
Family history unremarkable for epilepsy or migraine. | epilepsy-family migraine-known-family
Two of her three sisters are affected by lupus. | autoimmune-history+family
His half-brother takes medication for epilepsy. | epilepsy+family
My father has psoriasis and so do I. | psoriasis+family
Her aunt on her father's side died of pancreatic cancer last year. | cancer-known+family
Grandfather had gout. Father had gout. He now has a hot toe. | gout+family
Negative family history for haemochromatosis. | hemochromatosis-family
Her children are all well apart from eczema in the youngest. | atopy+family
His colleague in the next office is off with pneumonia. | pneumonia+other
A friend who visited had been vomiting two days before. | vomiting+other
The index case was a lodger with tuberculosis. | tuberculosis+other
Her boyfriend's herpes was diagnosed last year; she has vulval ulcers. | herpes+other
The other driver had chest pain; our patient complains of neck pain. | chest-pain+other neck-pain+
The cat was diagnosed with ringworm. | ring-scaly+other
3-year-old brought in by dad. Barking cough overnight, no drooling, no stridor at rest. Brother had croup last month. | barking-cough+ drooling- stridor- croup+family
Palpitations on and off since June; no syncope; father has AF. Echo normal. | palpitations+ syncope- atrial-fibrillation-known+family
Nurse with a needlestick from a patient known to have HIV. She is well, no fever, no rash. | hiv+other fever- rash-
G2P1 at 34/40 with headache and visual disturbance. Sister had pre-eclampsia. No epigastric pain. | headache+ pre-eclampsia+family epigastric-pain-
Lives with grandson who has chickenpox. Never had it herself. Presents with vesicular rash. | varicella+family vesicular-rash+
Recent URTI, now wheeze and dyspnoea. No past history of asthma, but brother is asthmatic. | wheeze+ breathlessness+
Urticaria after peanuts; no wheeze, no lip swelling; sister has hay fever. | wheals+ wheeze- lip-tongue-swelling- atopy+family
No vaginal bleeding or discharge; dysuria present; partner has urethritis. | vaginal-bleeding- dysuria+ gonorrhea-urethritis+other
Twins: the other baby has bronchiolitis. This one is wheezy. | bronchiolitis+other wheeze+
Colleague's wife died of meningitis; he is worried about his headache. | bacterial-meningitis+other headache+
Family: mum has RA, dad has had a stroke, brother well. | rheumatoid-arthritis+family stroke-before+family
Ischaemic heart disease in both parents. | coronary-disease+family
Sister and mother with hypothyroidism. Patient has weight gain. | hypothyroidism+family weight-gain+
His family history includes an uncle with Huntington's disease. | huntington+family
Nobody else in the house has diarrhoea. | diarrhea-family
There's bowel cancer on my mum's side. | cancer-known+family
Her son has asthma and eczema but she has neither. | asthma-known+family atopy+family
His wife is being treated for scabies and he has been itching too. | scabies+other itching+
Works in a nursery where there has been an outbreak of measles. | measles+other
The patient in the next bed has norovirus. | gastroenteritis+other
A work colleague had shingles. Patient now has a blistering rash. | shingles+other
My flatmate was sick all night and now I have stomach cramps. | vomiting+other
Wheezy. Mother has asthma too. No eczema. | asthma-known+family atopy-
Younger sister recently diagnosed with coeliac disease. He has loose stools. | autoimmune-history+family diarrhea+
Family history of early heart attacks on the father's side. | family-hypertension-lipids+family
Her mother, now 70, has osteoporosis; her father is well. | osteoporosis+family
Uncle died of a brain tumour. Headaches for three weeks. | brain-mass+family headache+
Positive family history: migraine. | migraine-known+family
Adopted, so family history of diabetes is not known. | family-diabetes+family
Partner had syphilis in 2020; patient was never tested. | syphilis+other
He shares a flat with someone who has TB. | tuberculosis+other
Daughter's school friend had meningitis; daughter now has a fever. | bacterial-meningitis+other
Caring for her husband, who has Alzheimer's disease, she has become depressed. | alzheimer+other low-mood+
One of the other residents tested positive for influenza. | influenza+other
Her ex-husband has hepatitis C. She feels tired. | hcv-positive+other fatigue+
Father had a stroke at 60 and mother has rheumatoid arthritis. | stroke-before+family rheumatoid-known+family
Migraine in several family members. | migraine-known+family
No relatives with psoriasis; nail pitting noted. | psoriasis-family
His older brother needed surgery for ulcerative colitis. | ulcerative-colitis+family
FH: nil of note, no gout. | gout-family
Her partner has had a cough for a week; she is now feverish. | cough+other fever+
A boy in his class has measles and he now has a rash. | measles+other rash+
Her carer has scabies. | scabies+other
He ate with friends, two of whom have had vomiting. | vomiting+other
The baby's twin has jaundice; this baby does not. | jaundice+family
my mum had gout, could i have it? my toe is swollen and hot | gout+family
His sister has lupus and his mother had thyroid cancer. | autoimmune-history+family family-endocrine+family
Family history of migraine in mother and maternal grandmother. | migraine-known+family
Denies any family history of heart attack. | anterior-stemi-family
Dad has high blood pressure; patient's is normal. | hypertension+family
Brother with cystic fibrosis, patient has recurrent chest infections. | cystic-fibrosis+family
His mother died of ovarian cancer and he is worried. | cancer-known+family
Her husband had flu last week and she now has a fever. | viral-prodrome+other fever+
Her housemate has been vomiting since Friday; she has cramps only. | vomiting+other
Close contact with a person with meningitis; well, no headache. | bacterial-meningitis+other headache-
The driver who hit him had a seizure at the wheel. | seizure+other
Babysitter diagnosed with whooping cough; baby has apnoea. | whooping-cough+other
Her brothers both have haemophilia. | hemophilia+family
Strong FH of ischaemic heart disease; he smokes. | coronary-disease+family
Grandma had Alzheimer's, mum had breast cancer. | cancer-known+family
Parents and siblings free of diabetes. | diabetes-family
A maternal cousin has muscular dystrophy. | duchenne+family
My brother's got epilepsy but I've never had a fit. | epilepsy+family seizure-
Son recently had hand, foot and mouth disease; now mother has blisters. | hand-foot-mouth+family
Two colleagues have been off with gastroenteritis. | gastroenteritis+other
Her dance partner has glandular fever. | mononucleosis+other
The kidney came from a donor with hepatitis C. | hcv-positive+other
Another child at the party had diarrhoea. | diarrhea+other
Her lodger coughs blood; she herself has only a dry cough. | hemoptysis+other dry-cough+
Her father's brother had Huntington's disease. | huntington+family
FHx: coeliac (sister), no bowel cancer. | cancer-known-family
One sister has lupus. She herself has a facial rash and sore joints. | autoimmune-history+family rash+
His dad had kidney stones. | renal-colic+family
Mother with asthma, father with hay fever; baby has eczema. | asthma-known+family
A child at her nursery was found to have meningitis. | bacterial-meningitis+other
Several people on the coach developed vomiting. | vomiting+other
The neighbour had a stroke last week and she is anxious about hers. | stroke-before+other
Lives with her son, who has schizophrenia. | schizophrenia+family
My mother has lupus and I have a rash on my face. | autoimmune-history+family face-skin+
Aunt on mother's side with epilepsy. | epilepsy+family
No family history of epilepsy; her cousin has migraine. | epilepsy-family migraine-known+family
Fathered by a man with Huntington's disease. | huntington+family
Brother: Crohn's disease. Patient: diarrhoea and weight loss. | crohns+family diarrhea+ weight-loss+
Her daughter is an epileptic. | seizure+family
The patient's boss was admitted with pneumonia. | pneumonia+other
Contact with TB (uncle). | tb-exposure+family
A friend has norovirus; she has vomited four times. | gastroenteritis+other vomiting+
Exposed to a colleague with measles, not immune. | measles+other
Nursery reports two cases of scarlet fever. | scarlet-fever+other
His partner was treated for chlamydia. | chlamydia+other
There is measles at his school. | measles+other
The grandmother she lives with is being treated for TB. | tuberculosis-before+family
Works with children, several of whom have had hand foot and mouth disease. | hand-foot-mouth+other
Her wife has had Covid; she has lost her sense of smell. | covid-19+other
Brother treated for TB; he now coughs. | tb-exposure+ cough+
He shares a tent with a soldier who has mumps. | mumps+other
Bitten by a tourist who had hepatitis B. | hepatitis-b+other
She sat beside an old woman who was coughing. | cough+other
Others at the wedding had diarrhoea. | diarrhea+other
Others in the family have migraine but not she. | migraine-known+family
Of the twelve guests, several of whom had vomiting, she was the last. | vomiting+other
She has three brothers, two of whom have gout. | gout+family
Teaches children, some of whom have had a rash. | rash+other
Another resident had diarrhoea last week. | diarrhea+other
A fellow pupil has impetigo. | impetigo+other
FH: father had gout. Patient complains of toe pain. | gout+family
FH: mother, stroke. She herself has headaches. | ischemic-stroke+family headache+
FH: brother has asthma. He is on inhalers. Pt reports cough. | asthma-known+family cough+
FHx: uncle with epilepsy. SHx: smoker. | epilepsy+family smoking+
Family history: aunt with lupus. The patient denies rash. | autoimmune-history+family rash-
Roommate still vomiting. | vomiting+other
Husband also feverish, she is not. | fever+other
Daughter currently unwell with tonsillitis. | strep-throat+family
Wife recently diagnosed with shingles. | shingles+other
Colleague too had diarrhoea. | diarrhea+other
There has been measles at his nursery. | measles+other
There is scabies in her care home. | scabies+other
Chickenpox is going round the class. | varicella+other
The aunt she stays with has tuberculosis. | tuberculosis+family
The friend he lives with is being treated for scabies. | scabies+other
The boy she shares a desk with has chickenpox. | varicella+other
The colleague he works with was off with influenza. | influenza+other
His mother is diabetic and his father hypertensive. | family-diabetes+family raised-blood-pressure+family
Two maternal aunts died young of breast cancer. | cancer-known+family
Her sister's baby was born with cystic fibrosis. | cystic-fibrosis+family
There is a strong history of early stroke on the paternal side. | ischemic-stroke+familypast
All four siblings have had appendicitis. | appendicitis+family
Mother well. Father: MI at 48, stroke at 60. | anterior-stemi+family ischemic-stroke+family
Her father, a smoker, has COPD; she has never smoked but wheezes. | copd-known+family wheeze+
Parents are cousins; a brother has thalassaemia. | thalassemia+family
Grandad's got dementia and Nan had bowel cancer. | memory-loss+family cancer-known+family
The mother reports that he is coughing and that she had asthma as a girl. | cough+ asthma-known+family
His girlfriend is on treatment for tuberculosis. | tuberculosis-before+other
Two men on his shift have been off with fever. | fever+other
The cat has ringworm. | ring-scaly+other
He caught the cough from his flatmate, who has had pneumonia. | cough+ pneumonia+other
She nursed a neighbour who died of tuberculosis. | tuberculosis+other
The donor was found to have hepatitis C. | hcv-positive+other
The patient in the next bed has diarrhoea. | diarrhea+other
He works as a carer for a woman with hepatitis B. | hepatitis-b+other
She babysat two children with chickenpox ten days ago. | varicella+other
My nan had the sugar diabetes and I'm always thirsty. | diabetes+family thirst+
An older brother and a younger sister both carry the diagnosis of epilepsy. | epilepsy+family
His paternal grandfather went blind from glaucoma. | open-angle-glaucoma+family
Stroke took her mother at fifty. | ischemic-stroke+family
Breast cancer in mother, aunt and sister. | cancer-known+family
He is one of four brothers, of whom one has haemophilia. | hemophilia+family
Her mother never had migraine. | migraine-known-family
The patient's mother, who was also seen today, has psoriasis. | psoriasis+family
Several workmates have come down with pneumonia. | pneumonia+other
Someone in his dormitory has scabies. | scabies+other
The wife, not the patient, has the cough. | cough+other
Her ex had gonorrhoea. | gonorrhea-before+other
He cares for his wife, who has dementia. | memory-loss+other
He shared needles with a man who has hepatitis C. | hcv-positive+other
Mother and maternal aunt had breast cancer, both before fifty. | family-breast+family
Father alive with gout; mother died of pneumonia. | gout+family pneumonia+family
Her twin sister was recently found to have coeliac disease. | autoimmune-history+family
Paternal history of early heart attack. | anterior-stemi+family
No one in his family has had a stroke. | stroke-before-family
His younger brother is asthmatic, as is his dad. | asthma-known+family
His daughter came home from nursery with vomiting two days ago. | vomiting+family
Their neighbour was admitted with meningitis last week. | bacterial-meningitis+other
She lives with her partner, who has a chronic cough. | cough+other
A classmate has whooping cough. | whooping-cough+other
Other residents in the home have scabies. | scabies+other
My mum had breast cancer so I'm worried about this lump. | cancer-known+family lump+
`,
  'when, in notes': `
Pneumonia at age 30, complicated by empyema. | pneumonia+past
Hepatitis at 15. | hepatitis-viral+past
Three years ago she was admitted with pancreatitis; today she has vomiting. | pancreatitis+past vomiting+
Two years ago he was treated for tuberculosis and today he complains of a cough. | tuberculosis+past cough+
Longstanding psoriasis and asthma; new joint pain. | psoriasis+past asthma-known+past joint-pain+
Long-standing hypertension, now headache. | hypertension+past headache+
s/p DVT 2018, no leg swelling since. | deep-vein-thrombosis+past ankle-swelling-
The headache resolved by the time he was seen. | headache+past
Her rash has gone but she still has a fever. | rash+past fever+
My sore throat has cleared up but I can't stop coughing. | sore-throat+past cough+
MI in 2012, now breathless. | anterior-stemi+past breathlessness+
72F, known AF, p/w sudden L sided weakness, no headache. | atrial-fibrillation-known+past headache-
In 2009 he was found to have coeliac disease; now diarrhoea again. | autoimmune-history+past diarrhea+
Had asthma as a boy, grew out of it. | asthma-known+past
Previously treated for depression; low mood has returned. | major-depression+past low-mood+
Migraine in her twenties; this headache is different. | migraine-known+past headache+
Appendicitis aged 9. | appendicitis+past
Pneumonia twice last winter. | pneumonia+past
TB treated in 1998. | tuberculosis+past
There had been vomiting on day one, since resolved. | vomiting+past
Jaundice now settled. | jaundice+past
Her cough went after two weeks, but last night she became breathless. | cough+past breathlessness+
Was seen last year for depression, has since been well. Now palpitations. | major-depression+past palpitations+
Epilepsy in childhood, seizure-free for 20 years. | epilepsy+past seizure-
Vomiting settled with ondansetron, diarrhoea ongoing. | vomiting+past diarrhea+
Fever for 2 days, gone now; rash appeared as it went. | fever+past rash+
Known epileptic; last fit in March 2019. | seizure+past
Has previously been admitted with pancreatitis on two occasions. | pancreatitis+past
Rheumatic fever in childhood; now breathless with orthopnoea. | valve-disease+past breathlessness+ orthopnea+
Operated for appendicitis at 14, otherwise well until last night's vomiting. | appendicitis+past vomiting+
the coughing stopped and the fever is gone but im tired | cough+past fever+past fatigue+
PMHx 1. Asthma 2. Eczema 3. DVT 2014 | asthma-known+past atopy+past deep-vein-thrombosis+past
Had rheumatic fever when she was eleven. | valve-disease+past
Previous medical history is notable for renal stones and migraine; she now reports dysuria. | renal-colic+past migraine-known+past dysuria+
Ulcerative colitis diagnosed at 22. | ulcerative-colitis+past
Used to suffer with panic attacks. | panic-attacks+past
Treated for malaria in Ghana five years ago; fever again now. | malaria+past fever+
A decade ago he developed sarcoidosis, which has burned out. Cough since January. | sarcoidosis+past cough+
Known COPD, admitted with increasing breathlessness and ankle swelling. | copd-known+past breathlessness+ ankle-swelling+
On a background of cirrhosis he has become confused. | cirrhosis+past confusion+
Two previous DVTs, no leg swelling at the moment. | deep-vein-thrombosis+past ankle-swelling-
Chickenpox at the age of three. | varicella+past
The jaundice had cleared by the time of discharge. | jaundice+past
Syncope x1 in 2020, none since. | syncope+past
Reviewed on ward. Pain better, vomiting settled overnight, still febrile. Wound clean, no discharge. | vomiting+past fever+
Warfarin for previous PE. Now has melaena. No haematemesis. | vte-before+past melena+ hematemesis-
Painful red eye, no discharge, photophobia ++, vision blurred. Known ankylosing spondylitis. | photophobia+ ankylosing-spondylitis+past
Febrile convulsion aged 2. Now 5 with a first afebrile seizure. | febrile-seizure+past seizure+
Prev. appendicectomy. PMH: hypothyroidism, depression. Now lethargic, constipated. | hypothyroidism+past major-depression+past constipation+
Intermittent claudication in the past; foot now cold and pale. | peripheral-artery-disease+past
Sore throat gone, but neck lumps remain. | sore-throat+past lymph-nodes+
Past history of TB as a student; now night sweats. | tuberculosis+past night-sweats+
Previously treated for H. pylori and duodenal ulcer. | peptic-ulcer+past
She had an episode of optic neuritis in 2017; now leg numbness. | optic-neuritis+past
Depression, previously; presently well. | major-depression+past
Prior to this she had had pneumonia in January. | pneumonia+past
Had glandular fever at university. | mono-before+past
Since his stroke in 2019 he has had dysphagia. | ischemic-stroke+past dysphagia+
The numbness lasted two days and then went away. | numbness+past
He had vomiting initially but this has stopped. | vomiting+past
Old TB on chest X-ray. | tuberculosis-before+past
H/O gout; nil else. Now c/o joint pain in wrist. | gout+past joint-pain+
Last year's pneumonia took weeks to clear. Now coughing again. | pneumonia+past cough+
History: appendicitis 1998, asthma as a child, DVT 2012 after a fracture. | appendicitis+past asthma-known+past deep-vein-thrombosis+past
He has had gout before, and this feels the same: hot swollen toe. | gout+past
At the age of six she had nephrotic syndrome. | nephrotic+past
She was once treated for anorexia nervosa. | anorexia-nervosa+past
Psoriasis cleared years ago. Joints ache now. | psoriasis+past
Had croup twice as a toddler. Now barking cough again. | croup+past barking-cough+
The nosebleed stopped within minutes. | epistaxis+past
PMH includes TB (treated 1985) and peptic ulcer. | tuberculosis+past peptic-ulcer+past
Five years ago he was treated for lymphoma and has been well until now. | non-hodgkin-lymphoma+past
History of migraines, none for ten years. | migraine-known+past
Recovered from hepatitis A in 2003. | hepatitis-a+past
She had had two previous episodes of pancreatitis. | pancreatitis+past
In her thirties she had Graves' disease; now palpitations. | hyperthyroidism+past palpitations+
Back in 2016 he was diagnosed with sarcoidosis. | sarcoidosis+past
Last month's cellulitis has healed completely. | cellulitis+past
Previously had a DVT in 2010 after a flight. | deep-vein-thrombosis+past
He has a past history of alcohol-related pancreatitis and now has abdominal pain. | pancreatitis+past abdominal-pain+
Asthma as a child; not used inhalers for years. | asthma-known+past
PMH - epilepsy, gout. DH - valproate. | epilepsy+past gout+past
She had measles when she was four. | measles+past
Hospitalised in 2018 for pneumonia. | pneumonia+past
The rash had disappeared by morning. | rash+past
His vomiting has now settled but the headache continues. | vomiting+past headache+
Migraine sufferer in the past, none for years. | migraine-known+past
Treated for syphilis decades ago. | syphilis+past
Underwent surgery for ovarian torsion in 2014. | ovarian-torsion+past
Known hypertension and psoriasis; attends with chest pain. | hypertension+past psoriasis+past chest-pain+
Pneumonia in the winter of 2019. | pneumonia+past
She had been admitted the previous year with pancreatitis. | pancreatitis+past
Epileptic until age 16. | seizure+past
He developed gout in his forties. | gout+past
Past episodes of syncope, last one in 2017. | syncope+past
The swelling and the rash have both gone. | rash+past
His palpitations ceased when he stopped coffee. | palpitations+past
Fever subsided on day three. | fever+past
Pyelonephritis in 2020 and again in 2021. | pyelonephritis+past
She had an MI three years ago and has had angina since. | anterior-stemi+past
As a child he had rheumatic fever. | valve-disease+past
Childhood asthma, now presents with wheeze. | asthma-known+past wheeze+
Previously known to have gallstones. | gallstones-seen+past
Jaundice last year, resolved. | jaundice+past
Her headaches have gone since she stopped the pill. | headache+past
Bell's palsy (2011), fully recovered. | bells-palsy+past
Previous history of depression; mood now low again. | psych-history+past
Temporal artery biopsy negative; headache settled. | headache+past
He has a history of epilepsy and gout but no asthma. | epilepsy-known+past gout+past asthma-known-
Asthma (childhood). Now wheezy. | asthma-known+past wheeze+
Two episodes of pancreatitis in 2019. | pancreatitis+past
Ten years ago he had a pulmonary embolism; today the calf is swollen. | pulmonary-embolism+past calf-swelling+
Previously diagnosed with migraine, she now complains of a different headache. | migraine-known+past headache+
Recovered well from meningitis in infancy. | bacterial-meningitis+past
His nausea has passed. | nausea+past
Rash came and went within an hour. | rash+past
Her sore throat has cleared. | sore-throat+past
Hx: T2DM, HTN, gout. C/o chest pain. | gout+past chest-pain+
She had two miscarriages before this pregnancy and a DVT after the second. | deep-vein-thrombosis+past
He was discharged in May after an episode of pancreatitis. | pancreatitis+past
Speech slurred, face drooping on the left, symptoms resolved after 20 minutes. | slurred-speech+past
Diarrhoea for a week, settled spontaneously; now constipated. | chronic-diarrhea+past constipation+
The cough cleared after antibiotics but the fever came back. | cough+past fever+
Chest pain lasted ten minutes and resolved with rest. | chest-pain+past
A previous episode of optic neuritis resolved fully. | relapsing-neuro+past
Known heart failure and worsening breathlessness. | heart-disease-known+past breathlessness+
History of migraine and new vertigo. | migraine-known+past vertigo+
Previous stroke and increasing confusion this week. | stroke-before+past confusion+
Known gout, worsening knee pain. | gout+past knee-problem+
He had epilepsy when he was a kid. | epilepsy+past
She had eczema while she was a toddler. | atopy+past
When I was little I had meningitis. | bacterial-meningitis+past
I had chickenpox when I was at school. | recent-varicella+past
CT 2017 showed gallstones. | gallstones-seen+past
MRI 2020: old stroke. | stroke-before+past
Echo in 2015 revealed mitral stenosis; now breathless. | mitral-stenosis+past breathlessness+
Colonoscopy 2019 showed ulcerative colitis. Today bloody diarrhoea. | ulcerative-colitis+past bloody-diarrhea+
Discharged last month after an attack of gout. | gout+past
Sent home on Monday after a bout of pneumonia; now he has a rash. | pneumonia+past rash+
Hx: asthma, eczema, migraine. | asthma-known+past atopy+past migraine-known+past
History: hypertension, gout. Now chest pain. | gout+past chest-pain+
Hx: stroke 2014, smoker. | ischemic-stroke+past
Left arm weak, speech slurred, everything resolved within the hour. | slurred-speech+past
Palpitations, sweating and tremor; all symptoms settled with rest. | palpitations+past
Headache resolved with paracetamol, vomiting did not. | headache+past vomiting+
The swelling of the ankle has gone down. | ankle-swelling+past
Fever came down, the rash stayed. | fever+past rash+
The jaundice has cleared. | jaundice+past
He has had shingles twice, last in 2012. | shingles+past
She was hospitalised for pneumonia three winters ago. | pneumonia+past
Gallbladder removed for gallstones in 2009. | gallstones-seen+past
He overcame tuberculosis as a student. | tuberculosis+past
Two previous DVTs, the last five years ago. | deep-vein-thrombosis+past
She had been vomiting but that has stopped; the pain goes on. | vomiting+past
Cough gone, fever gone, still breathless. | cough+past fever+past breathlessness+
Initially there was diarrhoea, which has since settled; he now has a rash. | diarrhea+past rash+
Asthma as a child, outgrown by 12. | asthma-known+past
She has a past history of migraine and presents today with weakness and vomiting. | migraine-known+past vomiting+
Had a stroke four years back, walks with a stick. | stroke-before+past
In remission from lymphoma since 2018. | non-hodgkin-lymphoma+past
One episode of haematuria in the past, none now. | hematuria+past
He once fainted at a concert. | syncope+past
A vague history of seizures. | seizure+past
Used to wheeze as a kid, don't any more. | wheeze+past
Known to the epilepsy clinic; last seizure in 2021. | seizure+past
The DVT was in 2017 and the current swelling is in the other leg. | deep-vein-thrombosis+past
Migraines in her teens, none since. | migraine-known+past
He had been jaundiced in spring, and now has ascites. | jaundice+past ascites+
Asthma was diagnosed at age six. | asthma-known+past
She reports having had pneumonia twice. | pneumonia+past
The vertigo lasted a day and never returned. | vertigo+past
Diarrhoea came first, and stopped as the rash appeared. | diarrhea+past rash+
He was jaundiced as a newborn. | jaundice+past
Cough has now gone but she remains wheezy. | cough+past wheeze+
PMHx significant for pneumonia x2 and a DVT. | pneumonia+past deep-vein-thrombosis+past
He was treated for a PE after his hip operation in 2018. | pulmonary-embolism+past
She suffered a stroke at 52 but made a full recovery. | ischemic-stroke+past
Remote history of seizures in childhood. | seizure+past
He had measles as a child and mumps at 10. | measles+past mumps+past
The diarrhoea resolved last week; constipation since. | diarrhea+past constipation+
Headaches stopped after she changed her pill. | headache+past
`,
  'what may come, in notes': `
Should she start vomiting, come straight back. | vomiting+hypothetical
Should seizures recur, give buccal midazolam. | seizure+hypothetical
Call the ward for any fever or rash. | fever+hypothetical rash+hypothetical
Ondansetron 4 mg PRN for nausea. | nausea+hypothetical
Paracetamol as required for headache. | headache+hypothetical
Consent taken; risks including bleeding, infection and DVT explained. | deep-vein-thrombosis+hypothetical
He could develop kidney failure if this is left untreated. | chronic-kidney-disease+hypothetical
Vaccinated against measles and mumps. | measles+hypothetical mumps+hypothetical
Up to date with her tetanus and influenza vaccines. | tetanus+hypothetical influenza+hypothetical
If the pain comes back she will call; at present no pain in her abdomen. | pain+hypothetical
Was told he might get a headache after the lumbar puncture; he did not. | headache+hypothetical
Told that jaundice might follow. | jaundice+hypothetical
She may develop a rash with this antibiotic; currently only nausea. | rash+hypothetical nausea+
Advised that drowsiness is a side effect. | drowsiness+hypothetical
He read about meningitis online; he has a headache but no rash. | bacterial-meningitis+hypothetical headache+ rash-
Please return urgently with any chest pain, breathlessness or bleeding. | chest-pain+hypothetical breathlessness+hypothetical bleeding+hypothetical
If you notice jaundice or dark urine stop the drug and ring us. | jaundice+hypothetical dark-urine+hypothetical
Warned that the tablets may cause constipation; he has none yet. | constipation+hypothetical
On aspirin to reduce the risk of stroke. | ischemic-stroke+hypothetical
Takes propranolol to prevent migraine; today has a headache. | migraine-known+hypothetical headache+
Here for diabetes screening; no symptoms, no thirst. | diabetes+hypothetical thirst-
Wants to know about the signs of meningitis. | bacterial-meningitis+hypothetical
Ask about haematuria at the next visit. | hematuria+hypothetical
Plan: CT to look for diverticulitis. He has left iliac fossa pain. | diverticulitis+hypothetical
If his fever goes above 39 or he has a fit, dial 999. | fever+hypothetical seizure+hypothetical
Safety-netted re: worsening headache, vomiting, drowsiness. | headache+hypothetical vomiting+hypothetical drowsiness+hypothetical
She declined screening for chlamydia. No discharge. | chlamydia+hypothetical
Heparin given as VTE prophylaxis. Leg not swollen. | deep-vein-thrombosis+hypothetical
Smoking raises your risk of lung cancer. | cancer-known+hypothetical
The leaflet mentions seizures as a rare side effect. | seizure+hypothetical
If symptoms such as headache or blurred vision occur, contact the midwife. | headache+hypothetical blurred-vision+hypothetical
To call if any redness or swelling of the calf. | calf-swelling+hypothetical
GTN spray to be used for chest pain. | chest-pain+hypothetical
Watch for signs of dehydration and lethargy. | dehydration+hypothetical fatigue+hypothetical
She asked whether the tablets could give her a rash. | rash+hypothetical
Patient education: symptoms of hypoglycaemia include sweating and tremor. | sweating+hypothetical tremor+hypothetical
The consent form lists stroke as a complication. | ischemic-stroke+hypothetical
At increased risk of osteoporosis because of steroids. | osteoporosis+hypothetical
Rivaroxaban to prevent another pulmonary embolism. | pulmonary-embolism+hypothetical
Counselled regarding risk of bleeding and stroke with anticoagulation for AF. | bleeding+hypothetical ischemic-stroke+hypothetical
Return precautions: fever, increasing pain, vomiting. | fever+hypothetical vomiting+hypothetical
Phone if you get chest pain or feel faint. | chest-pain+hypothetical
In the event of wheeze use the blue inhaler. | wheeze+hypothetical
If there were to be haemoptysis he would need a CT. | hemoptysis+hypothetical
Discussed that there is a small risk of seizures. | seizure+hypothetical
Offered a shingles vaccine. | shingles+hypothetical
Prophylactic antibiotics for endocarditis were not needed. | infective-endocarditis+hypothetical
Keep an eye out for a rash. | rash+hypothetical
He is at risk of refeeding syndrome; check for oedema. | swelling+hypothetical
Come back at once if the headache gets worse or you start vomiting. | vomiting+hypothetical
If she were to develop stridor, intubate. | stridor+hypothetical
Should the rash spread or blister, seek advice. | rash+hypothetical
Advised that bleeding and infection may occur after the biopsy. | bleeding+hypothetical infection+hypothetical
Ask the patient about suicidal thoughts. | suicidal-thoughts+hypothetical
Beware of seizures during withdrawal. | seizure+hypothetical
Tetanus booster given; wound clean. | tetanus+hypothetical
Sickle cell screening was offered. | sickle-known+hypothetical
Mum is afraid that it is meningitis. Rash blanches. | bacterial-meningitis+hypothetical
If you get a rash, a fever or a stiff neck, go straight to A&E. | rash+hypothetical fever+hypothetical neck-stiffness+hypothetical
Parents told to bring him back should he become drowsy. | drowsiness+hypothetical
Explained that gallstones may cause jaundice. | jaundice+hypothetical
Keep the EpiPen for use in anaphylaxis. | anaphylaxis+hypothetical
Aspirin reduces the chance of stroke. | ischemic-stroke+hypothetical
She worries that she could have ovarian cancer like her sister. | cancer-known+hypothetical
Immunised against hepatitis B at work. | hepatitis-b+hypothetical
The dose may need reducing if diarrhoea becomes a problem. | diarrhea+hypothetical
Return if you develop fever, rash or breathlessness. | fever+hypothetical rash+hypothetical breathlessness+hypothetical
Seek urgent help for any weakness, numbness or difficulty speaking. | numbness+hypothetical
Should there be further seizures, load with levetiracetam. | seizure+hypothetical
Tell us if you have had jaundice. | jaundice+hypothetical
The operation carries a risk of infection and bleeding. | infection+hypothetical bleeding+hypothetical
Statins can occasionally cause muscle pain; she has no such pain. | body-aches+hypothetical
Screening colonoscopy for bowel cancer next week. | cancer-known+hypothetical
To reduce stroke risk, apixaban was begun. | ischemic-stroke+hypothetical
Mother keen to avoid febrile convulsions. | febrile-seizure+hypothetical
Please call if fever returns. | fever+hypothetical
In case of a seizure: rectal diazepam. | seizure+hypothetical
They were asked to look out for drowsiness and vomiting. | drowsiness+hypothetical vomiting+hypothetical
At high risk of DVT so given stockings. | deep-vein-thrombosis+hypothetical
Wants to be tested for chlamydia; no discharge. | chlamydia+hypothetical
Vaccine against shingles offered. | shingles+hypothetical
Steroids may bring on diabetes. | diabetes+hypothetical
Unless she develops jaundice no further tests are needed. | jaundice+hypothetical
Headache is a common side effect of nitrates. | headache+hypothetical
If pain, fever or vomiting: call the surgical team. | fever+hypothetical vomiting+hypothetical
Monitor closely for confusion. | confusion+hypothetical
Risk of endophthalmitis explained. | endophthalmitis+hypothetical
She should attend A&E if chest pain recurs. | chest-pain+hypothetical
Told to stop the drug if rash appears. | rash+hypothetical
Will be screened for coeliac disease. | autoimmune-history+hypothetical
Prescribed cyclizine for use if nausea occurs. | nausea+hypothetical
He had a pneumonia vaccine in October. | pneumonia+hypothetical
Methotrexate could cause cough; none so far. | cough+hypothetical
Return to clinic if the rash spreads or blisters form. | rash+hypothetical
If there is any haematemesis dial 999. | hematemesis+hypothetical
Look out for jaundice over the next few days. | jaundice+hypothetical
In order to prevent DVT she wore stockings. | deep-vein-thrombosis+hypothetical
Her main worry is bowel cancer; no rectal bleeding. | cancer-known+hypothetical rectal-bleeding-
Counselled on the risk of endometrial cancer. | endometrial-cancer+hypothetical
Tested for HIV at the clinic; result awaited. | hiv+hypothetical
Child not drinking, no wet nappies; mum worried re dehydration. | dehydration+hypothetical
Travelled to Kenya; took no malaria prophylaxis. Fever and rigors. | !malaria travel-tropics+ fever+ rigors+
Anxious that he may have HIV after unprotected sex; no fever, rash or sore throat. | hiv+hypothetical fever- rash- sore-throat-
Any further vomiting and he should be admitted. | vomiting+hypothetical
If the swelling turns red, think of cellulitis. | cellulitis+hypothetical
A cause of concern would be new weakness or incontinence. | stress-incontinence+hypothetical
Please call should fever recur. | fever+hypothetical
She knows what to do should vomiting return. | vomiting+hypothetical
Come back should any rash appear. | rash+hypothetical
Plan: paracetamol if fever. | fever+hypothetical
Advice: return if vomiting, drowsiness or headache. | vomiting+hypothetical headache+hypothetical
Can these tablets cause a rash? | rash+hypothetical?
Could this injection give her a fever? | fever+hypothetical?
Can stress bring on chest pain? | chest-pain+hypothetical?
He asks if the statin can cause muscle pain. | body-aches+hypothetical
Bleomycin can cause lung fibrosis, which he has not got. | pulmonary-fibrosis+hypothetical
Statins may cause muscle pain, which is why she stopped. | body-aches+hypothetical
Any new chest pain and she must call 999. | chest-pain+hypothetical
Any rash and he should come straight back. | rash+hypothetical
Any further seizures should be reported. | seizure+hypothetical
If the cough becomes productive, suspect pneumonia. | cough+ pneumonia+hypothetical?
If her headache turns severe, think of meningitis. | headache+ bacterial-meningitis+hypothetical
Tested for tuberculosis as she had a cough. | tuberculosis+hypothetical cough+
Told to come back if he is no better or gets a rash. | rash+hypothetical
If fever persists beyond five days, see again. | fever+hypothetical
GTN spray for chest pain as needed. | chest-pain+hypothetical
In the event of a seizure give midazolam. | seizure+hypothetical
We discussed the warning signs of stroke. | ischemic-stroke+hypothetical
He has been given a leaflet on gout. | gout+hypothetical
Safety-netted for vomiting and drowsiness. | vomiting+hypothetical
She fears she will have a stroke like her mother. | ischemic-stroke+hypothetical
Aspirin reduces the risk of heart attack. | anterior-stemi+hypothetical
Started on allopurinol so that gout does not recur. | gout+hypothetical
He must not drive until free of seizures for a year. | seizure+hypothetical
Consent taken: bleeding, infection, deep vein thrombosis explained. | deep-vein-thrombosis+hypothetical
Paracetamol to be taken for fever above 38.5. | fever+hypothetical
The aim is to avoid another stroke. | ischemic-stroke+hypothetical
I'm scared it's cancer. | cancer-known+hypothetical
To report any bleeding, fever or vomiting. | fever+hypothetical vomiting+hypothetical
Use the inhaler when wheeze comes on. | wheeze+hypothetical
He takes aspirin against stroke. | ischemic-stroke+hypothetical
She might go on to develop jaundice. | jaundice+hypothetical
Any sign of cellulitis would need antibiotics. | cellulitis+hypothetical
Watchful waiting; to return with haematuria or fever. | hematuria+hypothetical fever+hypothetical
A fever would make me rethink. | fever+hypothetical
The nurse explained how to recognise hypoglycaemia. | low-glucose+hypothetical
He lives in dread of another heart attack. | anterior-stemi+hypothetical
Come back immediately if you get chest pain or feel breathless. | chest-pain+hypothetical breathlessness+hypothetical
Counselled on the symptoms of stroke and when to call. | ischemic-stroke+hypothetical
Vaccinated against tuberculosis at school. | tuberculosis+hypothetical
He is anxious about having a heart attack. | anterior-stemi+hypothetical
The aspirin is to prevent stroke. | ischemic-stroke+hypothetical
Warned that steroids may cause weight gain and diabetes. | weight-gain+hypothetical diabetes+hypothetical
`,
  'doubt, in notes': `
Suspicion of cellulitis in a swollen calf. | cellulitis+? calf-swelling+
Probable COPD with a productive cough and ankle swelling. | copd-known+? productive-sputum+ ankle-swelling+
Admitted to rule out meningitis after a febrile seizure. | bacterial-meningitis+? febrile-seizure+
Query appendicitis on a background of three days of vomiting. | appendicitis+? vomiting+
Likely gout following a weekend of big toe pain. | gout+?
Pancreatitis seems unlikely given the absence of abdominal pain. | pancreatitis-? abdominal-pain-
Endocarditis is thought unlikely. | infective-endocarditis-?
It is unlikely that she has meningitis. | bacterial-meningitis-?
The absence of fever does not rule out pneumonia. | fever- pneumonia+?
Negative troponin makes MI unlikely; he still has chest pain. | anterior-stemi-? chest-pain+
Cannot be sure this is not meningitis. | bacterial-meningitis+?
Ex-smoker; no haemoptysis; ?lung cancer. | hemoptysis- cancer-known+?
Imp: ?gout ?septic arthritis. | gout+? septic-arthritis+?
Impression: viral gastroenteritis, doubt appendicitis. | appendicitis-?
DDx gout / cellulitis / DVT | gout+? cellulitis+? deep-vein-thrombosis+?
Working diagnosis of pneumonia; treated as such; cough continues. | pneumonia+? cough+
Diagnosis uncertain, could be Crohn's; she has diarrhoea and weight loss. | crohns+? diarrhea+ weight-loss+
The GP thought it was gout, with pain in the big toe. | gout+?
Her mother wonders whether he has asthma. | asthma-known+?
Possibly a TIA: weakness for ten minutes, then normal. | stroke-before+? weakness+
Looks like shingles to me. | shingles+?
Pt c/o SOB x 3/7, nil CP, nil palps, ?PE. | breathlessness+ chest-pain- pulmonary-embolism+?
Differentials considered were gout and cellulitis, with DVT thought less likely. | gout+? cellulitis+? deep-vein-thrombosis+?
The possibility of lymphoma was raised because of night sweats. | non-hodgkin-lymphoma+? night-sweats+
We cannot yet say whether this is lupus; she does have joint pain. | autoimmune-history+? joint-pain+
Treat as presumed pyelonephritis given the loin pain and fever. | pyelonephritis+? loin-pain+ fever+
He thinks it's his gout playing up, but the ankle is not swollen. | gout+?
Looked unwell, febrile, with a stiff neck; treated for possible meningitis pending LP. | fever+ neck-stiffness+ bacterial-meningitis+?
ECG: no ischaemic changes. Trop neg. PE still possible. | pulmonary-embolism+?
Could this be lupus? | autoimmune-history+?
This is almost certainly appendicitis. | appendicitis+?
There is a strong suspicion of endocarditis: fever, new murmur. | infective-endocarditis+? fever+ new-regurgitant-murmur+
Myeloma should be excluded in view of the back pain and anaemia. | myeloma+? back-pain+ anemia+
Stroke mimic such as migraine cannot be ruled out. | migraine-known+?
Sputum AFB negative x3, TB therefore unlikely. | tuberculosis-?
?cholecystitis ?pancreatitis - RUQ pain since last night, vomiting. | cholecystitis+? pancreatitis+? ruq-pain+ vomiting+
Picture most in keeping with viral meningitis; headache and photophobia. | viral-meningitis+? headache+ photophobia+
Gout remains possible although there is no tophus. | gout+?
It might well be a pulmonary embolism. | pulmonary-embolism+?
Query new atrial fibrillation, palpitations for a week. | atrial-fibrillation-known+? palpitations+
I suspect she has coeliac disease. | autoimmune-history+?
Presumed Bell's palsy with facial droop on the right. | bells-palsy+? facial-droop+
Low probability of PE. | pulmonary-embolism+?
Can't exclude a DVT, calf is tender. | deep-vein-thrombosis+?
CXR suggests heart failure. | heart-failure+?
No definite evidence of appendicitis but it cannot be excluded. | appendicitis+?
54M, smoker, 2/52 hx of productive cough, haemoptysis x2. No weight loss. FHx lung ca in father. ?TB ?malignancy. | productive-sputum+ hemoptysis+ weight-loss- tuberculosis+?
Denies trauma. Knee hot and swollen. Previously had gout in the toe. Septic arthritis needs to be excluded. | trauma- gout+past septic-arthritis+?
Chest pain now resolved after GTN. Trop pending. MI not excluded. | chest-pain+past anterior-stemi+?
Imp: likely viral gastroenteritis, appendicitis less likely. Return if pain moves to RIF or fever develops. | gastroenteritis+? appendicitis+? fever+hypothetical
Dialysis patient. Donor kidney failed. Fever, rigors and a red line site. ?line sepsis. | fever+ rigors+ line-sepsis+?
Sent by optician re ?papilloedema. Headaches worse in the mornings. | papilledema+? morning-headache+
In view of haematuria, bladder cancer must be ruled out. | hematuria+ cancer-known+?
Headache, possibly due to a subarachnoid haemorrhage, with neck stiffness. | headache+ subarachnoid-hemorrhage+? neck-stiffness+
Was it a seizure? He bit his tongue and was incontinent. | seizure+? tongue-biting+ stress-incontinence+
Unlikely PE; Wells 0; pleuritic pain, no haemoptysis. | pulmonary-embolism-? hemoptysis-
Cellulitis seems less likely than DVT. | cellulitis+?
Cystitis? Dysuria and frequency for two days. | cystitis+? frequency+
Possible early appendicitis with anorexia. | appendicitis+? poor-appetite+
Suspect PE: pleuritic chest pain and tachycardia. | pulmonary-embolism+? pleuritic-chest-pain+ fast-heart-rate+
Features compatible with sarcoidosis including cough and erythema nodosum. | sarcoidosis+? cough+ erythema-nodosum+
Sounds like vertigo. | vertigo+?
I am not convinced this is asthma. | asthma-known-?
Lymphoma cannot be excluded. Night sweats continue. | non-hodgkin-lymphoma+? night-sweats+
Whether this is epilepsy remains to be seen. | epilepsy+?
Initially thought to be cellulitis, it turned out to be gout. | cellulitis+? gout+
Absence seizures were considered, but there is no loss of awareness. | absence-epilepsy+?
He might have had a mini-stroke. | tia+?
Provisional diagnosis: viral meningitis with headache and photophobia. | viral-meningitis+? headache+ photophobia+
Looks as if she has shingles. | shingles+?
Bilateral infiltrates, suspicious of TB or sarcoidosis. | tuberculosis+? sarcoidosis+?
Acute asthma vs anaphylaxis. Wheeze throughout, urticaria on trunk. | asthma+? anaphylaxis+? wheeze+ wheals+
Pulmonary embolism cannot be ruled out and she is tachycardic. | pulmonary-embolism+? fast-heart-rate+
Diagnosis of exclusion: irritable bowel syndrome likely. | irritable-bowel+?
Working diagnosis temporal arteritis; headache and jaw pain for a week. | giant-cell-arteritis+? headache+ jaw-click+
Likely renal colic with haematuria. | renal-colic+? hematuria+
We could be dealing with a pulmonary embolism. | pulmonary-embolism+?
Possible causes include gout and pseudogout. | gout+? pseudogout+?
The differential lies between Crohn's disease and tuberculosis. | crohns+? tuberculosis+?
?viral ?bacterial meningitis, neck stiffness present. | bacterial-meningitis+? neck-stiffness+
A diagnosis of lupus seems probable in a patient with joint pain and a malar rash. | autoimmune-history+? joint-pain+ butterfly-rash+
Suspected sepsis; lactate 4; no rash. | sepsis+? rash-
Not entirely clear whether he had a seizure. | seizure+?
i think i might have appendicitis, pain on the right side, no fever | appendicitis+? fever-
Possible lupus with a butterfly rash and joint pain. | autoimmune-history+? butterfly-rash+ joint-pain+
Probable viral illness; bacterial meningitis thought very unlikely. | bacterial-meningitis-?
R/O DVT. Calf swollen. | deep-vein-thrombosis+? calf-swelling+
It may be gout or it may be septic arthritis. | gout+? septic-arthritis+?
Suspected appendicitis after two days of vomiting. | appendicitis+? vomiting+
Could represent pneumonia given the fever. | pneumonia+? fever+
Symptoms suggest asthma: cough at night and wheeze. | asthma-known+? night-cough+ wheeze+
Diagnosis probably vasovagal syncope. | vasovagal-syncope+?
Probably gout, maybe pseudogout. | gout+? pseudogout+?
Possible TIA; no weakness now. | stroke-before+?
Presumptive measles: cough, coryza and conjunctivitis. | measles+? cough+ runny-nose+ red-eye+
Not certain that this is epilepsy. | epilepsy+?
Differential: PE, pneumonia, pericarditis. Chest pain on breathing in. | pulmonary-embolism+? pneumonia+? pericarditis+?
I wonder about coeliac disease given the anaemia. | autoimmune-history+? anemia+
Query gallstones; pain after fatty meals. | gallstones-seen+?
Consider endocarditis in view of the new murmur. | infective-endocarditis+? new-regurgitant-murmur+
Stroke seems unlikely. | ischemic-stroke-?
Appendicitis is improbable with normal bloods. | appendicitis-?
Suspected gout in the left big toe. | gout+?
Possible pneumonia on chest X-ray with fever and cough. | pneumonia+? fever+ cough+
Likely viral gastroenteritis following a cruise; diarrhoea x8 daily. | gastroenteritis+? diarrhea+
Could this rash be measles? | measles+?
? UTI; dysuria and frequency. | cystitis+? frequency+
Impression: probable migraine; SAH unlikely. | migraine-known+? subarachnoid-hemorrhage-?
High suspicion for aortic dissection: tearing chest pain and unequal pulses. | aortic-dissection+? tearing-chest-pain+
TB is a possibility; night sweats for six weeks. | tuberculosis+? night-sweats+
Presumed sepsis in a confused patient. | sepsis+? confusion+
Possible endocarditis; fever and a new murmur. | infective-endocarditis+? fever+ new-regurgitant-murmur+
Suspected renal colic after an hour of loin pain. | renal-colic+? loin-pain+
I think this is probably shingles. | shingles+?
It could be asthma, with wheeze on exertion. | asthma-known+? wheeze+
?DVT left leg. Calf swollen. No chest pain. | deep-vein-thrombosis+? calf-swelling+ chest-pain-
Most likely diagnosis is viral meningitis. | viral-meningitis+?
Gout or septic arthritis? Knee swollen. | gout+? septic-arthritis+? joint-swelling+
Cannot rule out pneumonia on this film. | pneumonia+?
Findings raise the possibility of sarcoidosis. | sarcoidosis+?
Pneumothorax unlikely on clinical grounds. | pneumothorax-?
Monospot negative, so glandular fever unlikely. | mononucleosis-?
Her GP had wondered about polymyalgia because of the shoulder stiffness. | polymyalgia-rheumatica+? stiff-shoulder+
Told in A&E it was a migraine, but headache persists and today she vomited. | migraine-known+? headache+ vomiting+
ESR raised; temporal arteritis needs excluding; jaw claudication present. | giant-cell-arteritis+? jaw-claudication+
Apparent jaundice on video call. | jaundice+?
An apparent seizure at work; no tongue biting. | seizure+?
She may have had a fever. | fever+?
I think this is gout. | gout+?
This looks very much like shingles. | shingles+?
Working diagnosis pneumonia; PE less likely. | pneumonia+?
Could well be appendicitis, but the ultrasound is awaited. | appendicitis+?
The picture is that of meningitis until proven otherwise. | bacterial-meningitis+?
Pericarditis? Myocarditis? | pericarditis+? myocarditis+?
Treat as pneumonia for now. | pneumonia+?
We cannot say with certainty that this is lupus. | autoimmune-history+?
The radiologist raised the possibility of tuberculosis. | tuberculosis+?
His wife thinks he may have had a fit. | seizure+?
Rule out endocarditis. | infective-endocarditis+?
It might just be migraine, she says. | migraine-known+?
Impression: cholecystitis. DDx pancreatitis. | pancreatitis+?
Appendicitis remains possible but is less likely. | appendicitis+?
My sister thinks I have shingles. | shingles+?
Lest meningitis be missed, a lumbar puncture was done. | bacterial-meningitis+?
In all likelihood a migraine. | migraine-known+?
Gout is high on the list. | gout+?
The rash could be drug related or measles. | measles+?
The history raises concern for pulmonary embolism. | pulmonary-embolism+?
Equally it may be appendicitis. | appendicitis+?
There is some suspicion that he has endocarditis. | infective-endocarditis+?
Favour cellulitis over gout. | cellulitis+?
Pneumonia has to be considered. | pneumonia+?
Tuberculosis must be in the differential. | tuberculosis+?
We were not sure whether there was a murmur. | heart-murmur+?
Query DVT; Wells 2. | deep-vein-thrombosis+?
Findings could represent pneumonia or heart failure. | pneumonia+? heart-failure+?
I wonder about coeliac disease. | autoimmune-history+?
Cannot rule out appendicitis at this stage. | appendicitis+?
Pulmonary embolism seems unlikely with a normal D-dimer. | pulmonary-embolism-?
`,
  'where it ends': `
No fever, cough, rash or headache on direct questioning. | fever- cough- rash- headache-
No fever on direct questioning; he mentions a cough and a rash. | fever- cough+ rash+
She denies that she has had any vomiting or diarrhoea. | vomiting- diarrhea-
She denies vomiting and tells us the diarrhoea started yesterday. | vomiting- diarrhea+
There is no history of palpitations, syncope or chest pain. | palpitations- syncope- chest-pain-
There is no history of syncope, and palpitations come on every evening. | syncope- palpitations+
No evidence of jaundice or ascites was seen at any visit. | jaundice- ascites-
No evidence of jaundice was seen, whereas ascites was obvious. | jaundice- ascites+
Neither the fever nor the rash has been seen by anyone. | fever- rash-
Neither parent saw a rash, but the fever was measured twice. | rash- fever+
He has never had wheeze, haemoptysis or night sweats. | wheeze- hemoptysis- night-sweats-
He has never smoked and his haemoptysis is new. | hemoptysis+
Negative for dysuria, haematuria and urgency. | dysuria- frequency-
Negative for dysuria. Positive for haematuria. | dysuria- hematuria+
She no longer has nausea or vomiting. | nausea- vomiting-
She no longer has nausea since her vomiting began to ease. | nausea- vomiting+
Not a trace of oedema, not a hint of jaundice. | swelling- jaundice-
Not a day passes without abdominal pain, and oedema is increasing. | abdominal-pain+ swelling+
He lacks fever, rigors and sweats. | fever- rigors-
He lacks energy, with fever and rigors every night. | fever+ rigors+
Headache without vomiting, photophobia or neck stiffness. | headache+ vomiting- photophobia- neck-stiffness-
Headache without vomiting, made worse by photophobia. | headache+ vomiting- photophobia+
Woke without chest pain or breathlessness. | chest-pain- breathlessness-
Woke without chest pain, then became breathless on the stairs. | chest-pain- exertional-dyspnea+
Cough for a week without sputum, fever or wheeze. | cough+ fever- wheeze-
Cough for a week without rest, with fever and wheeze. | cough+ fever+ wheeze+
She was treated without success for a rash and itching. | rash+ itching+
She was seen without a rash, itching or fever. | rash- itching- fever-
A swollen knee without redness or fever, aspirated today. | joint-swelling+ fever-
A swollen knee; without doubt there was fever as well. | joint-swelling+ fever+
The leg is not swollen or tender, nor is there a rash. | rash-
The leg is not swollen but there is a rash. | rash+
She did not faint, vomit or have a seizure. | syncope- vomiting- seizure-
She did not faint, although she vomited and had a seizure. | syncope- vomiting+ seizure+
He isn't breathless, wheezy or confused. | breathlessness- wheeze- confusion-
He isn't breathless, his wheeze is loud and he is confused. | breathlessness- wheeze+ confusion+
The baby wasn't vomiting, feverish or jaundiced. | vomiting- fever- jaundice-
The baby wasn't feeding, was vomiting and looked jaundiced. | vomiting+ jaundice+
Vomiting, diarrhoea and fever were denied. | vomiting- diarrhea- fever-
Vomiting was there from the start; diarrhoea and fever were denied. | vomiting+ diarrhea- fever-
Pneumonia and pulmonary embolism have both been ruled out. | pneumonia- pulmonary-embolism-
Pneumonia was treated; pulmonary embolism has been ruled out. | pneumonia+ pulmonary-embolism-
Rash, fever and neck stiffness absent. | rash- fever- neck-stiffness-
Rash present, fever and neck stiffness absent. | rash+ fever- neck-stiffness-
Neither a murmur nor oedema was found. | heart-murmur- swelling-
Where no murmur had been heard before, oedema was now found. | swelling+
Cough, haemoptysis and weight loss: none. | cough- hemoptysis- weight-loss-
Cough: daily. Haemoptysis: none. Weight loss: one stone. | cough+ hemoptysis- weight-loss+
Fever and cough have not been a problem. | fever- cough-
Fever has not been a problem, the cough has. | fever- cough+
Pulmonary embolism was considered and excluded. | pulmonary-embolism-
Pulmonary embolism was considered; CTPA excluded it; the chest pain goes on. | chest-pain+
Her mother has asthma, eczema and hay fever. | asthma-known+family atopy+family
Her mother has asthma; she has eczema and hay fever. | asthma-known+family atopy+
His father died of a stroke after years of diabetes. | ischemic-stroke+family diabetes+family
His father died last week and he has had chest pain since the funeral. | chest-pain+
Both brothers have been treated for tuberculosis and gout. | tuberculosis-before+family gout+family
Both brothers came along and described his seizure and confusion. | seizure+ confusion+
Two cousins with epilepsy, one with migraine. | epilepsy+family migraine-known+family
She lives near two cousins and her epilepsy and migraine are known to them. | epilepsy+ migraine-known+
Family history of breast cancer, diabetes and stroke. | cancer-known+family diabetes+family ischemic-stroke+family
Family history of breast cancer, and she has found a breast lump. | cancer-known+family breast-lump+
There is epilepsy in the family, and migraine. | epilepsy+family migraine-known+family
There is epilepsy in the family. Migraine for two days. | epilepsy+family migraine-known+
A sister, who had a pulmonary embolism at 30, is on warfarin for atrial fibrillation. | pulmonary-embolism+family atrial-fibrillation-known+family
A sister, who had a pulmonary embolism at 30, drove her in because she was breathless. | pulmonary-embolism+family breathlessness+
Mum had gallstones and jaundice in her fifties. | gallstones-seen+family jaundice+family
Mum had gallstones, and now the patient is jaundiced. | gallstones-seen+family jaundice+
My dad's side has diabetes and heart attacks. | diabetes+family anterior-stemi+family
My dad's got diabetes and I've been thirsty and losing weight. | diabetes+family weight-loss+
Her aunt has lupus and her uncle has psoriasis. | autoimmune-history+family psoriasis+family
Her aunt has lupus and her joints are swollen. | autoimmune-history+family
His wife has had vomiting and diarrhoea all week. | vomiting+other diarrhea+other
His wife has had vomiting and he has had diarrhoea. | vomiting+other diarrhea+
A colleague was admitted with meningitis and a rash. | bacterial-meningitis+other rash+other
A colleague was admitted with meningitis; today he has a rash himself. | bacterial-meningitis+other rash+
Three children in her class have a fever and a rash. | fever+other rash+other
Three children in her class have been away; she has a fever and a rash. | fever+ rash+
Her flatmate is coughing and was found to have tuberculosis. | cough+other tuberculosis+other
Her flatmate found her confused and vomiting. | confusion+ vomiting+
Someone on the flight had measles and conjunctivitis. | measles+other
Someone on the flight noticed his seizure and called for help. | seizure+
His partner has been itching and has scabies. | itching+other scabies+other
His partner has been itching; the rash on his wrists appeared first. | itching+other rash+
He sat next to a man who had a cough and haemoptysis. | cough+other hemoptysis+other
He sat next to a man on the bus when the chest pain and palpitations began. | chest-pain+ palpitations+
Neighbours had food poisoning with vomiting. | vomiting+other
Neighbours called the ambulance because he was vomiting. | vomiting+
The dog has mange and itching; no other pets. | itching+other
The dog found her; she had had a seizure. | seizure+
Her boyfriend was treated for chlamydia and gonorrhoea. | chlamydia+other
Her boyfriend left and since then she has had headaches and palpitations. | headache+ palpitations+
History of asthma, eczema and migraine. | asthma-known+past atopy+past migraine-known+past
History of asthma, comes with wheeze and cough. | asthma-known+past wheeze+ cough+
Known diabetes, gout and atrial fibrillation. | diabetes+past gout+past atrial-fibrillation-known+past
Known diabetes, now confused and vomiting. | diabetes+past confusion+ vomiting+
She had pneumonia and a pulmonary embolism in 2016. | pneumonia+past pulmonary-embolism+past
She had pneumonia in 2016; the cough came back this month. | pneumonia+past cough+
Previous myocardial infarction, stroke and deep vein thrombosis. | coronary-disease+past ischemic-stroke+past deep-vein-thrombosis+past
Previous myocardial infarction; crushing chest pain since noon. | coronary-disease+past crushing-chest-pain+
Treated for tuberculosis and syphilis as a young man. | tuberculosis-before+past syphilis+past
Treated for tuberculosis as a young man, he is coughing again. | tuberculosis-before+past cough+
Status post stroke and myocardial infarction. | ischemic-stroke+past anterior-stemi+past
Status post stroke with new confusion and fever. | ischemic-stroke+past fluctuating-confusion+ fever+
As a child he had asthma and recurrent tonsillitis. | asthma-known+past strep-throat+past
As a child he had asthma; as an adult, never, until this week's wheeze. | asthma-known+past wheeze+
She used to get migraines and vertigo. | migraine-known+past vertigo+past
She used to get migraines, but this headache is different. | migraine-known+past headache+
Ten years ago he had jaundice and gallstones. | jaundice+past gallstones-seen+past
Ten years ago he moved here; jaundice was noticed yesterday. | jaundice+
Formerly had gout and kidney stones. | gout+past renal-colic+past
Formerly fit, he has gout and haematuria. | gout+ hematuria+
The vomiting and diarrhoea have settled. | vomiting+past diarrhea+past
The vomiting has settled while the diarrhoea is getting worse. | vomiting+past diarrhea+
Her chest pain and breathlessness resolved within an hour. | chest-pain+past breathlessness+past
Her chest pain resolved within an hour, the breathlessness did not. | chest-pain+past breathlessness+
The rash, fever and headache have all gone. | rash+past fever+past headache+past
The rash has gone but fever and headache remain. | rash+past fever+ headache+
Diarrhoea stopped on Monday. | diarrhea+past
Diarrhoea has not stopped since Monday. | diarrhea+
He had a headache, which went away by itself. | headache+past
He had a headache, which moved to the neck and got worse. | headache+
The fever subsided after two days. | fever+past
The fever never subsided and rigors began. | fever+ rigors+
The cough has cleared up completely. | cough+past
The cough has not cleared up. | cough+
Palpitations, now resolved. | palpitations+past
Palpitations, now with syncope. | palpitations+ syncope+
The swelling in her legs went down overnight. | ankle-swelling+past
The swelling in her legs went up to the thigh overnight. | ankle-swelling+
Hives disappeared within a day; wheeze persists. | wheeze+
Hives appeared within a day; wheeze followed. | wheals+ wheeze+
Return if vomiting, fever or a rash develops. | vomiting+hypothetical fever+hypothetical rash+hypothetical
Returned with vomiting, fever and a rash. | vomiting+ fever+ rash+
If he develops chest pain or breathlessness he should call 999. | chest-pain+hypothetical breathlessness+hypothetical
If possible he rests; chest pain and breathlessness come with any effort. | chest-pain+ breathlessness+
Advised to watch for headache, drowsiness and vomiting. | headache+hypothetical vomiting+hypothetical
Advised to watch and wait. Headache and vomiting since the fall. | headache+ vomiting+
She is at risk of stroke and heart failure. | ischemic-stroke+hypothetical heart-failure+hypothetical
She is at risk of stroke because she has atrial fibrillation. | ischemic-stroke+hypothetical atrial-fibrillation-known+
Should there be any bleeding or dizziness, stop the tablets. | lightheadedness+hypothetical
Should he rest? He is dizzy and the nosebleeds go on. | lightheadedness+ epistaxis+
He is worried about bowel cancer and leukaemia. | cancer-known+hypothetical
He is worried about bowel cancer because he has rectal bleeding. | cancer-known+hypothetical rectal-bleeding+
Ibuprofen may cause dyspepsia and melaena. | heartburn+hypothetical melena+hypothetical
Ibuprofen may have helped his headache, but he has melaena. | headache+ melena+
Heparin to prevent deep vein thrombosis and pulmonary embolism. | deep-vein-thrombosis+hypothetical pulmonary-embolism+hypothetical
Heparin was begun for deep vein thrombosis. | deep-vein-thrombosis+
Call us if the wound is red or the fever comes back. | fever+hypothetical
He called us; the wound is red and the fever is back. | fever+
Unless jaundice or confusion develops, no follow-up. | jaundice+hypothetical confusion+hypothetical
Unless he lies flat he has back pain and confusion is increasing. | back-pain+ confusion+
Possible pneumonia or pulmonary embolism. | pneumonia+? pulmonary-embolism+?
Possible pneumonia, with fever and a productive cough. | pneumonia+? fever+ productive-sputum+
Likely gout; cellulitis and septic arthritis are also possible. | gout+? cellulitis+? septic-arthritis+?
Likely gout. Hot, swollen knee and fever. | gout+? fever+
?PE ?pneumonia ?heart failure | pulmonary-embolism+? pneumonia+? heart-failure+?
?PE: pleuritic chest pain and haemoptysis. | pulmonary-embolism+? pleuritic-chest-pain+ hemoptysis+
Suspected appendicitis or mesenteric adenitis. | appendicitis+? mesenteric-adenitis+?
Suspected appendicitis in a boy with vomiting and fever. | appendicitis+? vomiting+ fever+
This may be migraine or a stroke. | migraine-known+? ischemic-stroke+?
This may be migraine, as she has photophobia and vomiting. | migraine-known+? photophobia+ vomiting+
The differential includes lupus, endocarditis and lymphoma. | autoimmune-history+? infective-endocarditis+? non-hodgkin-lymphoma+?
The differential includes endocarditis. She has fever and a new murmur. | infective-endocarditis+? fever+ new-regurgitant-murmur+
Meningitis and encephalitis cannot be excluded. | bacterial-meningitis+? viral-encephalitis+?
Meningitis cannot be excluded, given the neck stiffness and fever. | bacterial-meningitis+? neck-stiffness+ fever+
Thought to have pancreatitis or cholecystitis. | pancreatitis+? cholecystitis+?
Thought to have pancreatitis because of epigastric pain and vomiting. | pancreatitis+? epigastric-pain+ vomiting+
Query septic arthritis versus gout. | septic-arthritis+? gout+?
Query septic arthritis: the knee is hot, he has rigors. | septic-arthritis+? rigors+
Probably had a seizure or a faint. | seizure+? syncope+?
Probably slept badly; had a seizure at six. | seizure+
PMH: asthma, gout, migraine. | asthma-known+past gout+past migraine-known+past
PMH: asthma. O/E: wheeze, fever. | asthma-known+past wheeze+ fever+
FH: diabetes, stroke. Lupus in an aunt. | diabetes+family ischemic-stroke+family autoimmune-history+family
FH: diabetes. SH: smoker. Complains of chest pain. | diabetes+family smoking+ chest-pain+
Past history: stroke. Epilepsy. | ischemic-stroke+past epilepsy+past
Past history: stroke.⏎Vomiting since last night. | ischemic-stroke+past vomiting+
Denies: fever, rash, vomiting. | fever- rash- vomiting-
Denies: fever. Reports: rash, vomiting. | fever- rash+ vomiting+
Safety net: return with fever, rash or headache. | fever+hypothetical rash+hypothetical headache+hypothetical
Safety net given. Fever and rash for two days. | fever+ rash+
DDx: gout, cellulitis, septic arthritis. | gout+? cellulitis+? septic-arthritis+?
DDx: gout, cellulitis. On examination there is fever and a hot knee. | gout+? cellulitis+? fever+
Family history:⏎- gout⏎- stroke | gout+family ischemic-stroke+family
Family history:⏎- gout⏎⏎Examination:⏎- jaundice | gout+family jaundice+
Previous: migraine, asthma. | migraine-known+past asthma-known+past
Previous: migraine. Now: vomiting and fever. | migraine-known+past vomiting+ fever+
Plan: observe for seizures and vomiting. | seizure+hypothetical vomiting+hypothetical
Plan: home. She is still vomiting and has a headache. | vomiting+ headache+
Allergies: penicillin (rash). Vomiting and fever today. | vomiting+ fever+
No allergies. Vomiting and fever today. | vomiting+ fever+
CT ruled out stroke and subarachnoid haemorrhage. | ischemic-stroke- subarachnoid-hemorrhage-
CT ruled out stroke; the headache and vomiting go on. | ischemic-stroke- headache+ vomiting+
A cough (no haemoptysis, no fever) for a week. | cough+ hemoptysis- fever-
A cough (no haemoptysis) and fever for a week. | cough+ hemoptysis- fever+
Asthma (mother), eczema (brother). | asthma-known+family atopy+family
Asthma (mother), with wheeze today. | asthma-known+family wheeze+
Screening for diabetes and breast cancer is due. | diabetes+hypothetical cancer-known+hypothetical
Screening for diabetes was done as she is losing weight. | diabetes+hypothetical weight-loss+
Fever(-), rash(-), cough(+). | fever- rash- cough+
Fever: N; rash: N; cough: Y. | fever- rash- cough+
Seizure-free and headache-free since March. | seizure- headache-
Seizure-free since March, with headache every day. | seizure- headache+
Unlikely to be gout or septic arthritis. | gout-? septic-arthritis-?
Unlikely to be gout; septic arthritis is suspected. | gout-? septic-arthritis+?
`,
  'clauses, in notes': `
Father has type 1 diabetes and psoriasis. | family-diabetes+family psoriasis+family
Mother had breast cancer, hypertension and gout. | hypertension+family gout+family
Family history of diabetes and epilepsy. | epilepsy+family
Her sister is diabetic and has asthma; she wheezes. | asthma-known+family wheeze+
Brother with diabetes and gout, brought in for vomiting. | gout+family
Mother has type 2 diabetes. She presents with fever. | fever+
His mother heard the wheeze. She herself has asthma. | wheeze+ asthma-known+family
Her father saw the rash first. He himself has psoriasis. | rash+ psoriasis+family
The mother reports a fever since Monday; she herself has gout. | fever+ gout+family
His wife described the seizure. She herself has psoriasis. | seizure+ psoriasis+other
His mother has gout. He himself has a rash. | gout+family rash+
Her mother came along. She herself has a headache and a cough. | headache+ cough+
Father, who has gout, brought her in with fever and a rash. | gout+family fever+ rash+
Mother, who had a cough last week, reports vomiting and diarrhoea. | cough+family vomiting+ diarrhea+
The grandmother, who has gout, found him with a seizure. | gout+family seizure+
His wife, who has hepatitis B, noticed jaundice. | hepatitis-b+other jaundice+
Mother, who has asthma and eczema, also has a cough. | asthma-known+family cough+family
Fever, cough and wheeze were all explicitly denied. | fever- cough- wheeze-
Vomiting and diarrhoea were specifically denied. | vomiting- diarrhea-
Pneumonia and pulmonary embolism have each been excluded. | pneumonia- pulmonary-embolism-
Rash and joint pain were both repeatedly denied. | rash- joint-pain-
Appendicitis has now been confidently excluded. | appendicitis-
Jaundice and itching were both clearly absent. | jaundice- itching-
Two blood cultures were negative for endocarditis. | infective-endocarditis-
Three sputum smears were negative for tuberculosis. | tuberculosis-
Throat swabs were negative for diphtheria. | diphtheria-
Repeat blood films were negative for malaria; the fever goes on. | malaria- fever+
Both scans were negative for pulmonary embolism. | pulmonary-embolism-
Cultures were positive for tuberculosis. | tuberculosis+
CT could not exclude diverticulitis. | diverticulitis+?
The scan did not exclude pulmonary embolism. | pulmonary-embolism+?
A normal ECG does not exclude pericarditis. | pericarditis+?
We could not entirely exclude meningitis. | bacterial-meningitis+?
Ultrasound could not rule out cholecystitis, as the view was poor. | cholecystitis+?
Neither fever nor rash accompanied the joint pain. | fever- rash- joint-pain+
Neither vomiting nor diarrhoea preceded the abdominal pain. | vomiting- diarrhea- abdominal-pain+
No fever followed the rash. | fever- rash+
No inhaler relieved his cough. | cough+
No tablet helped the headache. | headache+
Nothing helped the itching. | itching+
Nothing relieves her back pain; no fever. | back-pain+ fever-
No treatment was given for the rash. | rash+
No medication has been tried for the vomiting. | vomiting+
No vomiting and no neck stiffness. | vomiting- neck-stiffness-
None of the other children has a rash or a cough. | rash-other cough-other
None of the other residents had vomiting. | vomiting-other
None of her colleagues has a fever. | fever-other
None of the passengers had diarrhoea. She has a rash. | diarrhea-other rash+
One of his patients has tuberculosis. | tuberculosis+other
One of her pupils had measles. | measles+other
Some of his colleagues have a cough. He has a fever. | cough+other fever+
One of her residents has influenza, and she has a fever. | influenza+other fever+
Monitor closely overnight for vomiting and seizures. | vomiting+hypothetical seizure+hypothetical
Observe overnight for confusion. | confusion+hypothetical
Watch carefully at home for fever or rash. | fever+hypothetical rash+hypothetical
Observe him overnight for any vomiting. | vomiting+hypothetical
Return urgently tonight if vomiting or confusion. | vomiting+hypothetical confusion+hypothetical
She was observed overnight; the headache is better. | headache+
Fever, most likely due to pneumonia. | fever+ pneumonia+?
Confusion, very probably due to meningitis. | confusion+ bacterial-meningitis+?
The chest pain is most likely due to pericarditis. | chest-pain+ pericarditis+?
Cough, probably caused by asthma. | cough+ asthma-known+?
Weakness most probably due to a stroke. | ischemic-stroke+?
I wonder whether the cough reflects asthma. | cough+ asthma-known+?
We wonder if the headache reflects migraine. She has no fever. | headache+ migraine-known+? fever-
I wonder whether the jaundice is due to hepatitis. | jaundice+
It is doubtful whether the seizure was due to epilepsy. | seizure+ epilepsy+?
It is unclear whether the rash was caused by measles. | rash+ measles+?
Not entirely convinced that this is gout. | gout+?
We are not convinced this is meningitis. He has a fever. | bacterial-meningitis-? fever+
I am not fully convinced it is appendicitis. | appendicitis+?
I wonder whether he has gout. | gout+?
Follow-up:⏎Cough - unchanged⏎Rash - worse | cough+ rash+
Follow-up: fever and cough are unchanged. | fever+ cough+
Follow up:⏎Headache better.⏎No fever. | headache+ fever-
Plan:⏎Observe for seizures⏎Follow-up:⏎Headache unchanged | seizure+hypothetical headache+
Follow-up: return if fever or rash. | fever+hypothetical rash+hypothetical
Diagnosed with pneumonia. Started on amoxicillin. | pneumonia+
He was diagnosed with gastroenteritis and sent home. | gastroenteritis+
Diagnosed with epilepsy in 2015. | epilepsy+past
Was diagnosed with gout ten years ago. | gout+past
PMH: diagnosed with gout. | gout+past
Previously diagnosed with gout. | gout+past
Headache settled for a day, then returned. | headache+
The rash cleared for a week but then came back. | rash+
The vomiting stopped overnight and then recurred this morning. | vomiting+
Chest pain resolved, then recurred an hour later. | chest-pain+
Apart from the cough, which lingers, everything has settled. | cough+
Apart from the headache, which persists, all symptoms have resolved. | headache+
The fever went in May. | fever+past
The rash went on Tuesday. | rash+past
The cough went last week. | cough+past
The pain in the back went down the leg. | back-pain+
If the cough does not settle, come back. | cough+
If the rash does not improve by Monday, ring us. | rash+
If the vomiting does not stop, return. | vomiting+
If the headache persists or he develops a rash, call us. | rash+hypothetical
If she does not have a fever, she may go home. | fever-hypothetical
All symptoms except the rash have resolved. | rash+
Denies cough as well as fever. | cough- fever-
None of the following: fever, rash. | fever- rash-
It is not that he does not have a headache. | headache+
Colonoscopy 2017: diverticulitis. | diverticulitis+past
Fever settled and returned last night. | fever+
The pain went away; he returned to work with a cough. | cough+
Fever and rigors were flatly denied. | fever- rigors-
None of the staff has had vomiting. | vomiting-other
Several of his students have mumps. | mumps+other
Syncope is thought to be due to epilepsy. | syncope+ epilepsy+?
I doubt that the rash is due to measles. | rash+ measles-?
The cough went over the summer. | cough+past
His wife, who has a rash, is worried about his cough. | cough+ rash+other
His parents have diabetes and gout. | gout+family
Her dad has high blood pressure and type 2 diabetes. | hypertension+family
Her brother has type 1 diabetes, coeliac disease and asthma. | asthma-known+family
Brother has diabetes; no epilepsy in the family. | epilepsy-family
Mother has diabetes but he has never had a seizure. | seizure-
Mother has diabetes. Jaundice today. | jaundice+
Dad, who had a stroke last year, says she has been vomiting. | vomiting+
Gout was thought of but then excluded. | gout-
Endocarditis has since been formally ruled out. | infective-endocarditis-
Nasal swabs were negative for influenza and COVID-19. | influenza- covid-19-
Stool cultures were repeatedly negative for salmonella; the diarrhoea goes on. | diarrhea+
MRI did not entirely exclude a stroke. | ischemic-stroke+?
Neither cough nor wheeze followed the exposure. | cough- wheeze-
Nothing has helped the back pain. | back-pain+
Nothing seems to ease the itching. | itching+
No antihistamine helped the rash. | rash+
No treatment has been sought for the rash. | rash+
Paracetamol did not help the headache. | headache+
Two of her colleagues have influenza. | influenza+other
Observe closely for rash. | rash+hypothetical
Please monitor at home for fever and vomiting. | fever+hypothetical vomiting+hypothetical
Hypoxia, very likely from pneumonia. | pneumonia+?
We debated whether the fever reflected malaria. | fever+ malaria+?
I am not sure this is gout. | gout+?
Not wholly convinced he has appendicitis. | appendicitis+?
Follow-up visit: cough better, rash unchanged. | cough+ rash+
Plan and follow-up: return if vomiting. | vomiting+hypothetical
Diagnosed with influenza yesterday. | influenza+
She was diagnosed with tuberculosis in 1998. | tuberculosis+past
Diagnosed with migraine at 15. | migraine-known+past
Newly diagnosed with diabetes. | diabetes+
Vomiting had settled but came back on Sunday. | vomiting+
The rash faded, then flared again. | rash+
The headache went away but has come back. | headache+
Apart from mild nausea, she is well. | nausea+
Apart from a cough, all has settled. | cough+
If the cough has not improved in a week, return. | cough+
If her vomiting isn't better tomorrow, call. | vomiting+
If the pain in the chest does not ease, call 999. | chest-pain+
The headache did not return after the fever settled. | fever+past
`,
};

export const help = {
  ddx: `ddx: a ranked differential diagnosis for a clinical case, without an editor

Usage
  ddx diagnose FILE|-         read a case, print a ranked differential
  ddx findings FILE|-         read a text, print the findings in it and how each is meant
  ddx prompt FILE|-           show exactly what a model would be sent for a case
  ddx import PATH... --into STUDY
                              take cases from articles, records, notes and tables into a study folder
  ddx phi FILE|-              show what in a text may identify a patient
  ddx leaks FILE|-            show what in a text gives its diagnosis away
  ddx check --base-url URL    check a model server, from its address to its first token
  ddx sent                    show what ddx sent, when and to whom
  ddx serve-baseline --port P serve the embedded baseline as an OpenAI-compatible server
  ddx study STEP              plan a study and take it through its gates: new, lock, seal, pack, collect, ...
  ddx run DIR                 ask what a locked study still lacks
  ddx rate PACK|DIR --rater R rate answers, a JSON object a line
  ddx verify DIR|PACK         whether a study or a pack is what was left there
  ddx --help | --version

Try it
  ddx diagnose samples/cases/01-chest-pain.md
  echo "34-year-old woman, three days of fever, flank pain and dysuria" | ddx diagnose -
  ddx diagnose case.md --json > answer.json

Each command has its own --help. For research use only; not for decisions about patients.
`,
  diagnose: `ddx diagnose: read one case, print a ranked differential

Usage
  ddx diagnose FILE|- [--arm embedded] [--top N] [--json]
  ddx diagnose FILE|- --endpoint NAME [OPTIONS] [--top N] [--json]
  ddx diagnose FILE|- --base-url URL --model M [OPTIONS] [--top N] [--json]

The case is the whole file (text or Markdown), or standard input for "-".

Who answers
  --arm embedded       the embedded baseline: rules, on this machine, no network (default)
  --endpoint NAME      an endpoint of your own file (below); every option goes before what the file says
  --endpoints FILE     that file, if it is another one
  --base-url URL       an OpenAI-compatible server, up to and including /v1
  --model M            the model's name, as the server lists it

Where the case may go
  --location L         where the server stands: machine (this one), institution, third-party (default). It is never
                       guessed: an address of this machine may be a tunnel
  --allow-origin O     needed unless the location is machine: the server's scheme, host and port, written out, like
                       https://host:8443. Again for another
  --allow-http         accept that text to an address that is not of this machine can be read on the way
  --phi-override R     why a case may go although words in it may identify a patient (see ddx phi). Without it such a
                       case goes to this machine only. The reason is recorded (see ddx sent)
  --names FILE         your own names of patients and places, one a line: they are such words too

How the model is asked
  --profile P          what suits a family of models: a name that ddx prompt --help lists, or the path of a profile
                       file. Default chat, with --api completions me-llama-chat
  --api A              chat: messages, which the server wraps itself; completions: the filled template, exact for
                       Me-LLaMA. Default: the profile's, chat without one
  --template T         another template than the profile's: me-llama, me-llama-io, llama-2-chat, plain, ...
  --form F             how the list is asked for: list, json or xml. Default: the profile's
  --context N          tokens the model has room for, prompt and answer together, if the server cannot say
  --max-tokens N       tokens the answer may take (default 512)
  --temperature X, --top-p X, --seed N
                       0 to 2 (default 0), 0 to 1 (default 1), a whole number (default 0)

Secrets, each by the name of the environment variable that holds it
  --api-key-env NAME   the API key; it goes to that server only, and never along with a redirect
  --header H=NAME      an extra header. Again for another

When to give up
  --retries N          how often a failure that may pass is tried again, 0 to 20 (default 3)
  --connect-timeout MS, --first-token-timeout MS, --idle-timeout MS, --total-timeout MS
                       milliseconds to a connection (default 10000), to the first word (120000), to the next word
                       (60000), to the end (1200000)

The way there
  --proxy URL          an http or https proxy, which is asked for a tunnel (CONNECT)
  --proxy-auth-env N   the environment variable that holds its NAME:PASSWORD
  --ca FILE            trust this authority too (PEM)
  --cert FILE --key FILE
                       the client certificate to show, and its private key (PEM)

No environment variable is read but those you name. Node itself obeys some of its own when it starts, such as
NODE_OPTIONS and NODE_EXTRA_CA_CERTS.

Your endpoints: ~/.config/me-llama-ddx/endpoints.json, on every system
  {"endpoints":{"ward":{"baseUrl":"https://gpu.example.org/v1","model":"Me-LLaMA-70B-chat","location":"institution",
    "profile":"me-llama-chat","apiKeyEnv":"WARD_KEY","headers":{"X-Project":"WARD_PROJECT"}}}}
  Also: template, api, form, contextTokens, maxTokens, temperature, topP, seed, retries, connectSeconds,
  firstTokenSeconds, nextTokenSeconds, totalSeconds, plainHttp. A relative path of a profile starts at this file.

What comes out
  --top N              how many diagnoses, 1 to 10 (default 5)
  --json               one JSON object on standard output and nothing else; a failure is
                       {"error":{"kind","message"},"partial":{...}|null}. Waits are told on standard error.
                       "warnings" says what to know of an answer, such as text that the server may have dropped

Exit code
  0  answered (complete, cut at the answer limit, or abstained)   2  wrong use or unreadable case
  1  the arm failed, or the case may not go there                 130  stopped by Ctrl-C

Examples
  ddx diagnose case.md
  ddx diagnose - --json < case.txt
  ddx diagnose case.md --base-url http://127.0.0.1:8000/v1 --model Me-LLaMA-70B-chat --location machine \\
    --profile me-llama-chat
  ddx diagnose case.md --base-url https://api.example.org/v1 --model gpt-4 --api-key-env MY_KEY \\
    --allow-origin https://api.example.org
  ddx diagnose case.md --endpoint ward --allow-origin https://gpu.example.org
`,
  findings: `ddx findings: what the embedded baseline reads in a text, for teaching and for checking

Usage
  ddx findings FILE|- [--json]

The text is the whole file (text or Markdown), or standard input for "-". Nothing is sent anywhere.
In the order of the text; where spans overlap, the longest comes first.

  --json   one JSON object on standard output and nothing else:
           {"findings":[{"finding","text","start","end","present","whose","when","certain","value","unit"}]}
           finding   the finding's id; "age", "female", "male"; "diagnosis:" and the id of a diagnosis that the text
                     names; "measure:" and the id of something measured
           start,end UTF-16 offsets into the text; what stands between them is "text"
           present   false where the text says that it is not there
           whose     patient, family or other;   when: now, past or hypothetical
           certain   false where it is only suspected
           value     the number as written, with its unit, or null

Exit code
  0  read     2  wrong use or unreadable text     130  stopped by Ctrl-C

Examples
  ddx findings samples/cases/01-chest-pain.md
  echo "No fever, but a cough; his mother has asthma" | ddx findings - --json
`,
  prompt: `ddx prompt: exactly what a model would be sent for a case; nothing is sent

Usage
  ddx prompt FILE|- [--profile P] [--template T] [--api chat|completions] [--form list|json|xml] [--top N]

On standard output the text itself, byte for byte, or with --api chat the messages as JSON; on standard error its
hash, as an answer records it, and how many tokens it takes.

  --profile P     a model family: me-llama-chat (default with --api completions), me-llama, llama-2-chat, pmc-llama,
                  medalpaca, alpacare, alpacare-llama-2, meditron, chat (default); or the path of a profile file
  --template T    another template than the profile's: me-llama, me-llama-io, me-llama-base, llama-2-chat, alpaca,
                  medalpaca, meditron, plain
  --api A         chat: messages, which the server wraps itself; completions: the finished text
  --form F        how the ranked list is asked for
  --top N         how many diagnoses, 1 to 10 (default 5)

Exit code
  0  shown                                             2  wrong use, unreadable case or profile
  1  the case may not be sent, and why                 130  stopped by Ctrl-C

Examples
  ddx prompt samples/cases/01-chest-pain.md --profile me-llama-chat
  ddx prompt - --profile ~/profiles/ours.ddx-profile.json < case.txt | sha256sum
`,
  import: `ddx import: take cases from articles, records, notes and tables into a study folder

Usage
  ddx import PATH... --into STUDY [--format F] [--column NAME=ROLE]... [--names FILE] [--json]

PATH is a file or a folder with all below it. STUDY is made where there is none, and is never imported itself. A case
is a text of its own without what gives its diagnosis away; a reference diagnosis goes to references.jsonl. Importing
again changes nothing; what changed in its source since is told and left as it is. One broken file stops no other.

  --format F      auto (default: recognised by content, not by name), jats, ccda, fhir, i2b2, table, text
  --column N=R    what a column of a table holds: text, reference, accepted, basis, id, patient, leftOut. Again for
                  another column
  --names FILE    your own names of patients and places, one a line: they count as identifiers, and name no case
  --json          one JSON object a line on standard output and nothing else:
                  {"id","source","title","text","reference":{"diagnosis","accepted","basis"}|null,
                   "sections":[{"title","code","included","reason"}],"warnings":[...],
                   "state","format","leaks","identifiers","licence","published"}
                  {"error":{"file","line","column","message"}}      a file, or a part of one, that cannot be read
                  {"skipped":{"file","reason"}}                     no case
                  state  imported, unchanged, changed (in the source; nothing was written) or edited (here)
                  leaks, identifiers  how many are open in the text

Exit code
  0  cases were imported, or had been before     2  wrong use
  1  nothing was imported                        130  stopped by Ctrl-C; what was written by then stays

Examples
  ddx import ~/articles ~/records --into my-study
  ddx import cases.csv --into my-study --column "History=text" --column "Outcome=reference" --json
`,
  phi: `ddx phi: what in a text may identify a patient; nothing is sent

Usage
  ddx phi FILE|- [--names FILE] [--json]

The text is the whole file (text or Markdown), or standard input for "-". Rules look for names, dates finer than a
year, ages over 89, numbers, addresses and places; they miss some, and take some for what they are not.

  --names FILE   your own list, a name or other words a line; each is found wherever it stands as a whole, whatever
                 its capitals. Lines that begin with # are notes
  --json         one JSON object on standard output and nothing else:
                 {"findings":[{"class","start","end","text","confidence"}]}
                 class      NAME, DATE, AGE90, PHONE, FAX, EMAIL, URL, IP, SSN, MRN, ID, ADDRESS, HOSPITAL, LOCATION
                            or ACCOUNT; SSN stands for national numbers of every country
                 start,end  UTF-16 offsets into the text; what stands between them is "text"
                 confidence 0 to 1; below 0.5 nothing is told

Exit code
  0  read, whether anything was found or not     2  wrong use or unreadable text     130  stopped by Ctrl-C

Examples
  ddx phi samples/cases/01-chest-pain.md
  ddx phi - --names ward-staff.txt --json < case.txt
`,
  leaks: `ddx leaks: what in a text gives its diagnosis away

Usage
  ddx leaks FILE|- --reference "DIAGNOSIS" [--accepted "NAME"]... [--json]

The text is the whole file (text or Markdown), or standard input for "-". Nothing is sent anywhere. Looks for the
diagnosis by any of its names, for words that announce it, and for what tells it without naming it: a deciding result,
its own treatment, what the patient responded to. Without --reference only what would give any diagnosis away.

  --reference D   what the case turned out to be
  --accepted N    another name of it. Again for another
  --json          one JSON object on standard output and nothing else:
                  {"leaks":[{"kind","start","end","text","why","stop"}]}
                  kind       name, phrase or giveaway
                  start,end  UTF-16 offsets into the text; what stands between them is "text"
                  stop       where the text could end so that neither these words nor their sentence is in it

Exit code
  0  read     2  wrong use or unreadable text     130  stopped by Ctrl-C

Examples
  ddx leaks samples/cases/07-swollen-toe.md --reference "Acute gout"
  ddx leaks - --reference "Sarcoidosis" --accepted "sarcoid" --json < case.txt
`,
  check: `ddx check: what answers at an address, and what stands in the way of an answer; sends no case

Usage
  ddx check --base-url URL [--model M] [OPTIONS] [--json]
  ddx check --endpoint NAME [OPTIONS] [--json]

Looks at the address, the name, the connection, the certificate, the proxy, the key, the model, the template and the
context length, in this order, and then asks for one token. Without --model it lists what the server has, and goes on
where that is one model.

Options, as in ddx diagnose --help
  --api A, --profile P, --template T, --context N, --max-tokens N, --location L, --allow-http, --api-key-env NAME,
  --header H=NAME, --connect-timeout MS, --first-token-timeout MS, --proxy URL, --proxy-auth-env N, --ca FILE,
  --cert FILE, --key FILE
  --json   one JSON object on standard output and nothing else:
           {"ok","server":{"kind","models":[{"id","contextTokens"}]},"checks":[{"name","state","message","todo"}]}
           state  passed, failed, warning or skipped;   todo  what to do, or null

Exit code
  0  nothing failed     1  something failed     2  wrong use     130  stopped by Ctrl-C

Examples
  ddx check --base-url http://127.0.0.1:8000/v1
  ddx check --base-url https://api.example.org/v1 --model gpt-4 --api-key-env MY_KEY --json
`,
  sent: `ddx sent: what ddx sent, when and to whom, the newest first; reads nothing but its own record

Usage
  ddx sent [--json]

Every request is written to ~/.config/me-llama-ddx/sent before it goes, those to this machine and those without a case
as well. The record holds no text: only hashes, sizes, and how many words that may identify a patient were found. What
the editor sends is in a record of its own: Show What Was Sent.

  --json   one JSON object on standard output and nothing else: {"sent":[...],"problems":["..."]}, each request
           {"at","schema","endpoint","origin","location","what","carriesCase","caseSha256","bytes","sha256",
           "open":{"CLASS":n},"masked","kept","override"}
           open      what was found and neither masked nor kept; masked counts marks such as [DATE]
           override  the reason given with --phi-override, or null

Exit code
  0  shown     1  a part of the record is damaged; the rest is shown     2  wrong use     130  stopped by Ctrl-C

Example
  ddx sent --json
`,
  study: `ddx study: a human evaluation, from its plan to its end; every step is an event that cannot be changed unseen

Usage, in the order of a study
  ddx study new DIR [--title T] [--question Q] [--open] [--raters r1,r2] [--arm A]... [--cases C]
  ddx study lock DIR                      fix the plan, the cases and the references; then ddx run DIR
  ddx study answers DIR FILE --arm A      import answers that were made elsewhere [--dry-run]
  ddx study seal DIR --passphrase-env N   draw random ids and orders, encrypt the answers
  ddx study pack DIR --rater R --out OUT --passphrase-env N
                                          the only thing that rater R gets: rated with ddx rate
  ddx study collect DIR FILE...           take back what raters sent: ratings files, keys, or their folders
  ddx study close DIR                     no more ratings
  ddx study unblind DIR --passphrase-env N
                                          which answer is whose: allocation.json
At any time
  ddx study status DIR|PACK [--rater R]   where it stands, and the next step
  ddx study deviate DIR --reason T        record what was changed after the lock
  ddx study look DIR --reason T           record a look at results before they were due
  ddx study erase DIR --rater R --reason T
                                          rater R took consent back: destroys the keys of R's free texts
  ddx study sign DIR                      a signed checkpoint, to keep elsewhere; see ddx verify --against

Options
  --reason T           passes over what speaks against a step; recorded and shown in every report. Never passed over:
                       the order of the gates, a wrong passphrase, a plan that is not valid or was changed unrecorded
  --passphrase-env N   the environment variable that holds the passphrase (12 letters or more). It is never an argument
  --recovery-env N     in its place the one that holds the recovery key, which ddx study seal prints once
  --by WHO             the pseudonym of whoever takes the step (default: the name of the login)
  --accept-key F       collect: take files signed with a key not seen before, by its fingerprint. Again for another
  --open               new: raters know the arms and rate in the study's own folder; no passphrase, no packs
  --arm A              new: embedded, endpoint:NAME, imported:ID or readers:ID. Again for another.
                       answers: the id of an arm of the plan
  --cases C            new: samples (default), none, or existing (those that are in DIR/cases already)
  --json               one JSON object on standard output and nothing else; a refusal is {"error":{"kind","message"}}.
                       status: {"plan":{"gate","hash"},"open":[{"rater","case","answer","item","diagnosis"}],
                       "done":[...],"flagged":[{"rater","case"}],"problems":["..."],"notes":["..."]}

A file of answers is CSV (any usual delimiter) or JSON, a row a diagnosis: case, rank, diagnosis [, reason]; or a row a
list: case, diagnosis 1, diagnosis 2, ...; or a row an answer as it was written: case, answer. Also: model, date, take,
failed (why there is no answer). Of a case with anything wrong in it nothing is imported.

Keys that sign are made when first needed, in ~/.config/me-llama-ddx/keys.

Exit code
  0  done     1  refused, and why     2  wrong use     130  stopped by Ctrl-C

Examples
  ddx study new my-study
  ddx study status my-study
  ddx study lock my-study
  ddx run my-study
  ddx study seal my-study --passphrase-env STUDY_PASSPHRASE
  ddx study pack my-study --rater r1 --out pack-r1 --passphrase-env STUDY_PASSPHRASE
  ddx rate pack-r1 --rater r1 --stdin < ratings.jsonl
  ddx study collect my-study pack-r1
  ddx verify my-study
`,
  run: `ddx run: asks what a locked study still lacks, one answer after another

Usage
  ddx run DIR [--arm A] [--case C] [--endpoint NAME=URL[,model=M]]... [OPTIONS] [--json]

Every answer is on the disk before the next is asked, failures too. Stopped or cut off, run it again: only what is
missing is asked, and what failed in a way that may pass. Two runs of one study at a time are refused.

  --arm A, --case C    only this arm, only this case
  --endpoint N=URL     where the endpoint N of the plan stands, if it is not in the file of endpoints
                       (see ddx diagnose --help). Again for another
  --endpoints FILE, --location L, --allow-origin O, --allow-http, --phi-override R, --names FILE
                       where text may go, as in ddx diagnose --help
  --by WHO             the pseudonym of whoever runs it
  --json               one JSON object an answer: {"arm","case","answer","status","failure":{"kind","message"}|null,
                       "totalMs"}

Exit code
  0  nothing is missing     1  something is, and why     2  wrong use     130  stopped by Ctrl-C

Example
  ddx run my-study
`,
  rate: `ddx rate: ratings of a pack, or of an open study in its own folder

Usage
  ddx rate PACK|DIR --rater R --stdin [--consent] [--record-times]

Reads one JSON object a line and answers each with one, once it would outlast a power cut. The session ends signed, at
the end of the input or by Ctrl-C. What is to be rated: ddx study status PACK --json; each object of its "open" becomes
a rating by adding a "value".

  {"case":"c1","answer":"ID","item":"match","diagnosis":1,"value":5}    a diagnosis, by its rank; rating it again is a
                                                                        change, null takes it back
  {"case":"c1","answer":"ID","item":"bond","diagnosis":null,"value":4}  the whole list; "cannot-rate" is a value too
  {"case":"c1","complete":true}                                         all of the case is said
  ->  {"ok":true,"seq":7,"hash":"..."} or {"ok":false,"error":{"kind","message"}}

  --consent        I have read the consent text of the pack (README.md) and agree
  --record-times   I agree that times of day are kept; without it only dates are

Keys that sign are made when first needed, in ~/.config/me-llama-ddx/keys, outside the pack. From the first session on
no diagnosis is made of the pack's cases on this machine, until the folder of the pack is deleted.

Exit code
  0  every line was taken     1  some were refused     2  wrong use     130  stopped by Ctrl-C

Example
  ddx rate pack-r1 --rater r1 --stdin < ratings.jsonl
`,
  verify: `ddx verify: whether a study or a pack is what was left there

Usage
  ddx verify DIR|PACK [--against CHECKPOINT] [--json]

Reads every chain, signature and head, and holds plan, cases, answers and the sealed part against what was recorded.
Prints a fingerprint. Lost last lines show only against a checkpoint that was kept elsewhere (ddx study sign).

  --against FILE   a checkpoint: all it vouches for has to be there
  --json           {"ok","fingerprint","files":[{"file","events","head","tornBytes"}],
                   "bad":{"file","line","reason"}|null,"problems":["..."],"notes":["..."]}

Exit code
  0  whole; a last line that was cut off is told     1  not whole: the first bad record     2  wrong use

Examples
  ddx verify my-study
  ddx verify my-study --json
`,
  serveBaseline: `ddx serve-baseline: the embedded baseline as an OpenAI-compatible server on this machine

Usage
  ddx serve-baseline --port P    P is a port; 0 takes a free one

Prints its address, then serves GET /v1/models, POST /v1/chat/completions and POST /v1/completions,
streaming or not, until Ctrl-C. Answers in the form it is asked for: list, JSON or XML. GET /health says that it runs.
Listens on 127.0.0.1 only and takes no requests from web pages.

Example
  ddx serve-baseline --port 8000
  ddx diagnose case.md --base-url http://127.0.0.1:8000/v1 --model embedded-baseline --location machine
`,
} as const;

export const help = {
  ddx: `ddx: a ranked differential diagnosis for a clinical case, without an editor

Usage
  ddx diagnose FILE|-         read a case, print a ranked differential
  ddx findings FILE|-         read a text, print the findings in it and how each is meant
  ddx serve-baseline --port P serve the embedded baseline as an OpenAI-compatible server
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
  ddx diagnose FILE|- --base-url URL --model M [--api chat|completions] [--template T]
                      [--api-key-env NAME] [--top N] [--json]

The case is the whole file (text or Markdown), or standard input for "-".

Who answers
  --arm embedded       the embedded baseline: rules, on this machine, no network (default)
  --base-url URL       an OpenAI-compatible server, e.g. http://127.0.0.1:8000/v1; https unless it is this machine
  --model M            the model's name, as the server lists it
  --api chat           send messages; the server wraps them in the model's template (default)
  --api completions    send the filled template itself: the exact form for Me-LLaMA
  --template T         plain (default with chat), me-llama (default with completions), me-llama-io, llama-2-chat
  --api-key-env NAME   the environment variable that holds the API key; no other is read

What comes out
  --top N              how many diagnoses, 1 to 10 (default 5)
  --json               one JSON object on standard output and nothing else; a failure is
                       {"error":{"kind","message"},"partial":{...}|null}

Exit code
  0  answered (complete, cut at the answer limit, or abstained)   2  wrong use or unreadable case
  1  the arm failed                                               130  stopped by Ctrl-C

Examples
  ddx diagnose case.md
  ddx diagnose - --json < case.txt
  ddx diagnose case.md --base-url http://127.0.0.1:8000/v1 --model Me-LLaMA-70B-chat --api completions
  ddx diagnose case.md --base-url https://api.example.org/v1 --model gpt-4 --api-key-env MY_KEY
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
  serveBaseline: `ddx serve-baseline: the embedded baseline as an OpenAI-compatible server on this machine

Usage
  ddx serve-baseline --port P    P is a port; 0 takes a free one

Prints its address, then serves GET /v1/models, POST /v1/chat/completions and POST /v1/completions,
streaming or not, until Ctrl-C. Listens on 127.0.0.1 only and takes no requests from web pages.

Example
  ddx serve-baseline --port 8000
  ddx diagnose case.md --base-url http://127.0.0.1:8000/v1 --model embedded-baseline
`,
} as const;

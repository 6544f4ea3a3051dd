#!/bin/sh
# Makes the certificates beside this file anew. For tests only: their keys are public, trust nothing that they prove.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cat > "$work/ca.cnf" <<END
[ca]
default_ca = test
[test]
new_certs_dir = $work
database = $work/index
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any
[any]
organizationName = supplied
commonName = supplied
END
: > "$work/index"

key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1"; }

# sign NAME SUBJECT EXTENSION FROM TO
sign() {
  key "$1-key.pem"
  openssl req -new -key "$1-key.pem" -subj "/O=DDx test only/CN=$2" -out "$work/$1.csr"
  printf 'basicConstraints=critical,CA:FALSE\n%s\n' "$3" > "$work/$1.ext"
  openssl ca -batch -notext -config "$work/ca.cnf" -cert ca.pem -keyfile "$work/ca-key.pem" -extfile "$work/$1.ext" \
    -startdate "$4" -enddate "$5" -in "$work/$1.csr" -out "$1.pem"
}

here="subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"

key "$work/ca-key.pem"
openssl req -new -key "$work/ca-key.pem" -subj "/O=DDx test only/CN=DDx test authority" -out "$work/ca.csr"
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n' > "$work/ca.ext"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile "$work/ca-key.pem" -extfile "$work/ca.ext" \
  -startdate 20200101000000Z -enddate 21241231000000Z -in "$work/ca.csr" -out ca.pem
sign server localhost "$here" 20250101000000Z 21241231000000Z
sign client "DDx test client" "extendedKeyUsage=clientAuth" 20250101000000Z 21241231000000Z
sign expired localhost "$here" 20200101000000Z 20200201000000Z
sign elsewhere elsewhere.example "subjectAltName=DNS:elsewhere.example" 20250101000000Z 21241231000000Z
openssl pkcs8 -topk8 -in client-key.pem -passout pass:test -out client-locked-key.pem

# Every form in which openssl writes keys and certificates, into the current directory. Password: secret.
set -euo pipefail
exec 2>openssl.log
legacy='-provider legacy -provider default'

# One key of each kind, its certificate (self-signed), and the key as DER.
kind() { # name, arguments of genpkey
  local name=$1; shift
  openssl genpkey "$@" -out "$name.key"
  openssl req -x509 -new -key "$name.key" -subj "/CN=$name" -days 30 -out "$name.crt"
}
kind rsa -algorithm RSA -pkeyopt rsa_keygen_bits:2048
kind pss -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048
kind pss-sha384 -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 \
  -pkeyopt rsa_pss_keygen_md:sha384 -pkeyopt rsa_pss_keygen_mgf1_md:sha384 -pkeyopt rsa_pss_keygen_saltlen:48
kind p256 -algorithm EC -pkeyopt ec_paramgen_curve:P-256
kind p384 -algorithm EC -pkeyopt ec_paramgen_curve:P-384
kind p521 -algorithm EC -pkeyopt ec_paramgen_curve:P-521
kind ed25519 -algorithm ED25519
kind ed448 -algorithm ED448

form() { # name, certificate's kind: takes the key's text from standard input
  cat > "$1.form"; echo "$2" > "$1.kind"
}
for name in rsa pss pss-sha384 p256 p384 p521 ed25519 ed448; do
  form "$name-pkcs8" $name < $name.key
  openssl pkcs8 -topk8 -in $name.key -passout pass:secret | form "$name-encrypted" $name
done
openssl rsa -traditional -in rsa.key | form rsa-pkcs1 rsa
for curve in p256 p384 p521; do
  openssl ec -in $curve.key | form $curve-sec1 $curve
  openssl ec -no_public -in $curve.key | form $curve-sec1-no-public $curve
  # The SEC1 key inside PKCS#8 does not name its curve.
  openssl pkcs8 -topk8 -nocrypt -in $curve.key -outform DER -out $curve.der
  openssl asn1parse -inform DER -in $curve.der > $curve.asn1
  offset=$(awk -F: '/OCTET STRING/ { print $1 + 0; exit }' $curve.asn1)
  openssl asn1parse -inform DER -in $curve.der -strparse "$offset" -out $curve.sec1 -noout
  bare=$(echo '-----BEGIN EC PRIVATE KEY-----'; openssl base64 -in $curve.sec1; echo '-----END EC PRIVATE KEY-----')
  echo "$bare" | form $curve-sec1-no-curve $curve
done
{ openssl ecparam -name prime256v1; openssl ec -in p256.key; } | form p256-parameters-block p256
{ openssl ecparam -name prime256v1; echo "$(openssl ec -in p256.key)"; } | form p256-parameters-and-key p256
for cipher in aes-128-cbc aes-192-cbc aes-256-cbc des3; do
  openssl pkcs8 -topk8 -in p256.key -v2 $cipher -passout pass:secret | form p256-v2-$cipher p256
done
for prf in hmacWithSHA1 hmacWithSHA224 hmacWithSHA256 hmacWithSHA384 hmacWithSHA512; do
  openssl pkcs8 -topk8 -in p256.key -v2prf $prf -iter 3000 -passout pass:secret | form p256-v2-$prf p256
done
for scheme in PBE-SHA1-3DES PBE-SHA1-RC2-40 PBE-SHA1-RC2-128 PBE-SHA1-RC4-40 PBE-SHA1-RC4-128 PBE-MD5-DES; do
  openssl pkcs8 $legacy -topk8 -in rsa.key -v1 $scheme -passout pass:secret | form rsa-v1-$scheme rsa
done
openssl pkcs8 -topk8 -in rsa.key -outform PEM -nocrypt | sed 's/$/\r/' | form rsa-crlf rsa
{ echo 'Bag Attributes'; echo '    localKeyID: 01'; openssl pkcs8 -topk8 -nocrypt -in rsa.key; echo 'the end'; } | form rsa-text-around rsa
openssl pkcs8 -topk8 -nocrypt -in rsa.key | sed 's/^/    /' | form rsa-indented rsa
openssl pkcs12 -export -inkey rsa.key -in rsa.crt -passout pass: -out rsa.p12
openssl pkcs12 -in rsa.p12 -passin pass: -noenc | form rsa-from-pkcs12 rsa

# What is refused.
openssl rsa -traditional -aes128 -passout pass:secret -in rsa.key -out old-encryption.pem
openssl pkcs8 -topk8 -scrypt -in p256.key -passout pass:secret -out scrypt.pem
openssl pkcs8 -topk8 -v2 camellia-256-cbc -in p256.key -passout pass:secret -out camellia.pem
openssl pkcs8 -topk8 -v1 PBE-SHA1-2DES -in rsa.key -passout pass:secret -out two-des.pem
openssl ec -in p256.key -param_enc explicit -out explicit.pem
openssl genpkey -algorithm X25519 -out x25519.pem
openssl genpkey -genparam -algorithm DSA -pkeyopt dsa_paramgen_bits:1024 -out dsa.params
openssl gendsa -out dsa.pem dsa.params
openssl pkey -in dsa.pem -traditional -out dsa-old.pem
openssl pkey -in rsa.key -pubout -out public.pem
openssl req -new -key rsa.key -subj /CN=request -out request.pem
openssl x509 -in rsa.crt -outform DER -out certificate.der
openssl pkey -in rsa.key -outform DER -out key.der

# A chain: root, two below it, a leaf; and another root of the same name.
authority() { openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -days 30 -keyout $1.key -out $1.crt; }
issue() { # name, subject, issuer, extension
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -keyout $1.key -out $1.csr
  echo "$4" > $1.ext
  openssl x509 -req -in $1.csr -CA $3.crt -CAkey $3.key -days 30 -extfile $1.ext -out $1.crt
}
authority root 'Root'
authority twin 'Root'
issue middle Middle root basicConstraints=critical,CA:TRUE
issue low Low middle basicConstraints=critical,CA:TRUE
issue leaf leaf.example low subjectAltName=DNS:leaf.example

openssl x509 -in root.crt -trustout -addtrust serverAuth -out trusted-servers.crt
openssl x509 -in root.crt -trustout -addreject serverAuth -out rejected-servers.crt
openssl x509 -in root.crt -trustout -setalias 'a name' -out trusted-alias.crt
openssl x509 -in root.crt -trustout -addtrust anyExtendedKeyUsage -out trusted-any.crt
openssl x509 -in root.crt -text -out text.crt
openssl pkcs8 -topk8 -in leaf.key -passout pass:secret -out leaf-encrypted.key

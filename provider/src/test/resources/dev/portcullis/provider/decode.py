# The oracle of PeerCertificate: decodes certificates as getpeercert() does. Reads one certificate a
# line, DER in Base64, and answers each with two lines: the dictionary as JSON, or
# "!" and the error; and the PEM text as JSON. Before that, two lines: its versions, and the long names it knows.
import base64
import json
import ssl
import sys
import tempfile


def octets(value):
    return {"hex": value.hex().upper()}


def decode(der, path):
    with open(path, "w") as file:
        file.write(ssl.DER_cert_to_PEM_cert(der))
    return ssl._ssl._test_decode_cert(path)


print(json.dumps([ssl.OPENSSL_VERSION_INFO[:2], ssl.OPENSSL_VERSION, sys.version.split()[0]]))
names = {}
for number in range(1, 3000):
    try:
        identifier = ssl._ssl.nid2obj(number)[3]
        if identifier:
            names[identifier] = ssl._ssl.txt2obj(identifier)[2]
    except ValueError:
        pass
print(json.dumps(names), flush=True)
with tempfile.NamedTemporaryFile(suffix=".pem") as file:
    for line in sys.stdin:
        try:
            der = base64.b64decode(line)
            dictionary = decode(der, file.name)
            answer = json.dumps(dictionary, default=octets)
        except Exception as error:
            answer = "!" + type(error).__name__ + ": " + ascii(str(error))
        print(answer)
        print(json.dumps(ssl.DER_cert_to_PEM_cert(der)), flush=True)

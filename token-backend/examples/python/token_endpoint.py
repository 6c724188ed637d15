"""The token endpoint of a shop, with jwcrypto and the standard library: python3 token_endpoint.py

POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.
"""

import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from jwcrypto.jwk import JWK
from jwcrypto.jwt import JWT


def issue_token(customer, signing, encryption):
    """A JWS, signed with your key, inside a JWE, encrypted for the platform."""
    now = int(time.time())
    claims = {
        "https://iadvize.com/userId": customer["userId"],
        "https://iadvize.com/visitorData": {name: customer[name] for name in ("firstName", "lastName", "email")},
        "iat": now,
        "exp": now + 60,
    }
    jws = JWT(header={"alg": "RS256"}, claims=claims)
    jws.make_signed_token(signing)
    jwe = JWT(header={"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JWT"}, claims=jws.serialize())
    jwe.make_encrypted_token(encryption)
    return jwe.serialize()


def customer_of(cookies):
    """Put your own session store here. A line of the file: session, end in seconds since 1970, and the customer."""
    # Not SimpleCookie: at a cookie of another's that it finds odd, it forgets them all.
    pairs = (cookie.strip().partition("=") for cookie in cookies.split(";"))
    given = {name: value for name, _, value in pairs}.get("session")
    with open(os.environ.get("SESSIONS", "sessions.tsv"), encoding="utf-8") as sessions:
        for line in sessions:
            session, end, *customer = line.rstrip("\n").split("\t")
            if given == session and int(end) > time.time():
                return dict(zip(("userId", "firstName", "lastName", "email"), customer))
    return None


def key_from(file, is_private):
    label = "PRIVATE KEY" if is_private else "PUBLIC KEY"
    try:
        with open(file, encoding="ascii") as opened:
            text = opened.read().strip()
        # iAdvize publishes its key as bare base64, without the armour of PEM.
        if not text.startswith("-----"):
            text = f"-----BEGIN {label}-----\n{text}\n-----END {label}-----"
        key = JWK.from_pem(text.encode())
        # jwcrypto would also encrypt for a private key, with its public half: a private key in the wrong place is noticed here.
        if key["kty"] == "RSA" and key.has_private == is_private:
            return key
    except (OSError, ValueError, TypeError):
        pass
    sys.exit(f"{file} is not an RSA {label.lower()} without a passphrase (-----BEGIN {label}-----).")


class TokenEndpoint(BaseHTTPRequestHandler):
    def do_POST(self):
        if self.path != "/iadvize-token":
            return self.answer(404, {"error": "There is only POST /iadvize-token."})
        try:
            customer = customer_of(self.headers.get("Cookie", ""))
            # A fresh token at each call: it lives for a minute.
            token = customer and issue_token(customer, SIGNING, ENCRYPTION)
        except Exception as problem:
            self.log_error("%s", problem)
            return self.answer(500, {"error": "The token could not be minted."})
        if token is None:
            return self.answer(401, {"error": "Sign in first."})
        self.answer(200, {"token": token})

    def answer(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Server(ThreadingHTTPServer):
    # Five waiting connections, the default, are too few for customers who come at once.
    request_queue_size = 128


SIGNING = key_from(os.environ.get("PRIVATE_KEY", "keys/rsaPrivateKey.pem"), is_private=True)
ENCRYPTION = key_from(os.environ.get("PLATFORM_KEY", "keys/platform.pem"), is_private=False)
try:
    server = Server(("127.0.0.1", int(os.environ.get("PORT", "8080"))), TokenEndpoint)
except OSError as problem:
    sys.exit(f"The port cannot be had: {problem}")
print(f"Listening on http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()

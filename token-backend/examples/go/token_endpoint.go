// The token endpoint of a shop, with the standard library alone: go run token_endpoint.go
//
// POST /iadvize-token answers { "token": "…" } to a customer who is signed in, and 401 to anybody else.
package main

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

type customer struct{ userID, firstName, lastName, email string }

// issueToken makes a JWS, signed with your key, inside a JWE, encrypted for the platform.
func issueToken(who customer, signing *rsa.PrivateKey, encryption *rsa.PublicKey) (string, error) {
	now := time.Now().Unix()
	claims, err := json.Marshal(map[string]any{
		"https://iadvize.com/userId": who.userID,
		"https://iadvize.com/visitorData": map[string]string{
			"firstName": who.firstName, "lastName": who.lastName, "email": who.email,
		},
		"iat": now,
		"exp": now + 60,
	})
	if err != nil {
		return "", err
	}

	signed := base64url([]byte(`{"alg":"RS256"}`)) + "." + base64url(claims)
	hash := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(rand.Reader, signing, crypto.SHA256, hash[:])
	if err != nil {
		return "", err
	}
	jws := signed + "." + base64url(signature)

	header := base64url([]byte(`{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}`))
	random := make([]byte, 32+12)
	if _, err := rand.Read(random); err != nil {
		return "", err
	}
	contentKey, iv := random[:32], random[32:]
	block, err := aes.NewCipher(contentKey)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	sealed := gcm.Seal(nil, iv, []byte(jws), []byte(header))
	// Go returns ciphertext and tag in one piece; a JWE has them in two.
	ciphertext, tag := sealed[:len(sealed)-16], sealed[len(sealed)-16:]

	// The last argument is a label, which a JWE does not have.
	encryptedKey, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, encryption, contentKey, nil)
	if err != nil {
		return "", err
	}
	parts := []string{header, base64url(encryptedKey), base64url(iv), base64url(ciphertext), base64url(tag)}
	return strings.Join(parts, "."), nil
}

func base64url(bytes []byte) string { return base64.RawURLEncoding.EncodeToString(bytes) }

// customerOf stands for your own session store; nil if nobody is signed in. A line of the file: session, end in seconds
// since 1970, and the customer.
func customerOf(request *http.Request) (*customer, error) {
	cookie, err := request.Cookie("session")
	if err != nil {
		return nil, nil
	}
	text, err := os.ReadFile(setting("SESSIONS", "sessions.tsv"))
	if err != nil {
		return nil, err
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		part := strings.Split(line, "\t")
		end, _ := strconv.ParseInt(part[1], 10, 64)
		if part[0] == cookie.Value && end > time.Now().Unix() {
			return &customer{part[2], part[3], part[4], part[5]}, nil
		}
	}
	return nil, nil
}

func privateKey(file string) *rsa.PrivateKey {
	text, _ := os.ReadFile(file)
	if block, _ := pem.Decode(text); block != nil {
		if key, err := x509.ParsePKCS8PrivateKey(block.Bytes); err == nil {
			if key, isRSA := key.(*rsa.PrivateKey); isRSA {
				return key
			}
		}
	}
	log.Fatalf("%s is not an RSA private key in PKCS#8 (-----BEGIN PRIVATE KEY-----). "+
		"To convert one: openssl pkcs8 -topk8 -nocrypt -in %s", file, file)
	return nil
}

// publicKey takes PEM, and bare base64 as well: iAdvize publishes its key without armour.
func publicKey(file string) *rsa.PublicKey {
	text, _ := os.ReadFile(file)
	der, _ := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if block, _ := pem.Decode(text); block != nil {
		der = block.Bytes
	}
	if key, err := x509.ParsePKIXPublicKey(der); err == nil {
		if key, isRSA := key.(*rsa.PublicKey); isRSA {
			return key
		}
	}
	log.Fatalf("%s is not an RSA public key (-----BEGIN PUBLIC KEY-----).", file)
	return nil
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func answer(response http.ResponseWriter, status int, body map[string]string) {
	response.Header().Set("Content-Type", "application/json")
	response.Header().Set("Cache-Control", "no-store")
	response.WriteHeader(status)
	json.NewEncoder(response).Encode(body)
}

func main() {
	log.SetFlags(0)
	signing := privateKey(setting("PRIVATE_KEY", "keys/rsaPrivateKey.pem"))
	encryption := publicKey(setting("PLATFORM_KEY", "keys/platform.pem"))

	http.HandleFunc("/iadvize-token", func(response http.ResponseWriter, request *http.Request) {
		if request.Method != http.MethodPost {
			answer(response, http.StatusMethodNotAllowed, map[string]string{"error": "Use POST."})
			return
		}
		who, err := customerOf(request)
		if err == nil && who == nil {
			answer(response, http.StatusUnauthorized, map[string]string{"error": "Sign in first."})
			return
		}
		var token string
		if err == nil {
			// A fresh token at each call: it lives for a minute.
			token, err = issueToken(*who, signing, encryption)
		}
		if err != nil {
			log.Print(err)
			answer(response, http.StatusInternalServerError, map[string]string{"error": "The token could not be minted."})
			return
		}
		answer(response, http.StatusOK, map[string]string{"token": token})
	})

	listener, err := net.Listen("tcp", "127.0.0.1:"+setting("PORT", "8080"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Listening on http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}

/** The fewest lines that mint a right token: claims, signed with RS256, encrypted with RSA-OAEP-256 and A256GCM. */

export type MintLines = {
  /** With the library that they use. */
  readonly language: string
  readonly code: string
  /** Whether a test runs them and has the platform judge what comes out. */
  readonly isTested: boolean
}

const NODE = `import { CompactEncrypt, importPKCS8, importSPKI, SignJWT } from 'jose'

const brandKey = await importPKCS8(process.env.BRAND_PRIVATE_KEY, 'RS256')
const iadvizeKey = await importSPKI(process.env.IADVIZE_PUBLIC_KEY, 'RSA-OAEP-256')

export const mintToken = async (userId) => {
  const signed = await new SignJWT({ 'https://iadvize.com/userId': userId })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuedAt()
    .setExpirationTime('1 minute')
    .sign(brandKey)
  return new CompactEncrypt(new TextEncoder().encode(signed))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(iadvizeKey)
}`

const JAVA = `static String mintToken(String userId, RSAPrivateKey brandKey, RSAPublicKey iadvizeKey)
    throws JOSEException {
  Instant now = Instant.now();
  SignedJWT signed = new SignedJWT(
      new JWSHeader(JWSAlgorithm.RS256),
      new JWTClaimsSet.Builder()
          .claim("https://iadvize.com/userId", userId)
          .issueTime(Date.from(now))
          .expirationTime(Date.from(now.plusSeconds(60)))
          .build());
  signed.sign(new RSASSASigner(brandKey));
  JWEObject encrypted = new JWEObject(
      new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
          .contentType("JWT")
          .build(),
      new Payload(signed));
  encrypted.encrypt(new RSAEncrypter(iadvizeKey));
  return encrypted.serialize();
}`

const PHP = `use Jose\\Component\\Core\\{AlgorithmManager, JWK};
use Jose\\Component\\Encryption\\Algorithm\\ContentEncryption\\A256GCM;
use Jose\\Component\\Encryption\\Algorithm\\KeyEncryption\\RSAOAEP256;
use Jose\\Component\\Encryption\\JWEBuilder;
use Jose\\Component\\Encryption\\Serializer\\CompactSerializer as JweCompact;
use Jose\\Component\\Signature\\Algorithm\\RS256;
use Jose\\Component\\Signature\\JWSBuilder;
use Jose\\Component\\Signature\\Serializer\\CompactSerializer as JwsCompact;

// JWKFactory::createFromKeyFile('rsaPrivateKey.pem') reads a key.
function mintToken(string $userId, JWK $brandKey, JWK $iadvizeKey): string
{
    $claims = ['https://iadvize.com/userId' => $userId, 'iat' => time(), 'exp' => time() + 60];
    $signed = (new JWSBuilder(new AlgorithmManager([new RS256()])))
        ->create()
        ->withPayload(json_encode($claims, JSON_THROW_ON_ERROR))
        ->addSignature($brandKey, ['alg' => 'RS256'])
        ->build();
    $encrypted = (new JWEBuilder(new AlgorithmManager([new RSAOAEP256(), new A256GCM()])))
        ->create()
        ->withPayload((new JwsCompact())->serialize($signed, 0))
        ->withSharedProtectedHeader(['alg' => 'RSA-OAEP-256', 'enc' => 'A256GCM', 'cty' => 'JWT'])
        ->addRecipient($iadvizeKey)
        ->build();
    return (new JweCompact())->serialize($encrypted, 0);
}`

const PYTHON = `import os, time
from jwcrypto import jwk, jwt

brand_key = jwk.JWK.from_pem(os.environ["BRAND_PRIVATE_KEY"].encode())
iadvize_key = jwk.JWK.from_pem(os.environ["IADVIZE_PUBLIC_KEY"].encode())

def mint_token(user_id: str) -> str:
    now = int(time.time())
    claims = {"https://iadvize.com/userId": user_id, "iat": now, "exp": now + 60}
    signed = jwt.JWT(header={"alg": "RS256"}, claims=claims)
    signed.make_signed_token(brand_key)
    header = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JWT"}
    encrypted = jwt.JWT(header=header, claims=signed.serialize())
    encrypted.make_encrypted_token(iadvize_key)
    return encrypted.serialize()`

const C_SHARP = `using Jose;
using System.Security.Cryptography;

// RSA.Create(), then ImportFromPem(...), reads a key.
static string MintToken(string userId, RSA brandKey, RSA iadvizeKey)
{
    long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var claims = new Dictionary<string, object>
    {
        ["https://iadvize.com/userId"] = userId,
        ["iat"] = now,
        ["exp"] = now + 60,
    };
    string signed = JWT.Encode(claims, brandKey, JwsAlgorithm.RS256);
    return JWT.Encode(signed, iadvizeKey, JweAlgorithm.RSA_OAEP_256, JweEncryption.A256GCM,
        extraHeaders: new Dictionary<string, object> { ["cty"] = "JWT" });
}`

const GO = `import (
	"crypto/rsa"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
)

func mintToken(userID string, brandKey *rsa.PrivateKey, iadvizeKey *rsa.PublicKey) (string, error) {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: brandKey}, nil)
	if err != nil {
		return "", err
	}
	encrypter, err := jose.NewEncrypter(jose.A256GCM,
		jose.Recipient{Algorithm: jose.RSA_OAEP_256, Key: iadvizeKey},
		(&jose.EncrypterOptions{}).WithContentType("JWT"))
	if err != nil {
		return "", err
	}
	now := time.Now().Unix()
	claims := map[string]any{"https://iadvize.com/userId": userID, "iat": now, "exp": now + 60}
	return jwt.SignedAndEncrypted(signer, encrypter).Claims(claims).Serialize()
}`

const NODE_LINES: MintLines = { language: 'Node.js (jose)', code: NODE, isTested: true }

export const MINT_LINES: readonly [MintLines, ...MintLines[]] = [
  NODE_LINES,
  { language: 'Java (nimbus-jose-jwt)', code: JAVA, isTested: false },
  { language: 'PHP (web-token/jwt-library 4)', code: PHP, isTested: false },
  { language: 'Python (jwcrypto)', code: PYTHON, isTested: false },
  { language: 'C# (jose-jwt)', code: C_SHARP, isTested: false },
  { language: 'Go (go-jose 4)', code: GO, isTested: false },
]

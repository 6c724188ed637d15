/** Instructions that turn what was given into the key that is needed. `{file}` in a command stands for the given file. */

export type Way = string | { readonly say: string; readonly run: string }

/** The names on the vendor's own page. */
export const PRIVATE_KEY_FILE = 'rsaPrivateKey.pem'
export const PUBLIC_KEY_FILE = 'rsaPublicKey.pem'

const PUBLIC = PUBLIC_KEY_FILE

/** The commands of the vendor's own page. */
export const MAKE_PAIR: Way = {
  say: 'Make a key pair, sign with its private key, and give its public key here',
  run: `openssl genpkey -out ${PRIVATE_KEY_FILE} -algorithm RSA -pkeyopt rsa_keygen_bits:2048 && openssl rsa -in ${PRIVATE_KEY_FILE} -pubout -out ${PUBLIC}`,
}

export const EXPORT_AGAIN: Way = {
  say: 'Copy it again, or make it again from the private key',
  run: `openssl rsa -in ${PRIVATE_KEY_FILE} -pubout -out ${PUBLIC}`,
}

const extract = (run: string) => ({ say: 'To extract the public key', run })

export const EXTRACT_FROM_CERTIFICATE = extract(`openssl x509 -in {file} -pubkey -noout > ${PUBLIC}`)
export const EXTRACT_FROM_REQUEST = extract(`openssl req -in {file} -pubkey -noout > ${PUBLIC}`)
export const EXTRACT_FROM_STORE = extract(
  `openssl pkcs12 -in {file} -clcerts -nokeys | openssl x509 -pubkey -noout > ${PUBLIC}`,
)
export const EXTRACT_WITH_SSH_KEYGEN = extract(`ssh-keygen -e -m PKCS8 -f {file} > ${PUBLIC}`)
export const EXTRACT_WITH_PUTTYGEN = extract(
  `puttygen {file} -O public-openssh -o brand.pub && ssh-keygen -e -m PKCS8 -f brand.pub > ${PUBLIC}`,
)
export const ENCRYPTED_WAY = {
  say: 'To extract the public key, with its passphrase',
  run: `openssl rsa -in {file} -pubout -out ${PUBLIC}`,
}

/** For any other type a new pair is needed, because the public part of the given key would be no use either. */
export const privateKeyOf = (type: string): Way =>
  type === 'rsa' ? extract(`openssl rsa -in {file} -pubout -out ${PUBLIC}`) : MAKE_PAIR

/** Writes and reads X.509 certificates. The library comes with this file, which is loaded only when it is needed. */

import { createHash, createPublicKey, randomBytes, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_authorityKeyIdentifier as AUTHORITY_KEY_IDENTIFIER,
  id_ce_basicConstraints as BASIC_CONSTRAINTS,
  id_ce_extKeyUsage as EXTENDED_KEY_USAGE,
  id_ce_keyUsage as KEY_USAGE,
  id_ce_nameConstraints as NAME_CONSTRAINTS,
  id_ce_subjectAltName as ALTERNATIVE_NAME,
  id_ce_subjectKeyIdentifier as SUBJECT_KEY_IDENTIFIER,
  id_kp_serverAuth as SERVER_AUTHENTICATION,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  NameConstraints,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'

/** For an authority, the hosts that it may certify, each with its subdomains; for a server, the host that it is. */
export type CertificateRole = { readonly hosts: readonly string[] } | { readonly host: string }

export type CertificateContent = {
  readonly commonName: string
  readonly role: CertificateRole
  readonly publicKey: KeyObject
  readonly validFrom: Date
  readonly validUntil: Date
  /** Null for a certificate that its own key signs. */
  readonly issuer: X509Certificate | null
}

export const encodeCertificate = (content: CertificateContent, signingKey: KeyObject): X509Certificate => {
  const { commonName, role, publicKey, issuer } = content
  const subject = nameOf(commonName)
  const issuerKey = issuer?.publicKey ?? publicKey
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: bytes(serialNumber()),
    signature: new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 }),
    issuer: issuer === null ? subject : AsnConvert.parse(issuer.raw, Certificate).tbsCertificate.subject,
    validity: new Validity({ notBefore: content.validFrom, notAfter: content.validUntil }),
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...('hosts' in role ? authorityExtensions(role.hosts) : serverExtensions(role.host)),
      extension(EXTENDED_KEY_USAGE, new ExtendedKeyUsage([SERVER_AUTHENTICATION])),
      extension(SUBJECT_KEY_IDENTIFIER, new SubjectKeyIdentifier(keyIdentifier(publicKey))),
      extension(
        AUTHORITY_KEY_IDENTIFIER,
        new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(keyIdentifier(issuerKey)) }),
      ),
    ]),
  })
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: body.signature,
    signatureValue: bytes(sign('sha256', Buffer.from(AsnConvert.serialize(body)), signingKey)),
  })
  return new X509Certificate(Buffer.from(AsnConvert.serialize(certificate)))
}

/** The hosts that the authority may certify, as its certificate names them. */
export const permittedHostsOf = (authority: X509Certificate): readonly string[] => {
  const { extensions = [] } = AsnConvert.parse(authority.raw, Certificate).tbsCertificate
  const constraints = extensions.find(({ extnID }) => extnID === NAME_CONSTRAINTS)
  if (constraints === undefined) return []
  const { permittedSubtrees = [] } = AsnConvert.parse(constraints.extnValue.buffer, NameConstraints)
  return permittedSubtrees.flatMap(({ base }) => base.dNSName ?? [])
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'

/** A constraint on host names says nothing about addresses, so that these have to be excluded. */
const EVERY_ADDRESS = ['0.0.0.0/0', '::/0']

const authorityExtensions = (hosts: readonly string[]): readonly Extension[] => [
  extension(BASIC_CONSTRAINTS, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
  extension(KEY_USAGE, new KeyUsage(KeyUsageFlags.keyCertSign), true),
  extension(
    NAME_CONSTRAINTS,
    new NameConstraints({
      permittedSubtrees: subtrees(hosts.map((dNSName) => new GeneralName({ dNSName }))),
      excludedSubtrees: subtrees(EVERY_ADDRESS.map((iPAddress) => new GeneralName({ iPAddress }))),
    }),
    true,
  ),
]

const serverExtensions = (dNSName: string): readonly Extension[] => [
  extension(BASIC_CONSTRAINTS, new BasicConstraints({ cA: false }), true),
  extension(KEY_USAGE, new KeyUsage(KeyUsageFlags.digitalSignature), true),
  extension(ALTERNATIVE_NAME, new SubjectAlternativeName([new GeneralName({ dNSName })])),
]

const subtrees = (names: readonly GeneralName[]): GeneralSubtrees =>
  new GeneralSubtrees(names.map((base) => new GeneralSubtree({ base })))

const extension = (extnID: string, value: unknown, critical = false): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })

const nameOf = (commonName: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: commonName }) }),
    ]),
  ])

/** Positive, and without a superfluous byte in front. */
const serialNumber = (): Buffer => {
  const serial = randomBytes(16)
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f)
  return serial
}

const spkiOf = (key: KeyObject): Buffer =>
  createPublicKey(key.export({ format: 'pem', type: 'spki' })).export({ format: 'der', type: 'spki' })

const keyIdentifier = (key: KeyObject): ArrayBuffer => {
  const { subjectPublicKey } = AsnConvert.parse(spkiOf(key), SubjectPublicKeyInfo)
  return bytes(createHash('sha1').update(Buffer.from(subjectPublicKey)).digest())
}

/** A copy, because small buffers of Node are parts of a larger one. */
const bytes = (buffer: Buffer): ArrayBuffer => Uint8Array.from(buffer).buffer

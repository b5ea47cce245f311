package dev.portcullis.cli.connect;

import dev.portcullis.cli.terminal.Plain;
import dev.portcullis.provider.PeerCertificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A certificate for people, for programs and as PEM: what CPython says of it, its key, its
 * signature, and the digest that a pin of a policy names. Immutable.
 */
record CertificateText(X509Certificate certificate) {

  /** One line for each thing, aligned; safe to print. */
  String text() {
    StringBuilder text = new StringBuilder(named());
    facts().forEach((name, value) -> text.append(String.format("%-16s%s%n", name, value)));
    return text.toString();
  }

  /** One JSON object, {@code certificate} in the form of CPython. */
  String json() {
    StringBuilder text = new StringBuilder("{\"certificate\": ").append(namedJson());
    facts()
        .forEach(
            (name, value) ->
                text.append(", ").append(Plain.json(name)).append(": ").append(Plain.json(value)));
    return text.append('}').toString();
  }

  /** Also of a certificate that {@code PeerCertificate} cannot print. */
  String pem() {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private String named() {
    try {
      return PeerCertificate.of(certificate).toString().stripTrailing() + "\n";
    } catch (IllegalArgumentException e) {
      return "cannot be shown: " + Plain.line(String.valueOf(e.getMessage())) + "\n";
    }
  }

  private String namedJson() {
    try {
      return PeerCertificate.of(certificate).toJson();
    } catch (IllegalArgumentException e) {
      return "{\"problem\": " + Plain.json(String.valueOf(e.getMessage())) + "}";
    }
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("key", key(certificate.getPublicKey()));
    facts.put("signature", Plain.line(certificate.getSigAlgName()));
    facts.put("pin", pin());
    return facts;
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA, " + rsa.getModulus().bitLength() + " bits";
    }
    if (key instanceof ECPublicKey curve) {
      return "EC, " + curve.getParams().getOrder().bitLength() + " bits";
    }
    return Plain.line(
        key instanceof EdECPublicKey ed ? ed.getParams().getName() : key.getAlgorithm());
  }

  private String pin() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] key = certificate.getPublicKey().getEncoded();
      return Base64.getEncoder().encodeToString(digest.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private byte[] encoded() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate of the peer has no encoding", e);
    }
  }
}

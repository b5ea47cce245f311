package dev.portcullis.cli.demo;

import static dev.portcullis.cli.demo.Credential.CN_ONLY;
import static dev.portcullis.cli.demo.Credential.EXPIRED;
import static dev.portcullis.cli.demo.Credential.GOOD;
import static dev.portcullis.cli.demo.Credential.GOOD_RSA;
import static dev.portcullis.cli.demo.Credential.RSA_1024;
import static dev.portcullis.cli.demo.Credential.SELF_SIGNED;
import static dev.portcullis.cli.demo.Credential.WRONG_HOST;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The servers that the programs visit, in the order of the table. */
enum Scenario {
  TLS_13("tls13", "TLS 1.3", "TLSv1.3,TLSv1.2", GOOD),
  TLS_12("tls12", "TLS 1.2 only", "TLSv1.2", GOOD),
  /** The one server that is behind Portcullis itself. */
  GATED("gated", "behind Portcullis", Setting.AFTER, "TLSv1.3,TLSv1.2", GOOD),
  TLS_10("tls10", "TLS 1.0 only", "TLSv1", GOOD_RSA),
  SSL_3("ssl3", "SSL 3.0 only", "SSLv3", GOOD_RSA),
  OTHER_HOST("wrong-host", "wrong host name", "TLSv1.3,TLSv1.2", WRONG_HOST),
  COMMON_NAME("cn-only", "host only in CN", "TLSv1.3,TLSv1.2", CN_ONLY),
  OUT_OF_DATE("expired", "expired", "TLSv1.3,TLSv1.2", EXPIRED),
  OWN_SIGNATURE("self-signed", "self-signed", "TLSv1.3,TLSv1.2", SELF_SIGNED),
  SHORT_KEY("rsa1024", "RSA key, 1024 bits", "TLSv1.3,TLSv1.2", RSA_1024);

  private static final Set<Scenario> SOUND = EnumSet.of(TLS_13, TLS_12, GATED);

  private final String id;
  private final String title;
  private final Setting setting;
  private final String protocols;
  private final Credential credential;

  Scenario(String id, String title, String protocols, Credential credential) {
    this(id, title, Setting.BEFORE, protocols, credential);
  }

  Scenario(String id, String title, Setting setting, String protocols, Credential credential) {
    this.id = id;
    this.title = title;
    this.setting = setting;
    this.protocols = protocols;
    this.credential = credential;
  }

  /** The name in the expected table, in JSON and on the server's command line. */
  String id() {
    return id;
  }

  static Scenario byId(String id) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No scenario is called " + id));
  }

  /** The servers of one process. */
  static List<Scenario> of(Setting setting) {
    return Arrays.stream(values()).filter(scenario -> scenario.setting == setting).toList();
  }

  /** Whether every client should get through to it. */
  boolean isSound() {
    return SOUND.contains(this);
  }

  /** At most 20 characters: the first column of the table. */
  String title() {
    return title;
  }

  /** What answers for TLS in the server's JVM. */
  Setting setting() {
    return setting;
  }

  /** JSSE names, separated by commas. */
  String protocols() {
    return protocols;
  }

  Credential credential() {
    return credential;
  }
}

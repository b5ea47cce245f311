package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import dev.portcullis.conformance.matrix.JavaPeer.Layer;
import java.util.List;

/** Mail, directories, and remote objects of the JDK. */
final class ProtocolRows {

  private static final String MAIL = "a mail session always names its host";
  private static final String LDAP = "an LDAP URL always names its host";
  private static final String RMI = "an endpoint of RMI always names its host";

  static final List<Row> ALL =
      List.of(
          mail("smtps", "Send", DataPeer.SMTPS),
          mail("smtp with STARTTLS", "Send", DataPeer.SMTPS.upgradable())
              .option("starttls", "required"),
          mail("imaps", "Fetch", DataPeer.IMAPS),
          jdk("JNDI, LDAPS", "LdapSearch", DataPeer.LDAPS, LDAP),
          jdk("JNDI, LDAPS with a connect timeout", "LdapSearch", DataPeer.LDAPS, LDAP)
              .option("timeout", "20000"),
          jdk("JNDI, LDAP with StartTLS", "LdapSearch", DataPeer.LDAPS.upgradable(), LDAP)
              .option("starttls", "true"),
          jdk("RMI", "RmiCall", JavaPeer.of("jdk", "RmiServer", Layer.OWN), RMI),
          jdk("JMX", "JmxQuery", JavaPeer.of("jdk", "JmxServer", Layer.OWN), RMI));

  private ProtocolRows() {}

  private static Row mail(String use, String program, Peer peer) {
    return Row.client("Angus Mail, " + use, "mail", "angus-mail", program, peer)
        .except(Check.NAMELESS, NOT_APPLICABLE, MAIL);
  }

  private static Row jdk(String title, String program, Peer peer, String nameless) {
    return Row.client(title, "jdk", "", program, peer)
        .except(Check.NAMELESS, NOT_APPLICABLE, nameless);
  }
}

package dev.portcullis.matrix.mail;

import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.util.Properties;

/**
 * How Angus Mail is told to do TLS. Options: {@code trust}, {@code checks=off}, {@code old}, {@code
 * trust-hosts=all} for its manager that trusts the hosts of a list.
 */
final class MailTls {

  private MailTls() {}

  static Properties properties(String protocol, Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a mail session always names its host");
    }
    Properties properties = new Properties();
    String prefix = "mail." + protocol + ".";
    if (options.get("trust-hosts").equals("all")) {
      properties.put(prefix + "ssl.trust", "*");
    } else {
      properties.put(prefix + "ssl.socketFactory", Contexts.of(options).getSocketFactory());
    }
    if (options.get("checks").equals("off")) {
      properties.put(prefix + "ssl.checkserveridentity", "false");
    }
    if (options.has("old")) {
      properties.put(prefix + "ssl.protocols", "TLSv1 TLSv1.2");
    }
    properties.put(prefix + "connectiontimeout", "20000");
    properties.put(prefix + "timeout", "20000");
    return properties;
  }
}

package dev.portcullis.matrix.jdk;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import javax.net.ssl.SSLSocketFactory;

/**
 * Reads what a directory says about itself. Options: {@code port}, {@code trust}, {@code starttls},
 * {@code timeout} (an unconnected socket then), {@code checks=off}: for StartTLS only, LDAPS has a
 * system property for that.
 */
@SuppressWarnings("BanJNDI") // what this is about; the server is ours
public final class LdapSearch implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("an LDAP URL always names its host");
    }
    SSLSocketFactory factory = Contexts.of(options).getSocketFactory();
    boolean startTls = options.has("starttls");
    LdapContext context = new InitialLdapContext(environment(options, startTls, factory), null);
    try {
      return startTls ? upgraded(context, factory, options) : answer(context);
    } finally {
      context.close();
    }
  }

  private static Hashtable<String, Object> environment(
      Fields options, boolean startTls, SSLSocketFactory factory) {
    Hashtable<String, Object> environment = new Hashtable<>();
    String scheme = startTls ? "ldap" : "ldaps";
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, scheme + "://localhost:" + options.get("port") + "/");
    environment.put("com.sun.jndi.ldap.read.timeout", "20000");
    if (options.has("timeout")) {
      environment.put("com.sun.jndi.ldap.connect.timeout", options.get("timeout"));
    }
    if (!startTls) {
      GivenFactory.give(factory);
      environment.put("java.naming.ldap.factory.socket", GivenFactory.class.getName());
    }
    return environment;
  }

  private static Fields upgraded(LdapContext context, SSLSocketFactory factory, Fields options)
      throws Exception {
    StartTlsResponse tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
    if (options.get("checks").equals("off")) {
      tls.setHostnameVerifier((host, session) -> true);
    }
    try {
      tls.negotiate(factory);
      return answer(context);
    } finally {
      tls.close();
    }
  }

  private static Fields answer(LdapContext context) throws NamingException {
    Object versions =
        context.getAttributes("", new String[] {"supportedLDAPVersion"}).getAll().next();
    return new Fields().put("reply", "200 " + versions);
  }
}

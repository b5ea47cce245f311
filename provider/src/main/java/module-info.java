/** Makes the policy so: the provider, and behind it the JSSE that it holds to the policy. */
module dev.portcullis.provider {
  requires com.google.common;
  requires transitive dev.portcullis.policy;
  requires static java.management;
  requires java.logging;
  requires static jdk.jfr;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires static transitive org.jspecify;

  exports dev.portcullis.provider;
  exports dev.portcullis.provider.events to
      java.management;
  exports dev.portcullis.provider.facts;
  exports dev.portcullis.provider.findings;

  provides java.security.Provider with
      dev.portcullis.provider.PortcullisProvider;
}

/** What is allowed: the policy value, its text form and the frozen profiles. Knows no JSSE. */
module dev.portcullis.policy {
  requires org.tomlj;
  requires static transitive org.jspecify;

  exports dev.portcullis.policy;
  exports dev.portcullis.policy.openssl;
  exports dev.portcullis.policy.profile;
  exports dev.portcullis.policy.review;
  exports dev.portcullis.policy.text;
}

package dev.portcullis.cli.demo;

/** What answers for TLS in the JVM of a program. */
enum Setting {
  BEFORE("before", "JDK alone"),
  AFTER("after", "with Portcullis");

  private final String id;
  private final String title;

  Setting(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }
}

package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.Fields;

/** What every client of a URL is told. Immutable. */
record Target(String url, boolean checks, boolean old) {

  /** {@code identity=none} cannot be had: a URL without a host is none. */
  static Target of(Fields options) {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a URL always names its host");
    }
    String authority = options.get("host", "localhost") + ":" + options.get("port");
    return new Target(
        "https://" + authority + "/", !options.get("checks").equals("off"), options.has("old"));
  }

  static Fields answer(int status, Object version) {
    return new Fields().put("reply", "HTTP " + status).put("http", version);
  }
}

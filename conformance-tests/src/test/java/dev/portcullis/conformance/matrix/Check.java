package dev.portcullis.conformance.matrix;

/** What each library is put to; a column of the matrix. */
public enum Check {
  /** The right certificate works, as the library is set up by default. */
  RIGHT("right certificate"),
  /** A certificate for another name is refused, though the library was told not to look. */
  WRONG("wrong certificate"),
  /** A peer of TLS 1.0 only is refused, though JDK and library were told to take it. */
  OLD("TLS 1.0 only"),
  /**
   * A client that does not say whom it means is refused, though the library was told not to look.
   */
  NAMELESS("no reference identity");

  private final String title;

  Check(String title) {
    this.title = title;
  }

  /** Its name in results and on the page. */
  public String title() {
    return title;
  }

  /** Servers have no peer whose name they could mean. */
  boolean isFor(Side side) {
    return side == Side.CLIENT || this == RIGHT || this == OLD;
  }

  /** What a connection must come to. */
  boolean mustConnect(boolean policy) {
    return this == RIGHT || !policy;
  }
}

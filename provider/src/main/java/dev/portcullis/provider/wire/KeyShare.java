package dev.portcullis.provider.wire;

/**
 * A key share of a ClientHello without its key: named group and length of the key in bytes
 * [1..65535]. Immutable.
 */
public record KeyShare(int group, int length) {

  @Override
  public String toString() {
    return Codes.hex(group) + " (" + length + " bytes)";
  }
}

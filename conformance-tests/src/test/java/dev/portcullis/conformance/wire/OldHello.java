package dev.portcullis.conformance.wire;

import java.io.ByteArrayOutputStream;

/** First flights of clients that should be extinct, octet by octet. */
public enum OldHello {
  /** SSLv2 with its own suites: RFC 6101, Appendix E, version 0002. */
  SSL_2(0x0002) {
    @Override
    public byte[] octets() {
      return version2(0x0002, new int[] {0x010080, 0x0700c0, 0x030080});
    }
  },
  /** SSLv2 framing around an offer of TLS 1.0 (RFC 5246, Appendix E.2). */
  SSL_2_CARRYING_TLS(0x0301) {
    @Override
    public byte[] octets() {
      return version2(0x0301, new int[] {0x00002f, 0x000035, 0x00000a});
    }
  },
  SSL_3(0x0300) {
    @Override
    public byte[] octets() {
      return record(0x0300);
    }
  },
  TLS_1_0(0x0301) {
    @Override
    public byte[] octets() {
      return record(0x0301);
    }
  },
  TLS_1_1(0x0302) {
    @Override
    public byte[] octets() {
      return record(0x0302);
    }
  };

  private static final int[] SUITES = {0xc013, 0xc014, 0x002f, 0x0035, 0x000a};

  private final int version;

  OldHello(int version) {
    this.version = version;
  }

  public abstract byte[] octets();

  /** The version it offers, as a number. */
  public int version() {
    return version;
  }

  private static byte[] version2(int version, int[] kinds) {
    Writer body = new Writer().uint8(1).uint16(version);
    body.uint16(kinds.length * 3).uint16(0).uint16(16);
    for (int kind : kinds) {
      body.uint8(kind >> 16).uint16(kind & 0xffff);
    }
    body.filler(16);
    return new Writer().uint16(0x8000 | body.size()).append(body).octets();
  }

  private static byte[] record(int version) {
    Writer hello = new Writer().uint16(version).filler(32).uint8(0).uint16(SUITES.length * 2);
    for (int suite : SUITES) {
      hello.uint16(suite);
    }
    hello.uint8(1).uint8(0);
    Writer message = new Writer().uint8(1).uint8(0).uint16(hello.size()).append(hello);
    int recordVersion = Math.min(version, 0x0301);
    return new Writer()
        .uint8(22)
        .uint16(recordVersion)
        .uint16(message.size())
        .append(message)
        .octets();
  }

  private static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Writer uint8(int value) {
      out.write(value);
      return this;
    }

    Writer uint16(int value) {
      return uint8(value >> 8).uint8(value);
    }

    Writer filler(int count) {
      for (int i = 0; i < count; i++) {
        out.write(i + 1);
      }
      return this;
    }

    Writer append(Writer other) {
      out.writeBytes(other.octets());
      return this;
    }

    int size() {
      return out.size();
    }

    byte[] octets() {
      return out.toByteArray();
    }
  }
}

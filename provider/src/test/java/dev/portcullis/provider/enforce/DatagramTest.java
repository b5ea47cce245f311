package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.ProtocolVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS versions read as DTLS versions, every version of the catalogue classified. */
class DatagramTest {
  /** The DTLS version that each TLS version stands for, if any; DTLS versions stand for none. */
  private static final Map<ProtocolVersion, Optional<ProtocolVersion>> DATAGRAM =
      Map.of(
          ProtocolVersion.SSL_2, Optional.empty(),
          ProtocolVersion.SSL_3, Optional.empty(),
          ProtocolVersion.TLS_1_0, Optional.empty(),
          ProtocolVersion.TLS_1_1, Optional.of(ProtocolVersion.DTLS_1_0),
          ProtocolVersion.TLS_1_2, Optional.of(ProtocolVersion.DTLS_1_2),
          ProtocolVersion.TLS_1_3, Optional.empty(),
          ProtocolVersion.DTLS_1_0, Optional.empty(),
          ProtocolVersion.DTLS_1_2, Optional.empty());

  @Test
  void catalogue_everyVersion_isClassifiedHere() {
    assertEquals(EnumSet.allOf(ProtocolVersion.class), EnumSet.copyOf(DATAGRAM.keySet()));
  }

  @ParameterizedTest
  @EnumSource
  void versionsOf_oneVersion_isItsDatagramVersion(ProtocolVersion version) {
    assertEquals(DATAGRAM.get(version).stream().toList(), Datagram.versionsOf(List.of(version)));
  }

  @ParameterizedTest
  @EnumSource
  void streamVersionOf_datagramVersion_leadsBack(ProtocolVersion version) {
    DATAGRAM
        .get(version)
        .ifPresent(datagram -> assertEquals(version, Datagram.streamVersionOf(datagram)));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "DTLS.*")
  void streamVersionOf_streamVersion_isItself(ProtocolVersion version) {
    assertEquals(version, Datagram.streamVersionOf(version));
  }

  @ParameterizedTest
  @CsvSource({
    "'TLS_1_3,TLS_1_2', 'DTLS_1_2'",
    "'TLS_1_3,TLS_1_2,TLS_1_1,TLS_1_0', 'DTLS_1_2,DTLS_1_0'",
    "'TLS_1_3', ''"
  })
  void versionsOf_list_keepsItsOrder(String stream, String datagram) {
    assertEquals(versions(datagram), Datagram.versionsOf(versions(stream)));
  }

  private static List<ProtocolVersion> versions(String names) {
    return names.isEmpty()
        ? List.of()
        : java.util.Arrays.stream(names.split(",")).map(ProtocolVersion::valueOf).toList();
  }
}

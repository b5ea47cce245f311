package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Record protection against the traces of RFC 8448, and against what peers may do to records. */
class Tls13RecordCipherTest {

  private static final int HEADER = 5;
  private static final long SEED = 9846;
  private static final PlatformAlgorithms ALGORITHMS = PlatformAlgorithms.listed();
  private static final TlsCrypto CRYPTO =
      new PlatformCrypto(ALGORITHMS, new SecureRandom(), Set.of());

  /** RFC 8448, Section 3: client_application_traffic_secret_0 and server's. */
  private static final String CLIENT_SECRET =
      "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5";

  private static final String SERVER_SECRET =
      "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643";

  private static final String CLIENT_RECORD =
      "1703030043a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5b46b395bd54a9a"
          + "20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb21694915e4";

  private static final String SERVER_RECORD =
      "17030300432e937e11ef4ac740e538ad36005fc4a46932fc3225d05f82aa1b36e30efaf97d90e6dffc602dcb"
          + "501a59a8fcc49c4bf2e5f0a21c0047c2abf332540dd032e167c2955d";

  private static final String CLIENT_CLOSE = "1703030013c9872760655666b74d7ff1153efd6db6d0b0e3";

  private static byte[] rfcPayload() {
    byte[] payload = new byte[50];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) i;
    }
    return payload;
  }

  @Test
  void encodePlaintext_rfc8448ClientData_isTheTracesRecord() throws Exception {
    assertEquals(CLIENT_RECORD, hex(seal(client(), 0, ContentType.application_data, rfcPayload())));
  }

  @Test
  void encodePlaintext_rfc8448CloseNotify_isTheTracesRecord() throws Exception {
    assertEquals(CLIENT_CLOSE, hex(seal(client(), 1, ContentType.alert, new byte[] {1, 0})));
  }

  @ParameterizedTest(name = "sequence {0}")
  @CsvSource({"1," + SERVER_RECORD})
  void decodeCiphertext_rfc8448ServerData_isTheTracesPayload(long sequence, String record)
      throws Exception {
    TlsDecodeResult result = open(client(), sequence, HexFormat.of().parseHex(record));
    assertEquals(ContentType.application_data, result.contentType);
    assertArrayEquals(rfcPayload(), content(result));
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_anyBitFlipped_isBadRecordMac(RecordAead aead) throws Exception {
    byte[] sealed = seal(side(aead, false), 7, ContentType.application_data, rfcPayload());
    for (int bit = HEADER * Byte.SIZE; bit < sealed.length * Byte.SIZE; bit++) {
      byte[] forged = sealed.clone();
      forged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      TlsFatalAlert alert =
          assertThrows(TlsFatalAlert.class, () -> open(side(aead, true), 7, forged));
      assertEquals(AlertDescription.bad_record_mac, alert.getAlertDescription());
    }
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_forgedLengthInHeader_isBadRecordMac(RecordAead aead) throws Exception {
    byte[] sealed = seal(side(aead, false), 0, ContentType.application_data, rfcPayload());
    byte[] shorter = Arrays.copyOf(sealed, sealed.length - 1);
    TlsFatalAlert alert =
        assertThrows(TlsFatalAlert.class, () -> open(side(aead, true), 0, shorter));
    assertEquals(AlertDescription.bad_record_mac, alert.getAlertDescription());
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_otherSequence_isBadRecordMac(RecordAead aead) throws Exception {
    byte[] sealed = seal(side(aead, false), 0, ContentType.application_data, rfcPayload());
    TlsFatalAlert alert =
        assertThrows(TlsFatalAlert.class, () -> open(side(aead, true), 1, sealed));
    assertEquals(AlertDescription.bad_record_mac, alert.getAlertDescription());
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_shorterThanATag_isDecodeError(RecordAead aead) {
    byte[] stub = new byte[HEADER + RecordAead.TAG_BYTES];
    TlsFatalAlert alert = assertThrows(TlsFatalAlert.class, () -> open(side(aead, true), 0, stub));
    assertEquals(
        "decode_error(50); a record of 16 bytes has no room for a tag", alert.getMessage());
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void roundTrip_everyLengthUpToFullRecord_isIdentity(RecordAead aead) throws Exception {
    Tls13RecordCipher sender = side(aead, false);
    Tls13RecordCipher receiver = side(aead, true);
    Random random = new Random(SEED);
    for (int i = 0; i < 1500; i++) {
      byte[] data = new byte[i < 300 ? i : random.nextInt((1 << 14) + 1)];
      random.nextBytes(data);
      TlsDecodeResult opened =
          open(receiver, i, seal(sender, i, ContentType.application_data, data));
      assertArrayEquals(data, content(opened), "seed " + SEED + ", record " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_padded_isStripped(RecordAead aead) throws Exception {
    byte[] inner = {'h', 'i', 0, 23, 0, 0, 0, 0};
    TlsDecodeResult opened = open(side(aead, true), 3, sealInner(aead, 3, inner));
    assertEquals(ContentType.application_data, opened.contentType);
    assertArrayEquals(new byte[] {'h', 'i', 0}, content(opened));
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void decodeCiphertext_zerosOnly_isUnexpectedMessage(RecordAead aead) throws Exception {
    byte[] sealed = sealInner(aead, 0, new byte[9]);
    TlsFatalAlert alert =
        assertThrows(TlsFatalAlert.class, () -> open(side(aead, true), 0, sealed));
    assertEquals("unexpected_message(10); a record without a type", alert.getMessage());
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void rekey_bothSides_changesRecordsAndStillOpens(RecordAead aead) throws Exception {
    Tls13RecordCipher sender = side(aead, false);
    Tls13RecordCipher receiver = side(aead, true);
    byte[] before = seal(sender, 0, ContentType.application_data, rfcPayload());
    sender.rekeyEncoder();
    byte[] after = seal(sender, 0, ContentType.application_data, rfcPayload());
    assertEquals(false, Arrays.equals(before, after));
    assertThrows(TlsFatalAlert.class, () -> open(receiver, 0, after));
    receiver.rekeyDecoder();
    assertArrayEquals(rfcPayload(), content(open(receiver, 0, after)));
  }

  @ParameterizedTest
  @EnumSource(RecordAead.class)
  void nonces_sequencesUpToTheLast_areDistinct(RecordAead aead) throws Exception {
    Tls13RecordCipher sender = side(aead, false);
    Tls13RecordCipher receiver = side(aead, true);
    for (long sequence : new long[] {0, 255, 256, 1L << 20, 1L << 32, Long.MAX_VALUE, -1}) {
      byte[] sealed = seal(sender, sequence, ContentType.application_data, rfcPayload());
      assertArrayEquals(rfcPayload(), content(open(receiver, sequence, sealed)));
    }
  }

  /** The client of the trace. */
  private static Tls13RecordCipher client() throws Exception {
    return side(RecordAead.AES_128_GCM, false);
  }

  private static Tls13RecordCipher side(RecordAead aead, boolean server)
      throws IOException, GeneralSecurityException {
    return new Tls13RecordCipher(
        ALGORITHMS,
        aead,
        new TrafficKeys() {
          @Override
          public TrafficKey first(boolean sending) throws IOException {
            return key(sending == server ? SERVER_SECRET : CLIENT_SECRET);
          }

          @Override
          public TrafficKey updated(boolean sending) throws IOException {
            return key((sending == server ? SERVER_SECRET : CLIENT_SECRET).replace('a', 'b'));
          }

          private TrafficKey key(String secret) throws IOException {
            return TrafficKey.of(
                CRYPTO.createSecret(HexFormat.of().parseHex(secret)),
                CryptoHashAlgorithm.sha256,
                aead);
          }
        });
  }

  /** A client's record with any inner plaintext, sealed by the JDK alone. */
  private static byte[] sealInner(RecordAead aead, long sequence, byte[] inner) throws Exception {
    byte[] key = hkdf(CLIENT_SECRET, "key", aead.keyBytes());
    byte[] nonce = hkdf(CLIENT_SECRET, "iv", RecordAead.NONCE_BYTES);
    nonce[nonce.length - 1] ^= (byte) sequence;
    int length = inner.length + RecordAead.TAG_BYTES;
    byte[] header = {23, 3, 3, (byte) (length >>> 8), (byte) length};
    Cipher cipher = Cipher.getInstance(aead.transformation());
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, aead.keyAlgorithm()), aead.parameters(nonce));
    cipher.updateAAD(header);
    byte[] sealed = Arrays.copyOf(header, HEADER + length);
    cipher.doFinal(inner, 0, inner.length, sealed, HEADER);
    return sealed;
  }

  /** RFC 9846, Section 7.1, written down once more: one block of HKDF-Expand-Label. */
  private static byte[] hkdf(String secret, String label, int length) throws Exception {
    byte[] name = ("tls13 " + label).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var info = new java.io.ByteArrayOutputStream();
    info.writeBytes(new byte[] {0, (byte) length, (byte) name.length});
    info.writeBytes(name);
    info.writeBytes(new byte[] {0, 1});
    var mac = javax.crypto.Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
    return Arrays.copyOf(mac.doFinal(info.toByteArray()), length);
  }

  private static byte[] seal(Tls13RecordCipher cipher, long sequence, short type, byte[] data)
      throws IOException {
    TlsEncodeResult result =
        cipher.encodePlaintext(
            sequence, type, ProtocolVersion.TLSv12, HEADER, data, 0, data.length);
    byte[] record = Arrays.copyOfRange(result.buf, result.off, result.off + result.len);
    record[0] = (byte) result.recordType;
    record[1] = 3;
    record[2] = 3;
    record[3] = (byte) (record.length - HEADER >>> 8);
    record[4] = (byte) (record.length - HEADER);
    return record;
  }

  private static TlsDecodeResult open(Tls13RecordCipher cipher, long sequence, byte[] record)
      throws IOException {
    return cipher.decodeCiphertext(
        sequence,
        ContentType.application_data,
        ProtocolVersion.TLSv12,
        record,
        HEADER,
        record.length - HEADER);
  }

  private static byte[] content(TlsDecodeResult result) {
    return Arrays.copyOfRange(result.buf, result.off, result.off + result.len);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

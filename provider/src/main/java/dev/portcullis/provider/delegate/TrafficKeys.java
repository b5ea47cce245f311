package dev.portcullis.provider.delegate;

import java.io.IOException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsSecret;

/** The traffic keys of one side of a TLS 1.3 connection as they follow each other. */
interface TrafficKeys {

  /** The key of a direction when its record protection begins. */
  TrafficKey first(boolean sending) throws IOException;

  /** The key of a direction after a KeyUpdate (RFC 9846, Section 4.7.3). */
  TrafficKey updated(boolean sending) throws IOException;

  /** Those of a connection of Bouncy Castle's, which keeps the secrets up to date. */
  static TrafficKeys of(TlsCryptoParameters parameters, RecordAead aead) {
    return new TrafficKeys() {
      @Override
      public TrafficKey first(boolean sending) throws IOException {
        return key(parameters.getSecurityParametersHandshake(), sending);
      }

      @Override
      public TrafficKey updated(boolean sending) throws IOException {
        return key(parameters.getSecurityParametersConnection(), sending);
      }

      private TrafficKey key(SecurityParameters current, boolean sending) throws IOException {
        boolean ofServer = parameters.isServer() == sending;
        TlsSecret secret =
            ofServer ? current.getTrafficSecretServer() : current.getTrafficSecretClient();
        if (secret == null) {
          throw new TlsFatalAlert(AlertDescription.internal_error, "no traffic secret yet");
        }
        return TrafficKey.of(secret, current.getPRFCryptoHashAlgorithm(), aead);
      }
    };
  }
}

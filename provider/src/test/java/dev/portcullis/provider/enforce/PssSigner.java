package dev.portcullis.provider.enforce;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** RSASSA-PSS by the JDK, which also signs with hash functions that do not belong together. */
final class PssSigner implements ContentSigner {
  private final PrivateKey key;
  private final PSSParameterSpec parameters;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  PssSigner(PrivateKey key, PSSParameterSpec parameters) {
    this.key = key;
    this.parameters = parameters;
  }

  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    try {
      AlgorithmParameters encoder = AlgorithmParameters.getInstance("RSASSA-PSS");
      encoder.init(parameters);
      return new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSASSA_PSS, ASN1Primitive.fromByteArray(encoder.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(parameters);
      signature.initSign(key);
      signature.update(content.toByteArray());
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PemKeyTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("key.pem"), text);
  }

  @Test
  void aKeyInPkcs8IsReadWithItsCertificate() throws IOException {
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().build();
    Path certificate = Files.writeString(directory.resolve("cert.pem"), held.certificatePem());

    ClientCertificate read = PemCertificates.client(certificate, file(held.privateKeyPkcs8Pem()));

    assertThat(read.key()).isEqualTo(held.keyPair().getPrivate());
    assertThat(read.chain()).containsExactly(held.certificate());
  }

  @Test
  void anRsaKeyInPkcs1IsRead() throws IOException {
    HeldCertificate held = new HeldCertificate.Builder().rsa2048().build();

    assertThat(PemKey.read(file(held.privateKeyPkcs1Pem()))).isEqualTo(held.keyPair().getPrivate());
  }

  @Test
  void anEcKeyInSec1IsRead() throws IOException {
    HeldCertificate held = new HeldCertificate.Builder().ecdsa256().build();
    byte[] pkcs8 = held.keyPair().getPrivate().getEncoded();
    // A sequence of: version 1, the number, [0] the curve secp256r1, [1] 66 bytes for the public
    // key.
    Buffer sec1 =
        new Buffer()
            .write(ByteString.decodeHex("30770201010420"))
            .write(pkcs8, pkcs8.length - 32, 32)
            .write(ByteString.decodeHex("a00a06082a8648ce3d030107a144034200"))
            .write(new byte[65]);

    assertThat(
            PemKey.read(
                file(
                    "-----BEGIN EC PRIVATE KEY-----\n"
                        + sec1.readByteString().base64()
                        + "\n-----END EC PRIVATE KEY-----\n")))
        .isInstanceOfSatisfying(
            ECPrivateKey.class,
            key ->
                assertThat(key.getS())
                    .isEqualTo(((ECPrivateKey) held.keyPair().getPrivate()).getS()));
  }

  @Test
  void aFileWithoutAKeyIsRefused() throws IOException {
    Path file = file("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n");

    assertThatThrownBy(() -> PemKey.read(file))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read the private key in "
                + file
                + ": the file holds no private key in PEM form. Check the path and its"
                + " permissions");
  }

  @Test
  void anEncryptedKeyIsRefused() throws IOException {
    Path file =
        file("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAA==\n-----END ENCRYPTED PRIVATE KEY-----\n");

    assertThatThrownBy(() -> PemKey.read(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(": the key is encrypted; decrypt it first. ");
  }

  @Test
  void aDamagedKeyIsRefusedWithoutShowingIt() throws IOException {
    Path file = file("-----BEGIN EC PRIVATE KEY-----\nMIIBCDEF\n-----END EC PRIVATE KEY-----\n");

    assertThatThrownBy(() -> PemKey.read(file))
        .isInstanceOf(StorageException.class)
        .hasNoCause()
        .hasMessageContaining(": the key is damaged, or of a kind that is not known here. ");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> PemKey.read(directory.resolve("none.pem")))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(directory.resolve("none.pem") + ": ");
  }
}

package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads private keys from PEM files (RFC 7468). The older forms are wrapped into PKCS #8. */
final class PemKey {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "Ed448");

  /** In DER: version 0. */
  private static final byte[] VERSION = {2, 1, 0};

  /** In DER: rsaEncryption without parameters (RFC 8017, A.1). */
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  /** In DER: the object identifier id-ecPublicKey (RFC 5480, 2.1.1). */
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int PARAMETERS = 0xa0;

  private PemKey() {}

  static PrivateKey read(Path file) {
    String what = "Could not read the private key in " + file;
    try {
      Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.US_ASCII));
      if (!block.find()) {
        throw failure(what, "the file holds no private key in PEM form", null);
      }
      if (block.group(1).contains("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
        throw failure(what, "the key is encrypted; decrypt it first", null);
      }
      return key(pkcs8(block.group(1), Base64.getMimeDecoder().decode(block.group(2))));
    } catch (IOException e) {
      throw failure(what, e.getClass().getSimpleName() + " " + e.getMessage(), e);
    } catch (GeneralSecurityException | RuntimeException e) {
      if (e instanceof StorageException known) {
        throw known;
      }
      // The cause may quote the key.
      throw failure(what, "the key is damaged, or of a kind that is not known here", null);
    }
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    GeneralSecurityException last = new GeneralSecurityException("no algorithm");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw last;
  }

  private static byte[] pkcs8(String kind, byte[] der) {
    return switch (kind) {
      case "RSA PRIVATE KEY" -> der(SEQUENCE, VERSION, RSA, der(OCTETS, der));
      case "EC PRIVATE KEY" ->
          der(SEQUENCE, VERSION, der(SEQUENCE, EC, curve(der)), der(OCTETS, der));
      default -> der;
    };
  }

  /** The curve of a key in SEC 1 form: a sequence of version, key, and parameters. */
  private static byte[] curve(byte[] sec1) {
    ByteBuffer key = ByteBuffer.wrap(content(ByteBuffer.wrap(sec1)));
    while (key.hasRemaining()) {
      int tag = key.get(key.position()) & 0xff;
      byte[] content = content(key);
      if (tag == PARAMETERS) {
        return content;
      }
    }
    throw new IllegalArgumentException("an EC key without its curve");
  }

  /** Reads one element; the content without tag and length. */
  private static byte[] content(ByteBuffer der) {
    der.get();
    int length = der.get() & 0xff;
    if (length > 0x80) {
      int bytes = length - 0x80;
      length = 0;
      for (int i = 0; i < bytes; i++) {
        length = (length << 8) | (der.get() & 0xff);
      }
    }
    if (length < 0 || length > der.remaining()) {
      throw new IllegalArgumentException("a length that leaves the file");
    }
    byte[] content = new byte[length];
    der.get(content);
    return content;
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    int size = content.size();
    if (size < 0x80) {
      element.write(size);
    } else if (size < 0x100) {
      element.write(0x81);
      element.write(size);
    } else {
      element.write(0x82); // no key has more than 64 KiB
      element.write(size >> 8);
      element.write(size);
    }
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static StorageException failure(String what, String reason, @Nullable IOException e) {
    return new StorageException(Failure.of(what).reason(reason).build(), e);
  }
}

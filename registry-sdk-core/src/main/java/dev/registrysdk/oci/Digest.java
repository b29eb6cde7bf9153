package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The digest of some content, {@code algorithm:encoded}, as the OCI image specification defines it
 * (descriptor.md, "Digests").
 *
 * <p>{@code sha256} and {@code sha512} values are checked for length and lower-case hexadecimal.
 * Other algorithms are accepted when they follow the grammar, because content named by them can be
 * listed; it cannot be verified, see {@link #knownAlgorithm()}.
 */
public final class Digest implements Comparable<Digest> {
  private static final int MAX_LENGTH = 512;
  private static final int HASHED = 8;
  private static final String USUAL = "sha256:";

  private final String text;
  private final int colon;

  /** Takes a text that was checked: it is kept whole, as it is what digests are used as. */
  private Digest(String text, int colon) {
    this.text = text;
    this.colon = colon;
  }

  /** The algorithms whose content this SDK can verify. */
  public enum Algorithm {
    /** SHA-256, the algorithm every registry knows. */
    SHA256("sha256", "SHA-256", 64),
    /** SHA-512. */
    SHA512("sha512", "SHA-512", 128);

    private final String id;
    private final String jcaName;
    private final int hexLength;

    Algorithm(String id, String jcaName, int hexLength) {
      this.id = id;
      this.jcaName = jcaName;
      this.hexLength = hexLength;
    }

    /**
     * The name as it stands before the colon.
     *
     * @return for example {@code sha256}
     */
    public String id() {
      return id;
    }

    /**
     * Starts a new computation.
     *
     * @return a hash function of the JDK, not safe for use by several threads
     */
    public MessageDigest hasher() {
      try {
        return MessageDigest.getInstance(jcaName);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("This JVM has no " + jcaName, e);
      }
    }

    /**
     * Makes the digest from the result of {@link #hasher()}.
     *
     * @param hash the bytes of the hash
     * @return the digest
     */
    public Digest of(byte[] hash) {
      String hex = HexFormat.of().formatHex(hash);
      if (hex.length() != hexLength) {
        throw new OciFormatException(
            "A " + id + " hash has " + hexLength / 2 + " bytes, not " + hash.length);
      }
      return new Digest(id + ":" + hex, id.length());
    }
  }

  /**
   * Reads a digest.
   *
   * @param text {@code algorithm:encoded}
   * @return the digest
   * @throws OciFormatException if the text is not a digest; the message states the rule
   */
  public static Digest parse(String text) {
    if (usual(text)) {
      return new Digest(text, USUAL.length() - 1);
    }
    int colon = text.indexOf(':');
    if (text.length() > MAX_LENGTH) {
      throw bad(text, "a digest has at most " + MAX_LENGTH + " characters");
    }
    if (colon <= 0 || colon == text.length() - 1) {
      throw bad(text, "a digest is written algorithm:encoded, for example sha256:<64 hex digits>");
    }
    String algorithm = text.substring(0, colon);
    String encoded = text.substring(colon + 1);
    if (!algorithmFollowsGrammar(algorithm)) {
      throw bad(text, "the algorithm is lower-case letters and digits joined by one of + . _ -");
    }
    for (Algorithm known : Algorithm.values()) {
      if (known.id.equals(algorithm)) {
        if (encoded.length() != known.hexLength || !Ascii.all(encoded, Ascii::lowerHex)) {
          throw bad(
              text, algorithm + " needs exactly " + known.hexLength + " lower-case hex digits");
        }
        return new Digest(text, colon);
      }
    }
    if (!Ascii.all(encoded, c -> Ascii.letterOrDigit(c) || c == '=' || c == '_' || c == '-')) {
      throw bad(text, "the encoded part is letters, digits and = _ -");
    }
    return new Digest(text, colon);
  }

  /**
   * Reads a digest without failing.
   *
   * @param text any text
   * @return the digest, or empty if the text is not one
   */
  public static Optional<Digest> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (OciFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Computes the SHA-256 digest of some content.
   *
   * @param content the bytes
   * @return their digest
   */
  public static Digest sha256(byte[] content) {
    return Algorithm.SHA256.of(Algorithm.SHA256.hasher().digest(content));
  }

  /**
   * The part before the colon.
   *
   * @return for example {@code sha256}
   */
  public String algorithm() {
    return text.substring(0, colon);
  }

  /**
   * The part after the colon.
   *
   * @return for {@code sha256} and {@code sha512}, lower-case hexadecimal
   */
  public String encoded() {
    return text.substring(colon + 1);
  }

  /**
   * The algorithm, if content can be verified with it.
   *
   * @return the algorithm, or empty for one this SDK does not compute
   */
  public Optional<Algorithm> knownAlgorithm() {
    for (Algorithm known : Algorithm.values()) {
      if (known.id.equals(algorithm())) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(Digest other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Digest other && text.equals(other.text);
  }

  @Override
  public int hashCode() {
    int hash = 0; // of a few characters: they are those of a hash
    for (int i = Math.max(text.length() - HASHED, 0); i < text.length(); i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return hash;
  }

  @Override
  public String toString() {
    return text;
  }

  /** Nearly every digest: lists have thousands of them. */
  private static boolean usual(String text) {
    if (text.length() != USUAL.length() + Algorithm.SHA256.hexLength || !text.startsWith(USUAL)) {
      return false;
    }
    boolean hex = true;
    for (int i = USUAL.length(); i < text.length(); i++) {
      // Without a branch: which of the 16 digits comes next cannot be predicted.
      int c = text.charAt(i);
      hex &= ((c - '0' | '9' - c) & (c - 'a' | 'f' - c)) >= 0;
    }
    return hex;
  }

  private static boolean algorithmFollowsGrammar(String algorithm) {
    boolean afterSeparator = true;
    for (int i = 0; i < algorithm.length(); i++) {
      char c = algorithm.charAt(i);
      if (Ascii.lowerOrDigit(c)) {
        afterSeparator = false;
      } else if (!afterSeparator && (c == '+' || c == '.' || c == '_' || c == '-')) {
        afterSeparator = true;
      } else {
        return false;
      }
    }
    return !afterSeparator;
  }

  private static OciFormatException bad(String text, String rule) {
    return new OciFormatException("Not a digest: " + quote(text) + "; " + rule);
  }
}

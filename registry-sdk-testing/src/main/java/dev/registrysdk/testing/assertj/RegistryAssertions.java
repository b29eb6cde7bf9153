package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.StoredImage;

/**
 * Where assertions begin. Both static imports go together:
 *
 * <pre>
 * import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
 * import static org.assertj.core.api.Assertions.assertThat;
 *
 * assertThat(registry).hasImage("acme/web:1.0").withDigest(digest).withLayers(2);
 * assertThat(registry).receivedInOrder(
 *     post("/v2/acme/web/blobs/uploads/"), put("/v2/acme/web/manifests/1.0"));
 * assertThat(registry).receivedNoCredentialsAt("localhost");
 * </pre>
 *
 * <p>A message shows what there is and what was received instead, without credentials.
 */
public final class RegistryAssertions {
  private RegistryAssertions() {}

  /**
   * Assertions about a registry.
   *
   * @param actual the registry, which may be closed
   * @return the assertions
   */
  public static RegistryAssert assertThat(InMemoryRegistry actual) {
    return new RegistryAssert(actual);
  }

  /**
   * Assertions about a region of IBM Cloud Container Registry.
   *
   * @param actual the region, which may be closed
   * @return the assertions
   */
  public static IcrAssert assertThat(InMemoryIcr actual) {
    return new IcrAssert(actual, actual.account().orElse(InMemoryIcr.ACCOUNT));
  }

  /**
   * Assertions about what an IAM service was asked for.
   *
   * @param actual the service, which may be closed
   * @return the assertions
   */
  public static IamAssert assertThat(InMemoryIam actual) {
    return new IamAssert(actual);
  }

  /**
   * Assertions about an image.
   *
   * @param actual the image
   * @return the assertions
   */
  public static ImageAssert assertThat(StoredImage actual) {
    return new ImageAssert(actual, actual.toString());
  }

  /**
   * Assertions about a request.
   *
   * @param actual the request
   * @return the assertions
   */
  public static RecordedCallAssert assertThat(RecordedCall actual) {
    return new RecordedCallAssert(actual);
  }
}

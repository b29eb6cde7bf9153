package dev.registrysdk.error;

import dev.registrysdk.oci.Platform;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was asked for is not there. */
public final class NotFoundException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public NotFoundException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public NotFoundException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.CHECK_REFERENCE);
  }

  /**
   * An image is not there for a platform.
   *
   * @param wanted the platform that was asked for
   * @param available the platforms there are images for
   * @param place where the image is, for the message
   * @return the exception to throw
   */
  public static NotFoundException platform(
      Platform wanted, List<Platform> available, String place) {
    String there = available.stream().map(Platform::text).collect(Collectors.joining(", "));
    return new NotFoundException(
        Failure.of("There is no image for " + wanted.text() + " in " + place)
            .reason(there.isEmpty() ? "it lists no images" : "it has " + there)
            .remedy(Remedy.CHOOSE_PLATFORM)
            .build());
  }

  @Override
  RegistryException with(Failure other) {
    return new NotFoundException(other, this);
  }
}

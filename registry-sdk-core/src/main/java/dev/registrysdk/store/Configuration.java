package dev.registrysdk.store;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the configuration of an image, which is small by nature. */
final class Configuration {
  private static final int LIMIT = 8 << 20;

  private Configuration() {}

  static Optional<ImageConfig> of(ImageReader reader, ManifestDocument document) {
    if (!(document.manifest().orElse(null) instanceof ImageManifest image)
        || !readable(image.config().mediaType())) {
      return Optional.empty();
    }
    Descriptor config = image.config();
    if (config.size() > LIMIT) {
      throw unusable(
          config, "it has " + config.size() + " bytes, more than the limit of " + LIMIT, null);
    }
    try (InputStream in = reader.blob(config).open()) {
      return Optional.of(ImageConfig.parse(in.readAllBytes()));
    } catch (RegistryIOException e) {
      throw e.failure();
    } catch (IOException e) {
      throw new TransportException(what(config).reason(String.valueOf(e.getMessage())).build(), e);
    } catch (OciFormatException e) {
      throw unusable(config, String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean readable(MediaType type) {
    return type.equals(MediaType.OCI_CONFIG) || type.equals(MediaType.DOCKER_CONFIG);
  }

  private static IntegrityException unusable(
      Descriptor config, String reason, @Nullable Throwable cause) {
    return new IntegrityException(
        what(config).reason(reason).remedy(Remedy.REPLACE_CONTENT).build(), cause);
  }

  private static Failure.Builder what(Descriptor config) {
    return Failure.of("Could not read the image configuration " + config.digest());
  }
}

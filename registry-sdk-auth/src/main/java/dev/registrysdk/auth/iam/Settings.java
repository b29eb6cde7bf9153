package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Uses what somebody has set, and says where the mistake is if there is one. Never quotes it. */
final class Settings {
  private static final long LIMIT = 1 << 20;

  private Settings() {}

  /** Makes something of a setting; what it complains about is told with the setting's name. */
  static <T> T use(String name, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
  }

  static AuthenticationException wrong(String name, String reason) {
    return new AuthenticationException(
        Failure.of("Could not use " + name).reason(reason).remedy(Remedy.CORRECT_SETTING).build());
  }

  /** Reads a file that a setting names, or that is in its usual place. */
  static String text(String name, Path file) {
    return new String(bytes(name, file), StandardCharsets.UTF_8);
  }

  static byte[] bytes(String name, Path file) {
    try {
      if (Files.size(file) > LIMIT) {
        throw wrong(name, file + " is larger than " + LIMIT + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw wrong(name, "there is no file " + file);
    } catch (IOException e) {
      throw new StorageException(
          Failure.of("Could not use " + name)
              .reason(file + " cannot be read")
              .remedy(Remedy.CHECK_PATH)
              .build(),
          e);
    }
  }
}

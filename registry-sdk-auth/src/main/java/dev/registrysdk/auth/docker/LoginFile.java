package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Changes a configuration file, and nothing in it but one entry. */
final class LoginFile {
  private final Path file;

  LoginFile(Path file) {
    this.file = file;
  }

  /** Writes credentials. */
  void put(String host, Credentials credentials) {
    put(host, document -> AuthEntry.write(document.edit(host), credentials));
  }

  /** Writes that a helper keeps credentials, and which one if it was only guessed so far. */
  void mark(String host, String helper) {
    put(
        host,
        document -> {
          document.choose(helper);
          AuthEntry.clear(document.edit(host));
        });
  }

  private void put(String host, Consumer<AuthDocument> edit) {
    Predicate<AuthDocument> always =
        document -> {
          edit.accept(document);
          return true;
        };
    if (change("Could not write the credentials for " + host + " to " + file, always)) {
      Logs.debug("Signed in to " + host + " in " + file);
    }
  }

  /** Removes the credentials of a registry; false if there are none. */
  boolean remove(String host) {
    return Files.exists(file)
        && change(
            "Could not remove the credentials for " + host + " from " + file,
            document -> document.remove(host));
  }

  private boolean change(String what, Predicate<AuthDocument> edit) {
    try {
      Path target = PrivateFiles.target(file);
      PrivateFiles.makeDirectory(target);
      return FileLock.holding(target, () -> change(target, edit));
    } catch (IOException e) {
      throw Failures.of(what, e);
    } catch (JsonProblem e) {
      throw Failures.damaged(what, e);
    }
  }

  private static boolean change(Path target, Predicate<AuthDocument> edit) throws IOException {
    byte[] old = read(target);
    AuthDocument document = AuthDocument.parse(old);
    String before = document.text();
    if (!edit.test(document)) {
      return false;
    }
    if (old.length == 0 || !document.text().equals(before)) {
      PrivateFiles.write(target, document.text().getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }

  private static byte[] read(Path target) throws IOException {
    try {
      return ConfigFile.bytes(target);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }
}

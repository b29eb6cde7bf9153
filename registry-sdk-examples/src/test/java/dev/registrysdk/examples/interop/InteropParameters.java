package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the peers, and the images that they made: both once for all test classes. */
final class InteropParameters implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(InteropParameters.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Peers.class || type == Fixtures.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
    Workplace workplace =
        store.getOrComputeIfAbsent(Workplace.class, key -> new Workplace(), Workplace.class);
    return parameter.getParameter().getType() == Peers.class
        ? workplace.peers
        : store.getOrComputeIfAbsent(
            Fixtures.class,
            key -> Fixtures.make(workplace.peers, workplace.directory),
            Fixtures.class);
  }

  /** A directory that is removed after the last test. */
  private static final class Workplace implements AutoCloseable {
    private final Path directory;
    private final Peers peers;

    Workplace() {
      try {
        this.directory = Files.createTempDirectory("registry-sdk-interop-");
        this.peers = Peers.in(Files.createDirectory(directory.resolve("home")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Trees.delete(directory);
    }
  }
}

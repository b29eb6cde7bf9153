package dev.registrysdk.local;

import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import okio.BufferedSource;

/**
 * An image in an engine. Its archive is kept in a temporary file while it is read or written: an
 * engine hands it out and takes it in one piece, and its members are needed in another order.
 */
final class EngineStore implements ImageStore {
  private static final int CHUNK = 64 * 1024;

  private final Supplier<EngineClient> engine;
  private final String name;

  /**
   * An image.
   *
   * @param engine finds the engine when it is needed
   * @param name its name or id
   */
  EngineStore(Supplier<EngineClient> engine, String name) {
    EngineName.of(name); // refuses what cannot be one
    this.engine = engine;
    this.name = name;
  }

  /** A sink that takes the names that an image has at its source. */
  static ImageSink unnamed(Supplier<EngineClient> engine) {
    return new ImageSink() {
      @Override
      public ImageWriter openWriter() {
        Scratch scratch = new Scratch();
        return open(engine.get(), scratch, toString(), archive -> archive);
      }

      @Override
      public String toString() {
        return "docker";
      }
    };
  }

  @Override
  public ImageReader openReader() {
    String what = "Could not read " + this;
    EngineClient client = engine.get();
    Scratch scratch = new Scratch();
    try {
      Path file = scratch.file();
      client.change(
          what,
          (api, spec, root) -> api.save(spec, root, EngineName.of(name)),
          (operation, response) -> operation.read(what, response, in -> save(what, in, file)));
      return DockerArchive.at(file).openReader(what, scratch);
    } catch (IOException e) {
      scratch.close();
      throw Failures.of(what, e);
    } catch (RuntimeException | Error e) {
      scratch.close();
      throw e;
    }
  }

  private static Path save(String what, BufferedSource in, Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (Disk out = new Disk(what, file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
      }
    }
    return file;
  }

  @Override
  public ImageWriter openWriter() {
    ImageReference chosen =
        EngineName.id(name) && ImageReference.tryParse(name).isEmpty()
            ? null
            : ImageReference.parse(name);
    if (chosen == null || chosen.digest().isPresent() || LayoutEntry.digest(name).isPresent()) {
      throw Failures.unsupported(
          "Could not write " + this, "an image id or digest is no name; choose a tag");
    }
    return open(
        engine.get(), new Scratch(), toString(), archive -> archive.image(chosen.toString()));
  }

  private interface Naming {
    DockerArchive in(DockerArchive archive);
  }

  private static ImageWriter open(
      EngineClient client, Scratch scratch, String place, Naming naming) {
    String what = "Could not write " + place;
    try {
      Path file = scratch.file();
      ImageWriter archive = naming.in(DockerArchive.at(file)).openWriter(what);
      return new EngineWriter(client, what, archive, file, scratch);
    } catch (IOException e) {
      scratch.close();
      throw Failures.of(what, e);
    } catch (RuntimeException | Error e) {
      scratch.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return "docker:" + name;
  }

  /** A temporary file, whose failures are not taken for the network's. */
  private static final class Disk implements AutoCloseable {
    private final String what;
    private final OutputStream out;

    Disk(String what, Path file) throws IOException {
      this.what = what;
      try {
        this.out = Files.newOutputStream(file);
      } catch (IOException e) {
        throw new RegistryIOException(Failures.of(what, e));
      }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new RegistryIOException(Failures.of(what, e));
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}

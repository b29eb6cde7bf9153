package dev.registrysdk.build;

import dev.registrysdk.build.Unpacking.Method;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/** How the layers of a new image are stored. */
public enum LayerCompression {
  /** With gzip, which every registry and engine reads. */
  GZIP,
  /**
   * With zstd: faster than gzip to make and to unpack, and somewhat smaller. It needs the library
   * {@code com.github.luben:zstd-jni}, which the SDK does not bring along, and OCI's image format.
   * Docker reads it from version 23 on, containerd from 1.5 and Podman from 1.9.
   */
  ZSTD,
  /** As plain tar; for places that unpack layers anyway. */
  NONE;

  /** Refuses to go on when it cannot be done here. */
  void check() {
    if (this == ZSTD) {
      ParallelZstd.check();
    }
  }

  /** Compresses to a stream; not for plain tar. */
  ParallelOutput compress(OutputStream out, Executor threads, int ahead) throws IOException {
    return this == ZSTD
        ? new ParallelZstd(out, threads, ahead)
        : new ParallelGzip(out, threads, ahead);
  }

  /** Tells compressors apart whose bytes differ. */
  String fingerprint() {
    return switch (this) {
      case GZIP -> ParallelGzip.fingerprint();
      case ZSTD -> ParallelZstd.fingerprint();
      case NONE -> "none";
    };
  }

  /** Whether something is compressed like this already. */
  boolean is(Method method) {
    return this != NONE && name().equals(method.name());
  }
}

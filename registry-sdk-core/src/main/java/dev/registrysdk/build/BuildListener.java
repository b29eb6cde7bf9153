package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageWriter.BlobResult;

/**
 * Is told how a build goes. First come {@link #warned} and the steps, from the thread that builds;
 * then the layers, from several threads at a time. A listener must be quick and must not throw.
 */
public interface BuildListener {
  /** A listener that does nothing. */
  BuildListener SILENT = new BuildListener() {};

  /**
   * Something is legal, and yet hardly meant.
   *
   * @param warning one or more lines for people
   */
  default void warned(String warning) {}

  /**
   * An instruction is carried out.
   *
   * @param platform what the image is built for
   * @param number the number of the instruction in this build, counted from 1
   * @param total how many instructions there are, for all platforms
   * @param instruction the instruction as it is written, on one line
   */
  default void stepStarted(Platform platform, int number, int total, String instruction) {}

  /**
   * An engine or a service that builds says something. Called from one thread at a time.
   *
   * @param text its output as it comes, line ends included
   */
  default void output(String text) {}

  /**
   * A layer is ready, and goes to the target unless it is there already.
   *
   * @param layer the layer
   */
  default void layerStarted(Descriptor layer) {}

  /**
   * A layer is in the target.
   *
   * @param layer the layer
   * @param result what became of it
   */
  default void layerFinished(Descriptor layer, BlobResult result) {}
}

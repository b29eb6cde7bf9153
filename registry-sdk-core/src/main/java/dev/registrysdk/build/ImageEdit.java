package dev.registrysdk.build;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageSource;
import dev.registrysdk.store.ImageWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes an image that is there: its labels, environment, command, annotations, or the base it is
 * made from. Layers are neither downloaded nor made anew: they are mounted, or copied from one
 * place to the other. Every method returns another edit. Immutable and safe for use by several
 * threads.
 *
 * <p>Of an index, every image is changed. Attestations in it are left out, because they are about
 * images that the result does not have; signatures of the old image are not valid for the new one.
 * Annotations need OCI's format: an image of Docker's format is converted when one is set.
 */
public final class ImageEdit {
  private final ImageSource source;
  private final List<Consumer<ConfigEditor>> changes;
  private final Map<String, Optional<String>> annotations;
  private final @Nullable Bases bases;
  private final BuildSettings settings;

  private ImageEdit(
      ImageSource source,
      List<Consumer<ConfigEditor>> changes,
      Map<String, Optional<String>> annotations,
      @Nullable Bases bases,
      BuildSettings settings) {
    this.source = source;
    this.changes = List.copyOf(changes);
    this.annotations = new LinkedHashMap<>(annotations);
    this.bases = bases;
    this.settings = settings;
  }

  private record Bases(ImageSource before, ImageSource after) {}

  /**
   * Starts an edit that changes nothing.
   *
   * @param source where the image is; nothing is read yet
   * @return an edit
   */
  public static ImageEdit of(ImageSource source) {
    return new ImageEdit(source, List.of(), Map.of(), null, BuildSettings.builder().build());
  }

  /**
   * Changes the configuration.
   *
   * @param change is given the editor of the configuration of each image
   * @return an edit
   */
  public ImageEdit config(Consumer<ConfigEditor> change) {
    List<Consumer<ConfigEditor>> more = new ArrayList<>(changes);
    more.add(change);
    return new ImageEdit(source, more, annotations, bases, settings);
  }

  /**
   * Sets a label.
   *
   * @param name the name
   * @param value the value
   * @return an edit
   */
  public ImageEdit label(String name, String value) {
    return config(config -> config.label(name, value));
  }

  /**
   * Removes a label.
   *
   * @param name the name
   * @return an edit
   */
  public ImageEdit removeLabel(String name) {
    return config(config -> config.removeLabel(name));
  }

  /**
   * Sets a variable of the environment.
   *
   * @param name the name
   * @param value the value
   * @return an edit
   */
  public ImageEdit env(String name, String value) {
    return config(config -> config.env(name, value));
  }

  /**
   * Removes a variable of the environment.
   *
   * @param name the name
   * @return an edit
   */
  public ImageEdit removeEnv(String name) {
    return config(config -> config.removeEnv(name));
  }

  /**
   * Sets the command, in exec form.
   *
   * @param words the words; none removes it
   * @return an edit
   */
  public ImageEdit entrypoint(String... words) {
    return config(config -> config.entrypoint(Arrays.asList(words)));
  }

  /**
   * Sets the default arguments, in exec form.
   *
   * @param words the words; none removes them
   * @return an edit
   */
  public ImageEdit cmd(String... words) {
    return config(config -> config.cmd(Arrays.asList(words)));
  }

  /**
   * Sets the user the process runs as.
   *
   * @param user {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}
   * @return an edit
   */
  public ImageEdit user(String user) {
    return config(config -> config.user(user));
  }

  /**
   * Sets an annotation of the manifests, and of the index if there is one.
   *
   * @param name the name
   * @param value the value
   * @return an edit
   */
  public ImageEdit annotation(String name, String value) {
    return annotation(name, Optional.of(value));
  }

  /**
   * Removes an annotation of the manifests, and of the index if there is one.
   *
   * @param name the name
   * @return an edit
   */
  public ImageEdit removeAnnotation(String name) {
    return annotation(name, Optional.empty());
  }

  private ImageEdit annotation(String name, Optional<String> value) {
    Map<String, Optional<String>> more = new LinkedHashMap<>(annotations);
    more.put(name, value);
    return new ImageEdit(source, changes, more, bases, settings);
  }

  /**
   * Moves the image to another base, mostly a newer one, without building it again: the layers of
   * the old base at its bottom are replaced by those of the new base. Whether its own layers still
   * work on top is for the caller to know. Of the configuration, what the image had from the old
   * base unchanged comes from the new one, and what it set itself stays; see {@link
   * ConfigEditor#rebase}. Other changes come after.
   *
   * @param oldBase the base the image was made from; the image has to start with its layers
   * @param newBase the base it is to have; an index has to have all platforms of the image
   * @return an edit
   */
  public ImageEdit rebase(ImageSource oldBase, ImageSource newBase) {
    return new ImageEdit(source, changes, annotations, new Bases(oldBase, newBase), settings);
  }

  /**
   * Writes layers that are marked as non-distributable too.
   *
   * @param wanted false unless set
   * @return an edit
   */
  public ImageEdit foreignLayers(boolean wanted) {
    return with(changed -> changed.foreignLayers(wanted));
  }

  /**
   * Sets how many layers are brought at the same time; 4 unless set.
   *
   * @param number at least 1
   * @return an edit
   */
  public ImageEdit concurrency(int number) {
    return with(changed -> changed.concurrency(number));
  }

  private ImageEdit with(UnaryOperator<BuildSettings.Builder> change) {
    BuildSettings changed = change.apply(BuildSettings.builder().from(settings)).build();
    return new ImageEdit(source, changes, annotations, bases, changed);
  }

  /**
   * Changes the image and writes the result, to the same place or to another. The calling thread
   * waits; interrupting it ends the edit with a {@link dev.registrysdk.error.CancelledException}.
   *
   * @param target where the result goes
   * @return what was made
   * @throws RegistryException if something cannot be read or written, and a {@link
   *     dev.registrysdk.error.RejectedException} if the image is not made from the old base; the
   *     edit it was part of stands in front of its message, and nothing is visible in the target
   */
  public BuildResult writeTo(ImageSink target) {
    try (ImageReader reader = source.openReader();
        ImageWriter writer = target.openWriter();
        BuildThreads threads = new BuildThreads(settings.concurrency(), 1)) {
      threads.closing(reader::close);
      threads.closing(writer::close);
      Publisher publisher = new Publisher(writer, threads, settings.foreignLayers());
      EditRun run = new EditRun(reader, source.toString(), changes, annotations);
      if (bases == null) {
        return run.publish(null, publisher);
      }
      try (Rebase rebase = Rebase.open(bases.before(), bases.after())) {
        threads.closing(rebase::close);
        return run.publish(rebase, publisher);
      }
    } catch (RegistryException e) {
      throw e.within("Editing " + source);
    }
  }
}

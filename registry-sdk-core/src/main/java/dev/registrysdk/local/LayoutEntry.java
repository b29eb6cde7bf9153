package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * An entry of a layout's index.
 *
 * @param descriptor what it says
 * @param json its exact text, which may say more
 */
record LayoutEntry(Descriptor descriptor, ByteString json) {
  /** The annotation of OCI: a tag alone, or a full reference; both are in use. */
  static final String REF_NAME = "org.opencontainers.image.ref.name";

  /** The annotation of containerd: always a full reference. */
  static final String FULL_NAME = "io.containerd.image.name";

  /** The names as they are written. */
  List<String> names() {
    Map<String, String> annotations = descriptor.annotations();
    return Stream.of(FULL_NAME, REF_NAME)
        .flatMap(key -> Optional.ofNullable(annotations.get(key)).stream())
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  boolean hasRefName(String name) {
    return name.equals(descriptor.annotations().get(REF_NAME));
  }

  /** Whether one of the names is this reference, when both are completed. */
  boolean hasReference(ImageReference reference) {
    return references().anyMatch(reference::equals);
  }

  boolean hasTag(String tag) {
    return names().stream().anyMatch(name -> tag(name).equals(Optional.of(tag)));
  }

  /** The names that are complete references. */
  Stream<ImageReference> references() {
    return names().stream().flatMap(name -> reference(name).stream());
  }

  /** How a message refers to the entry. */
  String label() {
    List<String> names = names();
    return names.isEmpty() ? descriptor.digest().toString() : names.get(0);
  }

  /** A name that is a digest; of a known algorithm, for {@code web:latest} looks like one too. */
  static Optional<Digest> digest(String name) {
    return Digest.tryParse(name).filter(digest -> digest.knownAlgorithm().isPresent());
  }

  /** A name as a reference, unless it is a tag alone. */
  static Optional<ImageReference> reference(String name) {
    boolean full = name.indexOf('/') >= 0 || name.indexOf(':') >= 0 || name.indexOf('@') >= 0;
    return full ? ImageReference.tryParse(name) : Optional.empty();
  }

  /** The tag of a name that is a reference or a tag alone. */
  static Optional<String> tag(String name) {
    Optional<ImageReference> reference = reference(name);
    return reference.isPresent() ? reference.get().tag() : Optional.of(name);
  }
}

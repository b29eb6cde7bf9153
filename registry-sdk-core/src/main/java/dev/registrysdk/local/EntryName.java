package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a new entry of a layout's index is called.
 *
 * @param refName the name in the sense of OCI: a tag, or a full reference
 * @param fullName the full reference, if it is known
 */
record EntryName(String refName, @Nullable String fullName) {
  /**
   * The names for an image.
   *
   * @param asked the name the user chose, or null for the names of the source
   * @param names the names the image had at its source
   */
  static List<EntryName> of(@Nullable String asked, List<ImageReference> names) {
    return asked == null ? ofSource(names) : ofChoice(asked, names);
  }

  private static List<EntryName> ofChoice(String asked, List<ImageReference> names) {
    Optional<String> tag = LayoutEntry.tag(asked);
    if (tag.isEmpty()) {
      return List.of(); // a digest is no name
    }
    return LayoutEntry.reference(asked)
        .or(() -> names.stream().filter(name -> name.tag().equals(tag)).findFirst())
        .map(full -> List.of(new EntryName(asked, full.withTag(tag.get()).toString())))
        .orElse(List.of(new EntryName(asked, null)));
  }

  /** The tags alone are names for layouts, but where two names have the same tag. */
  private static List<EntryName> ofSource(List<ImageReference> names) {
    List<EntryName> entries = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ImageReference name : names) {
      name.tag()
          .ifPresent(
              tag -> {
                String full = name.withTag(tag).toString();
                entries.add(new EntryName(taken.add(tag) ? tag : full, full));
              });
    }
    return entries;
  }

  /** The full reference, if it is known. */
  Stream<String> full() {
    return Stream.ofNullable(fullName);
  }

  /** Whether an entry has to go when one of this name comes. */
  boolean replaces(LayoutEntry entry) {
    return entry.hasRefName(refName)
        || (fullName != null
            && fullName.equals(entry.descriptor().annotations().get(LayoutEntry.FULL_NAME)));
  }

  Descriptor on(Descriptor descriptor) {
    Descriptor.Builder named = Descriptor.builder().from(descriptor);
    if (fullName != null) {
      named.putAnnotations(LayoutEntry.FULL_NAME, fullName);
    }
    return named.putAnnotations(LayoutEntry.REF_NAME, refName).build();
  }
}

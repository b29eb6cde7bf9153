package dev.registrysdk;

import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the tags that point to a manifest; registries have no call for that. */
final class SiblingTags {
  private SiblingTags() {}

  static List<String> of(RemoteRepository repository, Digest digest) {
    try (Stream<String> tags = repository.tags()) {
      return tags.filter(tag -> pointsTo(repository, tag, digest)).sorted().toList();
    }
  }

  private static boolean pointsTo(RemoteRepository repository, String tag, Digest digest) {
    return repository.resolve(tag).map(Descriptor::digest).equals(Optional.of(digest));
  }
}

package dev.registrysdk.local;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/**
 * The {@code index.json} of a layout. A changed index keeps the order and the exact text of
 * everything that was not changed, members this SDK does not know included.
 */
final class LayoutIndex {
  static final LayoutIndex EMPTY = parse(ImageIndex.builder().build().toDocument().bytes());

  private static final String ENTRIES = "manifests";

  private final Map<String, ByteString> members;
  private final List<LayoutEntry> entries;

  private LayoutIndex(Map<String, ByteString> members, List<LayoutEntry> entries) {
    this.members = members;
    this.entries = entries;
  }

  /** Reads an index; old ones do not say their media type. */
  static LayoutIndex parse(byte[] json) {
    List<Descriptor> descriptors =
        ManifestDocument.of(MediaType.OCI_INDEX, json).asIndex().manifests();
    Map<String, ByteString> members = new LinkedHashMap<>();
    List<LayoutEntry> entries = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(new Buffer().write(json))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals(ENTRIES) && reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
          entries.clear();
          reader.beginArray();
          while (reader.hasNext()) {
            entries.add(new LayoutEntry(descriptors.get(entries.size()), raw(reader)));
          }
          reader.endArray();
        } else {
          members.put(name, raw(reader));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail, and the text was parsed before
    }
    members.remove(ENTRIES);
    return new LayoutIndex(members, List.copyOf(entries));
  }

  byte[] toJson() {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.beginObject();
      for (Map.Entry<String, ByteString> member : members.entrySet()) {
        writer.name(member.getKey()).value(new Buffer().write(member.getValue()));
      }
      writer.name(ENTRIES).beginArray();
      for (LayoutEntry entry : entries) {
        writer.value(new Buffer().write(entry.json()));
      }
      writer.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return buffer.readByteArray();
  }

  List<LayoutEntry> entries() {
    return entries;
  }

  /** The entry that a name stands for: the best way of matching that finds any decides. */
  Optional<LayoutEntry> find(String name) {
    Optional<Digest> digest = LayoutEntry.digest(name);
    if (digest.isPresent()) {
      return first(entry -> entry.descriptor().digest().equals(digest.get()));
    }
    Optional<ImageReference> reference = LayoutEntry.reference(name);
    return first(entry -> entry.hasRefName(name))
        .or(() -> reference.flatMap(wanted -> first(entry -> entry.hasReference(wanted))))
        .or(() -> reference.flatMap(ImageReference::digest).flatMap(d -> find(d.toString())))
        .or(() -> LayoutEntry.tag(name).flatMap(this::byTagAlone));
  }

  private Optional<LayoutEntry> byTagAlone(String tag) {
    List<LayoutEntry> tagged = entries.stream().filter(entry -> entry.hasTag(tag)).toList();
    return sole(tagged);
  }

  /** The first of these entries, if all stand for the same content. */
  static Optional<LayoutEntry> sole(List<LayoutEntry> entries) {
    long contents = entries.stream().map(entry -> entry.descriptor().digest()).distinct().count();
    return contents == 1 ? Optional.of(entries.get(0)) : Optional.empty();
  }

  /** The same index, listing a manifest under some names, or without one if there are none. */
  LayoutIndex with(Descriptor manifest, List<EntryName> names) {
    if (names.isEmpty()) {
      return first(entry -> entry.descriptor().digest().equals(manifest.digest())).isPresent()
          ? this
          : with(entry(manifest), entry -> false);
    }
    LayoutIndex changed = this;
    for (EntryName name : names) {
      changed = changed.with(entry(name.on(manifest)), name::replaces);
    }
    return changed;
  }

  /** The same index with an entry in the place of those it replaces, or at the end. */
  private LayoutIndex with(LayoutEntry added, Predicate<LayoutEntry> replaced) {
    List<LayoutEntry> changed = new ArrayList<>();
    boolean placed = false;
    for (LayoutEntry entry : entries) {
      if (!replaced.test(entry)) {
        changed.add(entry);
      } else if (!placed) {
        changed.add(added);
        placed = true;
      }
    }
    if (!placed) {
      changed.add(added);
    }
    return new LayoutIndex(members, List.copyOf(changed));
  }

  private Optional<LayoutEntry> first(Predicate<LayoutEntry> condition) {
    return entries.stream().filter(condition).findFirst();
  }

  private static LayoutEntry entry(Descriptor descriptor) {
    ImageIndex only = ImageIndex.builder().addManifests(descriptor).build();
    return parse(only.toDocument().bytes()).entries.get(0);
  }

  private static ByteString raw(JsonReader reader) throws IOException {
    try (BufferedSource value = reader.nextSource()) {
      return value.readByteString();
    }
  }
}

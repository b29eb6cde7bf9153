package dev.registrysdk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The plan of the house: which room may import which room, and which library it may see. */
final class HousePlan {
  static final String BASE = "dev.registrysdk";

  /** Read it as: the room, what it imports, which libraries it sees. From the ground floor up. */
  private static final List<Room> ROOMS =
      List.of(
          room("json", "", "moshi"),
          room("oci", "json", "moshi"),
          room("error", "oci", ""),
          room("auth", "oci error", ""),
          room("store", "oci error", ""),
          room("http", "oci error auth", "okhttp retrofit moshi"),
          room("work", "error", ""),
          room("copy", "oci error store work", ""),
          room("icr.model", "oci", ""),
          room("distribution", "oci error auth store http", "okhttp retrofit moshi"),
          room("build.dockerfile", "oci error", ""),
          room("build", "oci error store build.dockerfile work", "compress zstd"),
          room("rest", "json error auth http", "okhttp retrofit"),
          room(
              "local",
              "json oci error auth store http rest work",
              "okhttp retrofit moshi compress zstd"),
          room("icr.control", "json oci error auth http rest", "okhttp retrofit"),
          room("icr", "json oci error auth http rest icr.control icr.model", "okhttp retrofit"),
          room("icr.va", "json oci error auth http rest icr.control", "okhttp retrofit"),
          room("cleanup", "oci error store copy icr.model distribution local build icr icr.va", ""),
          room("mirror", "oci error store copy icr.model distribution local build icr icr.va", ""),
          room(
              "",
              "oci error auth store http copy icr.model distribution local build.dockerfile build icr"
                  + " icr.va cleanup mirror",
              ""));

  /** The libraries that rooms need permission for. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "okhttp", "okhttp3",
          "retrofit", "retrofit2",
          "moshi", "com.squareup.moshi",
          "compress", "org.apache.commons.compress",
          "zstd", "com.github.luben.zstd");

  /** What every room may see. */
  private static final List<String> EVERYWHERE =
      List.of("java", "javax", "okio", "org.jspecify.annotations", "org.immutables.value");

  private HousePlan() {}

  private record Room(String name, Set<String> imports, Set<String> libraries) {
    String packageName() {
      return name.isEmpty() ? BASE : BASE + "." + name;
    }

    String label() {
      return name.isEmpty() ? "the root package" : "room " + name;
    }
  }

  private static Room room(String name, String imports, String libraries) {
    return new Room(name, words(imports), words(libraries));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /** What is wrong with one class using another; empty if the plan allows it. */
  static Optional<String> complaint(HouseArrows.Arrow arrow) {
    if (arrow.fromPackage().equals(arrow.toPackage())) {
      return Optional.empty();
    }
    Optional<Room> from = find(arrow.fromPackage());
    if (from.isEmpty()) {
      return Optional.of(
          arrow.from()
              + " is in a room without a row in HousePlan; add the row, or move the class");
    }
    return inside(arrow.toPackage())
        ? roomComplaint(from.get(), arrow)
        : library(from.get(), arrow);
  }

  private static Optional<String> roomComplaint(Room from, HouseArrows.Arrow arrow) {
    Optional<Room> to = find(arrow.toPackage());
    if (to.isPresent() && from.imports().contains(to.get().name())) {
      return Optional.empty();
    }
    return Optional.of(
        arrow
            + ": "
            + from.label()
            + " imports "
            + (from.imports().isEmpty() ? "no room" : "only " + sorted(from.imports()))
            + "; move the class to the room that needs it, or hand in what it needs from above");
  }

  private static Optional<String> library(Room from, HouseArrows.Arrow arrow) {
    boolean allowed =
        EVERYWHERE.stream().anyMatch(prefix -> starts(arrow.toPackage(), prefix))
            || from.libraries().stream()
                .map(LIBRARIES::get)
                .anyMatch(prefix -> prefix != null && starts(arrow.toPackage(), prefix));
    return allowed
        ? Optional.empty()
        : Optional.of(
            arrow
                + ": "
                + from.label()
                + " sees "
                + (from.libraries().isEmpty()
                    ? "no such library"
                    : "only the libraries " + sorted(from.libraries()))
                + "; wrap it in a room that does, and use that room's own words");
  }

  static boolean inside(String packageName) {
    return starts(packageName, BASE);
  }

  private static boolean starts(String packageName, String prefix) {
    return packageName.equals(prefix) || packageName.startsWith(prefix + ".");
  }

  private static Optional<Room> find(String packageName) {
    return ROOMS.stream().filter(room -> room.packageName().equals(packageName)).findFirst();
  }

  private static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }
}

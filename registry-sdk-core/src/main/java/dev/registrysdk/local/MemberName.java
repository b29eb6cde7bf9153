package dev.registrysdk.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The names of an archive's members in one form: relative, without {@code .} and {@code ..}. */
final class MemberName {
  private MemberName() {}

  /** The normal form, or empty for a name that is outside of the archive. */
  static Optional<String> normal(String name) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return name.startsWith("/") || parts.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("/", parts));
  }

  /** What a symbolic link of a member points to, or empty if that is outside of the archive. */
  static Optional<String> target(String member, String link) {
    int slash = member.lastIndexOf('/');
    return link.startsWith("/") ? Optional.empty() : normal(member.substring(0, slash + 1) + link);
  }
}

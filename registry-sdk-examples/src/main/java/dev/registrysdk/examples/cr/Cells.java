package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.IssueCounts;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values as tables show them. */
final class Cells {
  private static final int SHORT = 12;

  private Cells() {}

  /** The time to a second, in UTC. */
  static String time(Optional<Instant> time) {
    return time.map(known -> known.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }

  static String list(List<String> values) {
    return String.join(", ", values);
  }

  /** The first digits, which are enough for people; only the whole digest names an image. */
  static String digest(Digest digest, boolean whole) {
    String hex = digest.toString().substring(digest.toString().indexOf(':') + 1);
    return whole ? digest.toString() : hex.substring(0, Math.min(SHORT, hex.length()));
  }

  /** The first part of the path; IBM's own images may have none. */
  static String namespace(Repository repository) {
    int slash = repository.path().indexOf('/');
    return slash < 0 ? "" : repository.path().substring(0, slash);
  }

  /** What Vulnerability Advisor says, in the words of IBM's command line. */
  static String security(Optional<IssueCounts> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    String word = counts.get().vulnerable().orElse("").toLowerCase(Locale.ROOT);
    if (word.contains("unsupported")) {
      return "Unsupported OS";
    }
    if (word.contains("unscanned") || word.contains("incomplete")) {
      return "Scanning";
    }
    int left = Math.max(0, counts.get().issues() - counts.get().exemptIssues());
    return left == 0 ? "No Issues" : left == 1 ? "1 Issue" : left + " Issues";
  }
}

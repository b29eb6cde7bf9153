package dev.registrysdk.distribution;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tags of one repository. */
final class TagList {
  private TagList() {}

  /** A lazy stream of the tags after a given one; it does not end the session. */
  static Stream<String> stream(Session session, @Nullable String after) {
    String what = "Could not list the tags of " + session.repository();
    return Pages.stream(
        new Pages.Source(session.operation(), session.repository().registry(), what, "tags"),
        next ->
            next != null
                ? session.api().page(session.spec(what).whole(Pages.LIMIT), next)
                : session
                    .api()
                    .tags(
                        session.spec(what).whole(Pages.LIMIT),
                        session.path(),
                        session.options().pageSize(),
                        after));
  }
}

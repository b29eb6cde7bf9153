package dev.registrysdk.icr;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the names of one listing. They repeat: an image has its names in several members, and a
 * repository is in all names of its images; so what was read lately is not read again, and is held
 * once. Not safe for use by several threads.
 */
final class ListingNames {
  private static final int MAX_NAMES = 16;
  private static final int MAX_REPOSITORIES = 4096;

  private final String[] texts = new String[MAX_NAMES];
  private final ImageReference[] images = new ImageReference[MAX_NAMES];
  private int held;
  private int likely;
  private final RecentTexts recent = new RecentTexts();
  private final Map<String, Repository> repositories = new HashMap<>();
  private String lastText = "";
  private @Nullable Repository last;
  private String digestText = "";
  private @Nullable Digest digest;

  /** Tells that another image follows, which has other names. */
  void nextImage() {
    held = 0;
    likely = 0;
  }

  /** Reads a complete name with its registry, and a tag or a digest; null for any other text. */
  @Nullable ImageReference image(String text) {
    ImageReference known = known(text);
    if (known != null) {
      return known;
    }
    try {
      ImageReference image = read(text);
      if (image != null && held < MAX_NAMES) {
        texts[held] = text;
        images[held++] = image;
      }
      return image;
    } catch (OciFormatException e) {
      return null;
    }
  }

  /** A name that was read in another member: they have them in the same order. */
  private @Nullable ImageReference known(String text) {
    for (int i = 0; i < held; i++) {
      int place = likely < held ? likely : 0;
      likely = place + 1;
      if (text.equals(texts[place])) {
        return images[place];
      }
    }
    return null;
  }

  private @Nullable ImageReference read(String text) {
    int at = text.indexOf('@');
    int end = at < 0 ? text.lastIndexOf(':') : at;
    if (end <= text.lastIndexOf('/', end < 0 ? text.length() : end)) {
      return null; // neither tag nor digest
    }
    Repository repository =
        end == lastText.length() && text.startsWith(lastText)
            ? last
            : repository(text.substring(0, end));
    if (repository == null) {
      return both(text);
    }
    return at < 0
        ? repository.tag(share(text.substring(end + 1)))
        : repository.digest(digest(text, end + 1));
  }

  /** The same text, held once by images that follow one another: labels and tags are alike. */
  String share(String text) {
    return recent.same(text);
  }

  /** A name with tag and digest, if it is one. */
  private static @Nullable ImageReference both(String text) {
    ImageReference image = ImageReference.parseExact(text);
    return complete(text, image.repository()) ? image : null;
  }

  /**
   * Reads a digest.
   *
   * @throws OciFormatException if it is none
   */
  Digest digest(String text) {
    if (digest == null || !text.equals(digestText)) {
      digest = Digest.parse(text);
      digestText = text;
    }
    return digest;
  }

  /** The digest that a name ends with, which most often was read just before. */
  private Digest digest(String text, int start) {
    return digest != null
            && text.length() - start == digestText.length()
            && text.endsWith(digestText)
        ? digest
        : digest(text.substring(start));
  }

  /** Reads a complete name of a repository; null for any other text. */
  @Nullable Repository repository(String text) {
    Repository repository = repositories.get(text);
    if (repository == null) {
      repository = Repository.tryParse(text).filter(it -> complete(text, it)).orElse(null);
      if (repository == null) {
        return null;
      }
      if (repositories.size() == MAX_REPOSITORIES) {
        repositories.clear();
      }
      repositories.put(text, repository);
    }
    lastText = text;
    last = repository;
    return repository;
  }

  /** Whether the registry was written, and not taken from Docker's rules. */
  private static boolean complete(String text, Repository repository) {
    return text.startsWith(repository.toString());
  }

  /** A tag that may come as a complete name. */
  static String tag(String text) {
    return text.indexOf('/') < 0 ? text : text.substring(text.lastIndexOf(':') + 1);
  }
}

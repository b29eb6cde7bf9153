package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.StoredImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Assertions about what a registry holds, besides those about requests.
 *
 * @param <S> the assertions themselves
 * @param <A> the registry
 */
public abstract sealed class ContentAssert<S extends ContentAssert<S, A>, A>
    extends RequestsAssert<S, A> permits RegistryAssert, IcrAssert {
  private final InMemoryRegistry content;

  ContentAssert(A actual, Class<S> self, InMemoryRegistry content) {
    super(actual, self, new Log(String.valueOf(actual), content::requests, content::requests));
    this.content = content;
  }

  /**
   * There is an image, an index or an artifact of a name.
   *
   * @param name repository and tag or digest, such as {@code acme/web:1.0}; the address of the
   *     registry may stand in front
   * @return assertions about it
   * @throws AssertionError if there is none
   * @throws IllegalArgumentException if that is not such a name
   */
  public ImageAssert hasImage(String name) {
    Optional<StoredImage> image = content.image(name);
    if (image.isEmpty()) {
      throw failed(
          "Expecting " + server() + " to have the image\n  " + name + "\nbut " + missing(name));
    }
    return new ImageAssert(image.get(), name).as(descriptionText());
  }

  /**
   * There is no image, index or artifact of a name.
   *
   * @param name repository and tag or digest, such as {@code acme/web:1.0}
   * @return these assertions
   * @throws AssertionError if there is one
   * @throws IllegalArgumentException if that is not such a name
   */
  public S hasNoImage(String name) {
    content
        .image(name)
        .ifPresent(
            image -> {
              throw failed(
                  "Expecting "
                      + server()
                      + " not to have the image\n  "
                      + name
                      + "\nbut it has it, with the digest "
                      + image.digest());
            });
    return myself;
  }

  /**
   * A repository has exactly those tags, in any order.
   *
   * @param repository the name of the repository
   * @param tags the tags; none for a repository that may also not exist
   * @return these assertions
   * @throws AssertionError if one is missing, or another is there
   * @throws IllegalArgumentException if that is not a repository name
   */
  public S hasTags(String repository, String... tags) {
    List<String> actual = content.tags(repository);
    String instead =
        content.repositories().contains(repository) ? "" : "\nBut " + noRepository(repository);
    requireSame("the tags of " + repository, List.of(tags), actual, instead);
    return myself;
  }

  /**
   * There are exactly those repositories, in any order. Repositories may be empty.
   *
   * @param names the names
   * @return these assertions
   * @throws AssertionError if one is missing, or another is there
   */
  public S hasRepositories(String... names) {
    requireSame("the repositories", List.of(names), content.repositories(), "");
    return myself;
  }

  /**
   * A repository has a blob.
   *
   * @param repository the name of the repository
   * @param digest the digest of the blob
   * @return these assertions
   * @throws AssertionError if it has not, whatever other repositories have
   * @throws IllegalArgumentException if that is not a repository name or a digest
   */
  public S hasBlob(String repository, String digest) {
    if (!content.hasBlob(repository, digest)) {
      List<String> others =
          content.repositories().stream().filter(name -> content.hasBlob(name, digest)).toList();
      throw failed(
          "Expecting "
              + server()
              + " to have in "
              + repository
              + " the blob\n  "
              + digest
              + "\nbut "
              + (others.isEmpty()
                  ? "no repository has it"
                  : "only other repositories have it:\n" + Texts.lines(others)));
    }
    return myself;
  }

  /**
   * Every upload that was begun is completed or cancelled.
   *
   * @return these assertions
   * @throws AssertionError if one is not
   */
  public S hasNoOpenUploads() {
    List<String> open = content.openUploads();
    if (!open.isEmpty()) {
      throw failed(
          "Expecting "
              + server()
              + " to have no uploads in progress, but there "
              + (open.size() == 1 ? "is 1" : "are " + open.size())
              + ", in\n"
              + Texts.lines(open)
              + "\nand "
              + allReceived());
    }
    return myself;
  }

  /** Says which names are missing, and which are too many. */
  void requireSame(String what, List<String> wanted, List<String> actual, String more) {
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(actual);
    List<String> tooMany = new ArrayList<>(actual);
    tooMany.removeAll(wanted);
    if (!missing.isEmpty() || !tooMany.isEmpty()) {
      throw failed(
          "Expecting "
              + what
              + " in "
              + server()
              + " to be\n  "
              + wanted
              + "\nbut they are\n  "
              + actual
              + (missing.isEmpty() ? "" : "\nMissing: " + missing)
              + (tooMany.isEmpty() ? "" : "\nNot expected: " + tooMany)
              + more);
    }
  }

  private String missing(String name) {
    int at = name.indexOf('@');
    int end = at < 0 ? name.lastIndexOf(':') : at;
    String repository = name.substring(0, end);
    String reference = name.substring(end + 1);
    repository = withoutAddress(repository);
    if (!content.repositories().contains(repository)) {
      return noRepository(repository);
    }
    List<String> tags = content.tags(repository);
    String kind = at < 0 ? "tag " : "manifest ";
    return repository
        + " has no "
        + kind
        + reference
        + "."
        + (tags.isEmpty()
            ? " It has no tags"
            : at < 0 ? Texts.instead(reference, tags) : " Its tags are:\n" + Texts.lines(tags));
  }

  private String noRepository(String repository) {
    List<String> names = content.repositories();
    return names.isEmpty()
        ? "there is no repository at all: nothing was pushed to it, and " + allReceived()
        : "there is no repository " + repository + "." + Texts.instead(repository, names);
  }

  private static String withoutAddress(String repository) {
    int slash = repository.indexOf('/');
    boolean address = slash > 0 && repository.substring(0, slash).indexOf(':') > 0;
    return address ? repository.substring(slash + 1) : repository;
  }
}

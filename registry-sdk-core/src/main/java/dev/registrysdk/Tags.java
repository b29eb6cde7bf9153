package dev.registrysdk;

import dev.registrysdk.oci.Digest;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can be done with tags. See {@link RegistryClient} for threads and exceptions. */
public interface Tags {
  /**
   * Lists the tags of a repository, page by page as the stream is read.
   *
   * @param request which repository
   * @return the tags in the registry's order; lazy, its failures come while it is read
   */
  Stream<String> stream(ListTagsRequest request);

  /**
   * Lists the tags of a repository, page by page as the stream is read.
   *
   * @param request sets which repository
   * @return the tags in the registry's order; lazy, its failures come while it is read
   */
  default Stream<String> stream(Consumer<ListTagsRequest.Builder> request) {
    return stream(Requests.filled(ListTagsRequest.builder(), request).build());
  }

  /**
   * Lists the tags of a repository, page by page as the stream is read.
   *
   * @param repository for example {@code us.icr.io/acme/web}
   * @return the tags in the registry's order; lazy, its failures come while it is read
   */
  default Stream<String> stream(String repository) {
    return stream(list -> list.repository(repository));
  }

  /**
   * Lists the tags of a repository.
   *
   * @param request which repository
   * @return the tags, sorted
   */
  default List<String> list(ListTagsRequest request) {
    try (Stream<String> tags = stream(request)) {
      return tags.sorted().toList();
    }
  }

  /**
   * Lists the tags of a repository.
   *
   * @param request sets which repository
   * @return the tags, sorted
   */
  default List<String> list(Consumer<ListTagsRequest.Builder> request) {
    return list(Requests.filled(ListTagsRequest.builder(), request).build());
  }

  /**
   * Lists the tags of a repository.
   *
   * @param repository for example {@code us.icr.io/acme/web}
   * @return the tags, sorted
   */
  default List<String> list(String repository) {
    return list(list -> list.repository(repository));
  }

  /**
   * Gives an image another tag in its repository. Nothing happens if the tag points to it already.
   *
   * @param request image and tag
   * @return the digest of the image
   * @throws dev.registrysdk.error.ConflictException if the tag points to another image; {@link
   *     #move(TagRequest)} takes it away from there
   */
  Digest add(TagRequest request);

  /**
   * Gives an image another tag in its repository.
   *
   * @param request sets image and tag
   * @return the digest of the image
   */
  default Digest add(Consumer<TagRequest.Builder> request) {
    return add(Requests.filled(TagRequest.builder(), request).build());
  }

  /**
   * Gives an image another tag in its repository.
   *
   * @param image for example {@code us.icr.io/acme/web:1.0}
   * @param tag the new tag, for example {@code us.icr.io/acme/web:stable}
   * @return the digest of the image
   */
  default Digest add(String image, String tag) {
    return add(add -> add.image(image).tag(tag));
  }

  /**
   * Makes a tag point to an image of its repository, wherever it points now. The image it pointed
   * to stays, by its other tags and its digest.
   *
   * @param request image and tag
   * @return the digest of the image
   */
  Digest move(TagRequest request);

  /**
   * Makes a tag point to an image of its repository, wherever it points now.
   *
   * @param request sets image and tag
   * @return the digest of the image
   */
  default Digest move(Consumer<TagRequest.Builder> request) {
    return move(Requests.filled(TagRequest.builder(), request).build());
  }

  /**
   * Makes a tag point to an image of its repository, wherever it points now.
   *
   * @param image for example {@code us.icr.io/acme/web:1.1}
   * @param tag the tag, for example {@code us.icr.io/acme/web:stable}
   * @return the digest of the image
   */
  default Digest move(String image, String tag) {
    return move(move -> move.image(image).tag(tag));
  }

  /**
   * Removes a tag and nothing else: the image stays, by its other tags and its digest.
   *
   * @param request the tag
   * @throws dev.registrysdk.error.UnsupportedException if the registry can only delete whole
   *     images; nothing was removed then
   */
  void remove(RemoveTagRequest request);

  /**
   * Removes a tag and nothing else.
   *
   * @param request sets the tag
   */
  default void remove(Consumer<RemoveTagRequest.Builder> request) {
    remove(Requests.filled(RemoveTagRequest.builder(), request).build());
  }

  /**
   * Removes a tag and nothing else.
   *
   * @param tag for example {@code us.icr.io/acme/web:stable}
   */
  default void remove(String tag) {
    remove(remove -> remove.tag(tag));
  }
}

package dev.registrysdk.testing;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one region knows beside the content of its repositories. What it hands out is
 * guarded by its lock: use it inside {@link #locked}.
 */
final class IcrWorld {
  private final ReentrantLock lock = new ReentrantLock();
  private final String region;
  private final Clock clock;
  private final Repositories repositories;
  private final IcrNamespaces namespaces;
  private final IcrAccounts accounts;
  private final IcrTrash trash;
  private final IcrImages images;
  private final IcrRetention retention;
  private final IcrScans scans = new IcrScans();
  private final IcrExemptions exemptions = new IcrExemptions();
  private volatile String domain = "";
  private @Nullable String message;

  IcrWorld(String region, Clock clock, Repositories repositories) {
    this.region = region;
    this.clock = clock;
    this.repositories = repositories;
    this.namespaces = new IcrNamespaces(region, clock);
    this.accounts = new IcrAccounts(clock);
    this.trash = new IcrTrash(clock);
    this.images = new IcrImages(repositories, namespaces);
    this.retention = new IcrRetention(images, clock);
  }

  /** Runs one step that nothing else may disturb. */
  <T> T locked(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  /** The domain in image names; known once the port is. */
  void domain(String newDomain) {
    this.domain = newDomain;
  }

  String domain() {
    return domain;
  }

  String region() {
    return region;
  }

  Clock clock() {
    return clock;
  }

  Repositories repositories() {
    return repositories;
  }

  IcrNamespaces namespaces() {
    return namespaces;
  }

  IcrAccounts accounts() {
    return accounts;
  }

  IcrTrash trash() {
    return trash;
  }

  IcrImages images() {
    return images;
  }

  IcrRetention retention() {
    return retention;
  }

  IcrScans scans() {
    return scans;
  }

  IcrExemptions exemptions() {
    return exemptions;
  }

  Optional<String> message() {
    return Optional.ofNullable(message);
  }

  void message(@Nullable String newMessage) {
    this.message = newMessage;
  }

  /** A reference with the domain in front. */
  String named(String reference) {
    return domain + "/" + reference;
  }

  /** Takes an image with all its tags out of its repository, into the trash. */
  Optional<IcrImage> delete(String repository, String reference) {
    Optional<IcrImage> taken =
        repositories
            .find(repository)
            .flatMap(
                stored ->
                    stored.take(reference).map(tagged -> IcrImage.of(repository, stored, tagged)));
    taken.ifPresent(trash::add);
    return taken;
  }

  /** Removes a namespace with its images and its trash, for good. */
  void deleteNamespace(String namespace) {
    namespaces.remove(namespace);
    retention.forget(namespace);
    trash.forget(namespace);
    exemptions.forget(namespace);
    images.repositories(namespace).forEach(repositories::remove);
  }

  /** The bytes that an account stores: each layer once, however many images have it. */
  long storedBytes(String account) {
    return images.storedBytes(namespaces.of(account));
  }
}

package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.StoredImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * The servers of one method or one class. They start when the first parameter asks for them.
 * Thread-safe.
 */
final class Session implements AutoCloseable {
  private final Plan plan;
  private final Taken taken;
  private final LateUseWatch watch;
  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Set<List<String>> published = new LinkedHashSet<>();
  private int methods;

  private Session(Plan plan, Taken taken, LateUseWatch watch) {
    this.plan = plan;
    this.taken = taken;
    this.watch = watch;
  }

  /**
   * Begins, with images that are there from the beginning.
   *
   * @param taken what the parameters are, by which the registry of a name is told
   */
  static Session start(Plan plan, Taken taken, List<Publication> publications, LateUseWatch watch) {
    Session session = new Session(plan, taken, watch);
    try {
      publications.forEach(session::publish);
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  InMemoryRegistry registry(String name) {
    return (InMemoryRegistry)
        started("registry " + name, () -> Server.of(name, plan.startRegistry(name)));
  }

  InMemoryIam iam(String name) {
    return (InMemoryIam) started("iam " + name, () -> Server.of(name, plan.startIam()));
  }

  InMemoryIcr icr(String name) {
    if (taken.registries().isEmpty() && plan.notForRegions().isPresent()) {
      throw new ParameterResolutionException(plan.notForRegions().get());
    }
    return (InMemoryIcr)
        started(
            "icr " + name,
            () ->
                Server.of(
                    name,
                    plan.startIcr(
                        builder -> {
                          if (plan.icrAsksIam()) {
                            builder.iam(iam(""));
                          }
                        })));
  }

  synchronized StoredImage publish(Publication publication) {
    published.add(List.of(publication.registry(), publication.name()));
    String name = publication.registry();
    return taken.onlyRegion(name)
        ? publication.pushTo(icr(name))
        : publication.pushTo(registry(name));
  }

  /** The published image of a name; without a name, the only one. */
  synchronized StoredImage published(String name) {
    List<List<String>> found =
        published.stream().filter(each -> name.isEmpty() || each.get(1).equals(name)).toList();
    if (found.size() != 1) {
      throw new ParameterResolutionException(
          (found.isEmpty() ? "No image" : "More than one image")
              + " was published"
              + (name.isEmpty() ? "" : " as \"" + name + "\"")
              + (published.isEmpty()
                  ? ""
                  : "; there are " + published.stream().map(each -> each.get(1)).toList())
              + ". Write @Publish(sample = …, as = \"acme/web:1.0\") before the parameter, or"
              + " @Named(\"acme/web:1.0\") if the class or the method publishes it");
    }
    return content(found.get(0).get(0)).image(found.get(0).get(1)).orElseThrow();
  }

  /** Notes that a method begins; the first of those that run forgets what was before it. */
  synchronized void enter() {
    if (methods++ == 0) {
      servers.values().forEach(server -> server.forget().run());
    }
  }

  Faults faults(String name) {
    return taken.onlyIam(name) ? iam(name).faults() : content(name).faults();
  }

  /**
   * Notes that a method has ended. The last of those that ran answers for the faults.
   *
   * @return what is wrong
   */
  synchronized List<AssertionError> leave() {
    return --methods == 0
        ? servers.values().stream().flatMap(server -> server.untriggered().stream()).toList()
        : List.of();
  }

  synchronized List<ReceivedRequests> received() {
    return servers.values().stream().map(ReceivedRequests::of).toList();
  }

  /**
   * Closes everything, the last that was started first.
   *
   * @param user what messages call the test
   * @return what is wrong then
   */
  synchronized List<AssertionError> close(String user) {
    List<Server> all = new ArrayList<>(servers.values());
    servers.clear();
    Collections.reverse(all);
    all.forEach(server -> watch.add(server, user));
    return all.stream().flatMap(server -> LeakCheck.close(server, user).stream()).toList();
  }

  /** For a test that has not come to its end, because its constructor failed. */
  @Override
  public void close() {
    close("the test");
  }

  private InMemoryRegistry content(String name) {
    return taken.onlyRegion(name) ? icr(name).registry() : registry(name);
  }

  private synchronized Object started(String key, Supplier<Server> start) {
    Server server = servers.get(key);
    if (server == null) {
      server = start.get();
      servers.put(key, server);
    }
    return server.instance();
  }
}

package dev.registrysdk.examples.cr;

import dev.registrysdk.testing.IamKey;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.IcrScan;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * IBM Cloud in this process: IAM, and two regions of the registry with an account that has an API
 * key, namespaces and a small image.
 */
final class ServedIcr implements AutoCloseable {
  private static final String NAMESPACE = "acme";
  private static final String IMAGE = NAMESPACE + "/web";

  private final InMemoryIam iam;
  private final List<InMemoryIcr> regions;
  private final IamKey key;
  private final String account;

  private ServedIcr(InMemoryIam iam, List<InMemoryIcr> regions, IamKey key, String account) {
    this.iam = iam;
    this.regions = regions;
    this.key = key;
    this.account = account;
  }

  /**
   * Starts all three.
   *
   * @param port of the first region; the other region and IAM have the next ones. 0 for free ones
   */
  static ServedIcr start(int port) {
    List<AutoCloseable> started = new ArrayList<>();
    try {
      InMemoryIam iam = InMemoryIam.builder().port(after(port, 2)).start();
      started.add(iam);
      IamSubject owner = iam.addAccount("owner@acme.example");
      IamKey key = iam.addApiKey(owner, "first");
      List<InMemoryIcr> regions = new ArrayList<>();
      for (String region : List.of("us-south", "eu-de")) {
        InMemoryIcr icr =
            InMemoryIcr.builder().region(region).iam(iam).port(after(port, regions.size())).start();
        started.add(icr);
        regions.add(icr);
        icr.createNamespace(owner.account(), NAMESPACE);
        icr.createNamespace(owner.account(), "team-a");
      }
      fill(regions.get(0));
      return new ServedIcr(iam, regions, key, owner.account());
    } catch (RuntimeException e) {
      closeAll(started);
      throw e;
    }
  }

  private static int after(int port, int more) {
    return port == 0 ? 0 : port + more;
  }

  private static void fill(InMemoryIcr icr) {
    icr.putImage(IMAGE, "1.0", Instant.parse("2024-05-01T08:00:00Z"));
    icr.putImage(IMAGE, "1.1", Instant.parse("2024-06-01T08:00:00Z"));
    icr.scan(
        IMAGE + ":1.0",
        IcrScan.clean()
            .withVulnerability("CVE-2024-0001", "DSA-0001-1", "libfoo1", "1.2-1", "1.2-2"));
    icr.scan(IMAGE + ":1.1", IcrScan.clean());
    icr.message("This registry is in memory: what it holds is gone when it stops");
  }

  /** Logs what is asked, and forgets the record of requests, which would grow for ever. */
  void watch(Consumer<String> log) {
    for (InMemoryIcr icr : regions) {
      icr.intercept(
          (request, next) -> {
            icr.registry().clearRequests();
            Reply reply = next.proceed();
            log.accept(icr.region() + ": " + request + " -> " + reply.status());
            return reply;
          });
    }
    iam.intercept(
        (request, next) -> {
          iam.clearRequests();
          Reply reply = next.proceed();
          log.accept("iam: " + request + " -> " + reply.status());
          return reply;
        });
  }

  /** For machines. */
  Json json() {
    return new Json()
        .with("endpoint", regions.get(0).address())
        .with("iam", endpointOfIam())
        .with("account", account)
        .with("apiKey", key.value())
        .with(
            "regions",
            regions.stream()
                .map(icr -> new Json().with("name", icr.region()).with("endpoint", icr.address()))
                .toList());
  }

  /** Without a slash at its end, so that a shell can put a path behind it. */
  private String endpointOfIam() {
    return "http://" + iam.url().getAuthority();
  }

  /** For people: what to set, and what to try then. */
  List<String> lines() {
    String us = regions.get(0).address();
    String de = regions.get(1).address();
    String image = us + "/" + IMAGE;
    return List.of(
        "IBM Cloud in memory: us-south at "
            + us
            + ", eu-de at "
            + de
            + "; what it holds is gone when it stops",
        "Set these:",
        "  export CR_ENDPOINT=" + us,
        "  export CR_ACCOUNT=" + account,
        "  export IBMCLOUD_IAM_API_ENDPOINT=" + endpointOfIam(),
        "  export IBMCLOUD_API_KEY=" + key.value(),
        "and try:",
        "  cr info",
        "  cr namespace-add demo",
        "  cr image-list --va",
        "  cr image-tag " + image + ":1.1 " + image + ":stable",
        "  cr va " + image + ":1.0",
        "  cr image-rm " + image + ":1.0 --force",
        "  cr trash-list",
        "  cr image-restore " + image + ":1.0",
        "  cr retention-policy-set acme --images 5 --retain-untagged",
        "  cr quota",
        "  cr namespace-list --endpoint " + de,
        "  printenv IBMCLOUD_API_KEY | cr tags " + image + " --username iamapikey --password-stdin",
        "Stop it with Ctrl-C");
  }

  @Override
  public void close() {
    List<AutoCloseable> all = new ArrayList<>(regions);
    all.add(0, iam);
    closeAll(all);
  }

  private static void closeAll(List<AutoCloseable> all) {
    for (AutoCloseable one : all) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("Could not stop " + one, e);
      }
    }
  }
}

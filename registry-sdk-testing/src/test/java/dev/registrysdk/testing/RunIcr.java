package dev.registrysdk.testing;

import java.io.IOException;

/**
 * Runs a region with the namespace {@code birds} on a port for trying it with other programs, until
 * standard input ends. Each line on standard input prints the requests so far.
 */
final class RunIcr {
  private RunIcr() {}

  public static void main(String[] arguments) throws IOException {
    try (InMemoryIcr icr = InMemoryIcr.builder().port(Integer.parseInt(arguments[0])).start()) {
      icr.createNamespace(InMemoryIcr.ACCOUNT, "birds");
      icr.message("Hello, world!");
      System.out.println(icr.address());
      while (System.in.read() >= 0) {
        icr.requests().forEach(System.out::println);
        icr.registry().clearRequests();
      }
    }
  }
}

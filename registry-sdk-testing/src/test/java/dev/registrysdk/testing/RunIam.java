package dev.registrysdk.testing;

import java.io.IOException;

/**
 * Runs IAM on a port for trying it with other programs, until standard input ends.
 *
 * <p>Argument: the port. The account's id, its owner's API key and a trusted profile are printed;
 * the compute resource token {@code cr-token} and the virtual server get that profile.
 */
final class RunIam {
  private RunIam() {}

  public static void main(String[] arguments) throws IOException {
    try (InMemoryIam iam = InMemoryIam.builder().port(Integer.parseInt(arguments[0])).start()) {
      IamSubject owner = iam.addAccount("owner@acme.test");
      IamSubject profile = iam.addTrustedProfile(owner.account(), "cluster");
      iam.trust(profile, owner);
      iam.trustComputeResource(profile, "cr-token");
      iam.linkInstance(profile);
      System.out.println(iam.url() + " " + owner.account() + " " + profile.id());
      System.out.println(iam.addApiKey(owner, "owner-key").value());
      while (System.in.read() >= 0) {
        iam.requests().forEach(System.out::println);
        iam.clearRequests();
      }
    }
  }
}

package dev.registrysdk.examples.cr;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.testing.IamAccess;
import dev.registrysdk.testing.IamKey;
import dev.registrysdk.testing.IamSubject;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import java.nio.file.Path;

/** IBM Cloud on loopback: IAM and a registry of one account, and a shell that knows where. */
final class IbmCloud implements AutoCloseable {
  final InMemoryIam iam = InMemoryIam.start();
  final IamSubject owner = iam.addAccount(InMemoryIcr.ACCOUNT, "owner@acme.test");
  final InMemoryIcr icr = InMemoryIcr.builder().iam(iam).start();
  final IamKey ownerKey = iam.addApiKey(owner, "owner-key");
  final IamSubject ci = iam.addServiceId(owner.account(), "ci");
  final IamKey ciKey = iam.addApiKey(ci, "ci-key");
  final String image = icr.address() + "/acme/web:1.0";
  final String digest;

  IbmCloud() {
    icr.createNamespace(InMemoryIcr.ACCOUNT, "acme");
    digest = SampleImage.store(icr.registry(), "acme/web", "1.0").toString();
    iam.allow(ci, IamAccess.roles("Reader"));
  }

  /** A shell that takes these services for those of IBM Cloud. */
  Shell shell(Path home) {
    return new Shell()
        .home(home)
        .variable("IAM_ENDPOINT", iam.url().toString())
        .variable("IBMCLOUD_RESOURCE_CONTROLLER_API_ENDPOINT", iam.url().toString())
        .variable("CONTAINER_REGISTRY_URL", icr.url().toString());
  }

  @Override
  public void close() {
    icr.close();
    iam.close();
  }
}

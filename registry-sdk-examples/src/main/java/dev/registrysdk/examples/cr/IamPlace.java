package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.iam.IamEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the services of IBM Cloud are, as the variables of its own tools say it. */
final class IamPlace {
  private static final List<String> ENDPOINTS =
      List.of("IAM_ENDPOINT", "IBMCLOUD_IAM_API_ENDPOINT");
  private static final String RESOURCE_CONTROLLER = "IBMCLOUD_RESOURCE_CONTROLLER_API_ENDPOINT";
  private static final String REGISTRY = "CONTAINER_REGISTRY_URL";

  private IamPlace() {}

  /** Where IAM is, if a variable says it. */
  static Optional<IamEndpoint> endpoint(Io io) {
    return ENDPOINTS.stream()
        .flatMap(name -> io.variable(name).stream())
        .findFirst()
        .map(IamEndpoint::at);
  }

  /** The host that lists resource groups, if a variable says it. */
  static Optional<String> resourceController(Io io) {
    return io.variable(RESOURCE_CONTROLLER).map(url -> host(RESOURCE_CONTROLLER, url));
  }

  /** A registry that is one of IBM Cloud though its name does not tell, if a variable says it. */
  static Optional<String> registry(Io io) {
    return io.variable(REGISTRY).map(url -> host(REGISTRY, url));
  }

  private static String host(String name, String url) {
    try {
      String host = URI.create(url.contains("://") ? url : "https://" + url).getRawAuthority();
      return Host.parse(host == null ? "" : host).name();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + " is not a URL such as https://us.icr.io");
    }
  }
}

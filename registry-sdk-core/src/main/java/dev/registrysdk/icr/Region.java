package dev.registrysdk.icr;

import dev.registrysdk.icr.control.ServiceHosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A registry of the service. Each is a world of its own: namespaces, images, plan, quota, settings
 * and trash belong to one. The constants are those known when this version was made; any other has
 * {@link #at(String)}. Immutable.
 */
public final class Region {
  /** The multi-site registry {@code icr.io}, which also holds IBM's public images. */
  public static final Region GLOBAL = known("global", "icr.io", "registry.bluemix.net");

  /** Dallas. */
  public static final Region US_SOUTH = known("us-south", "us.icr.io", "registry.ng.bluemix.net");

  /** London. */
  public static final Region EU_GB =
      known("eu-gb", "uk.icr.io", "registry.eu-gb.bluemix.net", "uk-south");

  /** Frankfurt. */
  public static final Region EU_DE =
      known("eu-de", "de.icr.io", "registry.eu-de.bluemix.net", "eu-central");

  /** Sydney. */
  public static final Region AU_SYD =
      known("au-syd", "au.icr.io", "registry.au-syd.bluemix.net", "ap-south");

  /** Tokyo. */
  public static final Region JP_TOK = known("jp-tok", "jp.icr.io", "", "ap-north");

  /** Osaka. */
  public static final Region JP_OSA = known("jp-osa", "jp2.icr.io", "");

  /** Toronto. */
  public static final Region CA_TOR = known("ca-tor", "ca.icr.io", "");

  /** São Paulo. */
  public static final Region BR_SAO = known("br-sao", "br.icr.io", "");

  /** Madrid. */
  public static final Region EU_ES = known("eu-es", "es.icr.io", "");

  /** Montreal. */
  public static final Region CA_MON = known("ca-mon", "ca2.icr.io", "");

  /** Chennai. */
  public static final Region IN_CHE = known("in-che", "in.icr.io", "");

  /** Mumbai. */
  public static final Region IN_MUM = known("in-mum", "in2.icr.io", "");

  /** Paris; restricted. */
  public static final Region EU_FR2 = known("eu-fr2", "fr2.icr.io", "");

  private static final List<Region> KNOWN =
      List.of(
          GLOBAL, US_SOUTH, EU_GB, EU_DE, AU_SYD, JP_TOK, JP_OSA, CA_TOR, BR_SAO, EU_ES, CA_MON,
          IN_CHE, IN_MUM, EU_FR2);

  private static final String PRIVATE = "private.";
  private static final String SERVICE = "icr.io";

  private final String name;
  private final List<String> aliases;
  private final String publicDomain;
  private final String deprecatedDomain;
  private final String domain;

  private Region(
      String name, List<String> aliases, String publicDomain, String deprecated, String domain) {
    this.name = name;
    this.aliases = aliases;
    this.publicDomain = publicDomain;
    this.deprecatedDomain = deprecated;
    this.domain = domain;
  }

  private static Region known(String name, String domain, String deprecated, String... aliases) {
    return new Region(name, List.of(aliases), domain, deprecated, domain);
  }

  /**
   * The regions known by name.
   *
   * @return the constants of this class
   */
  public static List<Region> all() {
    return KNOWN;
  }

  /**
   * Finds a region by its name, alias, domain, private domain or deprecated domain, in any case.
   *
   * @param text for example {@code us-south}, {@code uk-south} or {@code de.icr.io}
   * @return the region; the one of a private domain is reached over the private network
   * @throws IllegalArgumentException if there is no such region; the message names those there are
   */
  public static Region of(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    for (Region region : KNOWN) {
      if (region.name.equals(wanted) || region.aliases.contains(wanted)) {
        return region;
      }
    }
    return ofHost(wanted).orElseThrow(() -> unknown(text));
  }

  private static IllegalArgumentException unknown(String text) {
    List<String> names = KNOWN.stream().map(Region::name).toList();
    return new IllegalArgumentException(
        "There is no region '"
            + text
            + "': use one of "
            + String.join(", ", NearestFirst.of(text.strip().toLowerCase(Locale.ROOT), names))
            + ", or Region.at(host) for a registry of another name");
  }

  /**
   * Finds the region that a host belongs to.
   *
   * @param host as in an image reference
   * @return the region whose images have this host in their names; empty for other registries
   */
  public static Optional<Region> ofHost(String host) {
    String wanted = host.toLowerCase(Locale.ROOT);
    for (Region region : KNOWN) {
      if (region.domain.equals(wanted)) {
        return Optional.of(region);
      } else if ((PRIVATE + region.publicDomain).equals(wanted)) {
        return Optional.of(region.overPrivateNetwork());
      } else if (!wanted.isEmpty() && region.deprecatedDomain.equals(wanted)) {
        return Optional.of(region.as(wanted));
      }
    }
    return Optional.empty();
  }

  /**
   * A registry at any address, for example in front of the service, or in a test.
   *
   * @param endpoint a host, {@code host:port}, or the URL {@code https://host}; a loopback address
   *     is spoken to over plain HTTP unless the HTTP options say otherwise
   * @return the region; its name is the host
   * @throws IllegalArgumentException if it is none of these, if it is a URL of plain HTTP at
   *     another address than loopback, or if it is a host of the service that has no control plane
   */
  public static Region at(String endpoint) {
    String host = Endpoint.host(endpoint);
    if (ours(host) && !serves(host)) {
      throw new IllegalArgumentException(
          "There is no control plane at "
              + host
              + ": it delivers layers or software, and is no region");
    }
    return ofHost(host).orElse(new Region(host, List.of(), host, "", host));
  }

  private static boolean ours(String host) {
    return host.equals(SERVICE) || host.endsWith("." + SERVICE);
  }

  /**
   * Finds the registry of the service that a host is, one that this version does not know included.
   *
   * @param host as in an image reference
   * @return the region; empty for hosts of others, and for those that only deliver blobs
   */
  public static Optional<Region> serving(String host) {
    return serves(host) ? Optional.of(at(host)) : Optional.empty();
  }

  /**
   * Whether a host is a registry of the service, also one that this version does not know by name.
   *
   * @param host as in an image reference, lower case
   * @return false for other registries, for hosts that only deliver content, and for {@code
   *     cp.icr.io}, which has credentials of its own
   */
  public static boolean serves(String host) {
    return ofHost(host).isPresent() || ServiceHosts.serves(host);
  }

  /**
   * This region, reached over IBM Cloud's private network.
   *
   * @return the region with the private domain; image names have that domain too
   * @throws IllegalStateException if this is not a registry of the service, but one at another
   *     address
   */
  public Region overPrivateNetwork() {
    return as(privateDomain());
  }

  private Region as(String otherDomain) {
    return new Region(name, aliases, publicDomain, deprecatedDomain, otherDomain);
  }

  /**
   * The name of the region.
   *
   * @return for example {@code us-south}
   */
  public String name() {
    return name;
  }

  /**
   * Older names.
   *
   * @return for example {@code uk-south}; often empty
   */
  public List<String> aliases() {
    return aliases;
  }

  /**
   * The registry, as in image references; also the host of the API.
   *
   * @return for example {@code us.icr.io}
   */
  public String domain() {
    return domain;
  }

  /**
   * The registry over IBM Cloud's private network.
   *
   * @return for example {@code private.us.icr.io}
   * @throws IllegalStateException if this is not a registry of the service, but one at another
   *     address
   */
  public String privateDomain() {
    if (!ours(publicDomain)) {
      throw new IllegalStateException("Only the regions have a private domain, not " + domain);
    }
    return publicDomain.startsWith(PRIVATE) ? publicDomain : PRIVATE + publicDomain;
  }

  /**
   * The old domain that still has the same content.
   *
   * @return for example {@code registry.ng.bluemix.net}
   */
  public Optional<String> deprecatedDomain() {
    return Optional.of(deprecatedDomain).filter(old -> !old.isEmpty());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Region other && name.equals(other.name) && domain.equals(other.domain);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + domain.hashCode();
  }

  /** Name and domain, for example {@code us-south (us.icr.io)}. */
  @Override
  public String toString() {
    return name.equals(domain) ? domain : name + " (" + domain + ")";
  }
}

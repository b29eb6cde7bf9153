package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * What Vulnerability Advisor finds in an image: its operating system and its vulnerabilities. The
 * exemptions of the account are applied when somebody asks: vulnerabilities make the status {@code
 * FAIL}, and {@code WARN} once all of them are exempt.
 *
 * <p>Immutable: each {@code with…} method returns a changed copy.
 *
 * <pre>{@code
 * icr.scan("birds/bluebird:1",
 *     IcrScan.clean().withVulnerability("CVE-2024-0001", "DSA-0001-1", "libfoo1", "1.2-1", "1.2-2"));
 * }</pre>
 */
public final class IcrScan {
  /** How far the scan has come, before anything is judged. */
  enum State {
    SCANNED,
    INCOMPLETE,
    UNSUPPORTED,
    UNSCANNED
  }

  /** An image that nobody has scanned. */
  static final IcrScan NONE = new IcrScan(State.UNSCANNED, Distribution.NONE, List.of());

  private final State state;
  private final Distribution distribution;
  private final List<Vulnerability> vulnerabilities;

  private IcrScan(State state, Distribution distribution, List<Vulnerability> vulnerabilities) {
    this.state = state;
    this.distribution = distribution;
    this.vulnerabilities = List.copyOf(vulnerabilities);
  }

  /**
   * A scan of Debian 12 that finds nothing: status {@code OK}.
   *
   * @return the result
   */
  public static IcrScan clean() {
    return new IcrScan(State.SCANNED, new Distribution("debian", "12", "bookworm"), List.of());
  }

  /**
   * An image without an operating system that the scanner knows: status {@code UNSUPPORTED}.
   *
   * @return the result
   */
  public static IcrScan unsupported() {
    return new IcrScan(State.UNSUPPORTED, Distribution.NONE, List.of());
  }

  /**
   * A scan that is not finished: status {@code INCOMPLETE}.
   *
   * @return the result
   */
  public static IcrScan incomplete() {
    return new IcrScan(State.INCOMPLETE, Distribution.NONE, List.of());
  }

  /**
   * The same with another operating system.
   *
   * @param id the distribution, for example {@code ubuntu}
   * @param version its version, for example {@code 24.04}
   * @param codeName the name of the version, for example {@code noble}
   * @return a copy
   */
  public IcrScan withDistribution(String id, String version, String codeName) {
    return new IcrScan(state, new Distribution(id, version, codeName), vulnerabilities);
  }

  /**
   * The same with one more vulnerable package. A CVE that is there already gets one more security
   * notice.
   *
   * @param cveId the vulnerability, for example {@code CVE-2024-0001}
   * @param noticeId the security notice about it, for example {@code DSA-0001-1}
   * @param packageName the package
   * @param installedVersion its version in the image
   * @param fixVersion the first version without the vulnerability
   * @return a copy
   */
  public IcrScan withVulnerability(
      String cveId,
      String noticeId,
      String packageName,
      String installedVersion,
      String fixVersion) {
    Notice notice = new Notice(noticeId, packageName, installedVersion, fixVersion);
    List<Vulnerability> more = new ArrayList<>();
    boolean known = false;
    for (Vulnerability vulnerability : vulnerabilities) {
      boolean same = vulnerability.cveId.equals(cveId);
      known |= same;
      more.add(same ? vulnerability.with(notice) : vulnerability);
    }
    if (!known) {
      more.add(new Vulnerability(cveId, List.of(notice)));
    }
    return new IcrScan(state, distribution, more);
  }

  @Override
  public String toString() {
    return state + " with " + vulnerabilities.size() + " vulnerabilities";
  }

  State state() {
    return state;
  }

  Distribution distribution() {
    return distribution;
  }

  List<Vulnerability> vulnerabilities() {
    return vulnerabilities;
  }

  record Distribution(String id, String version, String codeName) {
    static final Distribution NONE = new Distribution("", "", "");
  }

  record Notice(String id, String packageName, String installedVersion, String fixVersion) {}

  record Vulnerability(String cveId, List<Notice> notices) {
    Vulnerability {
      notices = List.copyOf(notices);
    }

    Vulnerability with(Notice notice) {
      List<Notice> more = new ArrayList<>(notices);
      more.add(notice);
      return new Vulnerability(cveId, more);
    }
  }
}

package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.InMemoryIcr;
import java.util.List;
import java.util.Map;

/** Assertions about an {@link InMemoryIcr}. */
public final class IcrAssert extends ContentAssert<IcrAssert, InMemoryIcr> {
  private final String account;

  IcrAssert(InMemoryIcr actual, String account) {
    super(actual, IcrAssert.class, actual.registry());
    this.account = account;
  }

  /**
   * Says whose namespaces and trash are meant.
   *
   * @param id the account's id, {@link InMemoryIcr#ACCOUNT} unless this is said
   * @return assertions about that account
   */
  public IcrAssert inAccount(String id) {
    return new IcrAssert(actual, id).as(descriptionText());
  }

  /**
   * The account has exactly those namespaces, in any order.
   *
   * @param names the names
   * @return these assertions
   * @throws AssertionError if one is missing, or another is there
   */
  public IcrAssert hasNamespaces(String... names) {
    requireSame("the namespaces", List.of(names), actual.namespaces(account), otherAccount());
    return this;
  }

  /**
   * An image is in the trash.
   *
   * @param name repository and digest or former tag, such as {@code birds/bluebird:1}
   * @return these assertions
   * @throws AssertionError if it is not there
   */
  public IcrAssert hasInTrash(String name) {
    List<String> there = trash();
    if (!there.contains(name) && !actual.trash(account).containsKey(name)) {
      throw failed(
          "Expecting "
              + server()
              + " to have in the trash\n  "
              + name
              + "\nbut "
              + (there.isEmpty()
                  ? "the trash is empty" + otherAccount()
                  : "there is no such image." + Texts.instead(name, there)));
    }
    return this;
  }

  /**
   * The trash is empty.
   *
   * @return these assertions
   * @throws AssertionError if it is not
   */
  public IcrAssert hasEmptyTrash() {
    List<String> there = trash();
    if (!there.isEmpty()) {
      throw failed(
          "Expecting the trash of " + server() + " to be empty, but it has\n" + Texts.lines(there));
    }
    return this;
  }

  /** A hint, if it looks as if another account was meant. */
  private String otherAccount() {
    return actual.namespaces(account).isEmpty()
        ? "\nThe account " + account + " has no namespaces. If another is meant, say inAccount(…)"
        : "";
  }

  /** What is in the trash, by its former tags; by its digest if it had none. */
  private List<String> trash() {
    return actual.trash(account).entrySet().stream().flatMap(each -> names(each).stream()).toList();
  }

  private static List<String> names(Map.Entry<String, List<String>> item) {
    String repository = item.getKey().substring(0, item.getKey().indexOf('@'));
    return item.getValue().isEmpty()
        ? List.of(item.getKey())
        : item.getValue().stream().map(tag -> repository + ":" + tag).toList();
  }
}

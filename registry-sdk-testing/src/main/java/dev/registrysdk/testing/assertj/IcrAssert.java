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
   * Says whose namespaces and trash are meant. Unless it is said, those of everybody's account in a
   * region without IAM. An account that does not exist makes every assertion about it fail: nothing
   * is in its trash, whatever was deleted.
   *
   * @param id the account's id
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
   * @throws AssertionError if one is missing, or another is there, or if there is no such account
   */
  public IcrAssert hasNamespaces(String... names) {
    requireAccount();
    requireSame(
        "the namespaces of the account " + account,
        List.of(names),
        actual.namespaces(account),
        otherAccount());
    return this;
  }

  /**
   * An image is in the trash.
   *
   * @param name repository and digest or former tag, such as {@code birds/bluebird:1}
   * @return these assertions
   * @throws AssertionError if it is not there, or if there is no such account
   */
  public IcrAssert hasInTrash(String name) {
    requireAccount();
    List<String> there = trash();
    if (!there.contains(name) && !actual.trash(account).containsKey(name)) {
      throw failed(
          "Expecting "
              + server()
              + " to have in the trash of the account "
              + account
              + "\n  "
              + name
              + "\nbut "
              + (there.isEmpty()
                  ? "the trash is empty" + otherAccount()
                  : "there is no such image." + Texts.instead(name, there)));
    }
    return this;
  }

  /**
   * The trash of the account is empty.
   *
   * @return these assertions
   * @throws AssertionError if it is not, or if there is no such account
   */
  public IcrAssert hasEmptyTrash() {
    requireAccount();
    List<String> there = trash();
    if (!there.isEmpty()) {
      throw failed(
          "Expecting the trash of the account "
              + account
              + " in "
              + server()
              + " to be empty, but it has\n"
              + Texts.lines(there));
    }
    return this;
  }

  /** Nothing that is said of an account that does not exist would prove anything. */
  private void requireAccount() {
    List<String> accounts = actual.accounts();
    if (!accounts.contains(account)) {
      throw failed(
          "Expecting "
              + server()
              + " to have the account\n  "
              + account
              + "\nbut "
              + (accounts.isEmpty()
                  ? "it has none: make one with addAccount(…) of its InMemoryIam"
                  : "it has\n" + Texts.lines(accounts) + "\nSay which is meant with inAccount(…)"));
    }
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

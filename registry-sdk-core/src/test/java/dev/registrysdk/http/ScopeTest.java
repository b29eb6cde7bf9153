package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ScopeTest {
  @Test
  void actionsAreSortedAndFreeOfDuplicates() {
    assertThat(Scope.repository("acme/web", "push", "pull", "push"))
        .hasToString("repository:acme/web:pull,push")
        .isEqualTo(Scope.repository("acme/web", "pull", "push"))
        .hasSameHashCodeAs(Scope.repository("acme/web", "pull", "push"));
  }

  @Test
  void starStandsForAllActions() {
    Scope all = Scope.repository("acme/web", "pull", "*");
    assertThat(all).hasToString("repository:acme/web:*");
    assertThat(all.covers(Scope.repository("acme/web", "delete"))).isTrue();
    assertThat(Scope.catalog()).hasToString("registry:catalog:*");
  }

  @Test
  void coversNeedsTheSameResourceAndEveryAction() {
    Scope pull = Scope.repository("acme/web", "pull");
    Scope push = Scope.repository("acme/web", "pull", "push");
    assertThat(push.covers(pull)).isTrue();
    assertThat(pull.covers(push)).isFalse();
    assertThat(push.covers(Scope.repository("acme/db", "pull"))).isFalse();
  }

  @Test
  void mergeIsTheUnionOfTheActions() {
    assertThat(Scope.repository("acme/web", "pull").merge(Scope.repository("acme/web", "delete")))
        .hasToString("repository:acme/web:delete,pull");
  }

  @Test
  void mergeRefusesAnotherResource() {
    assertThatThrownBy(() -> Scope.repository("acme/web", "pull").merge(Scope.catalog()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Scopes of different resources cannot be merged: repository:acme/web:pull and"
                + " registry:catalog:*");
  }

  @Test
  void pathsThatWouldChangeTheMeaningAreRefused() {
    for (String path : List.of("", "a:b", "a b", "a,b", "A")) {
      assertThatThrownBy(() -> Scope.repository(path, "pull"))
          .hasMessage(
              "A repository path has lower-case letters, digits, '.', '_', '-' and '/': " + path);
    }
  }

  @Test
  void scopesOfAChallengeKeepTheirClassAndTheColonsOfTheirNames() {
    assertThat(
            Scope.parseAll(
                "repository(plugin):host:5000/a:push,pull repository:b:pull repository:b:push  x"))
        .hasToString("[repository(plugin):host:5000/a:pull,push, repository:b:pull,push]");
  }
}

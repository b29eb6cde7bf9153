package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.distribution.BlobUpload;
import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.icr.Messages;
import dev.registrysdk.icr.Namespaces;
import dev.registrysdk.icr.Plans;
import dev.registrysdk.icr.Quotas;
import dev.registrysdk.icr.RetentionPolicies;
import dev.registrysdk.icr.Settings;
import dev.registrysdk.icr.Trash;
import dev.registrysdk.icr.va.Exemptions;
import dev.registrysdk.icr.va.VulnerabilityAdvisor;
import dev.registrysdk.oci.Manifest;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A user's test can put something of its own in the place of everything that a client gives. */
class StubbingTest {
  /** What does something, in contrast to what tells something. */
  private static final List<Class<?>> GROUPS =
      List.of(
          RegistryClient.class,
          Images.class,
          Tags.class,
          Repositories.class,
          Namespaces.class,
          Trash.class,
          RetentionPolicies.class,
          Quotas.class,
          Plans.class,
          Settings.class,
          Messages.class,
          VulnerabilityAdvisor.class,
          Exemptions.class,
          RemoteRepository.class,
          BlobUpload.class,
          ImageStore.class,
          ImageReader.class,
          ImageWriter.class);

  private final Set<Class<?>> reachable = reachable();

  @Test
  void clientAndGroupsAreInterfacesThatAnybodyMayImplement() {
    assertThat(GROUPS)
        .allMatch(Class::isInterface)
        .noneMatch(Class::isSealed)
        .allMatch(group -> Modifier.isPublic(group.getModifiers()));
    assertThat(reachable).containsAll(GROUPS);
  }

  @Test
  void everyAnswerCanBeBuilt() {
    List<Class<?>> answers =
        reachable.stream().filter(type -> !GROUPS.contains(type)).collect(Collectors.toList());

    assertThat(answers)
        .hasSizeGreaterThan(40)
        .allMatch(type -> Modifier.isPublic(type.getModifiers()))
        .allMatch(StubbingTest::canBeMade);
  }

  @Test
  void manifestIsOneOfTwoThatCanBeBuilt() {
    assertThat(Manifest.class.getPermittedSubclasses()).allMatch(StubbingTest::canBeMade);
  }

  @Test
  void everyVerbHasOneFormToImplement() {
    for (Class<?> group : GROUPS) {
      Map<String, Long> abstractForms =
          Arrays.stream(group.getMethods())
              .filter(method -> Modifier.isAbstract(method.getModifiers()))
              .collect(Collectors.groupingBy(Method::getName, Collectors.counting()));
      // Copying between places is the engine's own request, and an image has two kinds of names.
      abstractForms.remove(group == Images.class ? "copy" : "image");
      abstractForms.remove(group == BlobUpload.class ? "finish" : "");

      assertThat(abstractForms.values()).as(group.getName()).allMatch(forms -> forms == 1);
    }
  }

  private static boolean canBeMade(Class<?> type) {
    if (type.isEnum() || type.isRecord()) {
      return true;
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).allMatch(StubbingTest::canBeMade);
    }
    return publicStatic(type)
        .anyMatch(method -> method.getReturnType() == type || builds(method.getReturnType(), type));
  }

  private static Stream<Method> publicStatic(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()));
  }

  private static boolean builds(Class<?> builder, Class<?> type) {
    return Modifier.isPublic(builder.getModifiers())
        && Arrays.stream(builder.getMethods())
            .filter(method -> method.getName().equals("build"))
            .anyMatch(method -> type.isAssignableFrom(method.getReturnType()));
  }

  /** Every type of ours that somebody can get from a client, from what it returns, and so on. */
  private static Set<Class<?>> reachable() {
    Set<Class<?>> seen = new TreeSet<>(Comparator.comparing(Class::getName));
    Deque<Class<?>> left = new ArrayDeque<>(List.of(RegistryClient.class));
    while (!left.isEmpty()) {
      Class<?> type = left.remove();
      if (type.getName().startsWith(HousePlan.BASE + ".") && seen.add(type)) {
        Arrays.stream(type.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .forEach(method -> left.addAll(classes(method.getGenericReturnType())));
        if (type.isSealed()) {
          left.addAll(List.of(type.getPermittedSubclasses()));
        }
      }
    }
    return seen;
  }

  private static Set<Class<?>> classes(Type type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    if (type instanceof Class<?> plain) {
      found.add(plain.isArray() ? plain.getComponentType() : plain);
    } else if (type instanceof ParameterizedType generic) {
      found.addAll(classes(generic.getRawType()));
      Arrays.stream(generic.getActualTypeArguments()).forEach(a -> found.addAll(classes(a)));
    } else if (type instanceof WildcardType wildcard) {
      Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> found.addAll(classes(bound)));
    }
    return found;
  }
}

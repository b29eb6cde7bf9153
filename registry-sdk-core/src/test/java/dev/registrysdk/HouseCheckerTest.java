package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.HouseArrows.Arrow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the house can fail: what breaks them is planted here and must be found. */
class HouseCheckerTest {
  @TempDir Path directory;

  @Test
  void anArrowUpwardsIsFoundInCompiledClasses() throws IOException {
    plant("dev.registrysdk.error", "public final class Trap {}");
    plant("dev.registrysdk.oci", "final class Planted { dev.registrysdk.error.Trap trap; }");

    assertThat(complaints(compiled()))
        .containsExactly(
            "dev.registrysdk.oci.Planted uses dev.registrysdk.error.Trap: room oci imports only json;"
                + " move the class to the room that needs it, or hand in what it needs from above");
  }

  @Test
  void anArrowThatIsOnlyInTheBodyOfAMethodIsFoundToo() throws IOException {
    plant("dev.registrysdk", "public final class Door { public static void open() {} }");
    plant(
        "dev.registrysdk.copy",
        "final class Planted { void f() { dev.registrysdk.Door.open(); } }");

    assertThat(complaints(compiled()))
        .containsExactly(
            "dev.registrysdk.copy.Planted uses dev.registrysdk.Door: room copy imports only error,"
                + " oci, store, work; move the class to the room that needs it, or hand in what it"
                + " needs from above");
  }

  @Test
  void aLibraryInTheWrongRoomIsFound() throws IOException {
    plant("retrofit2", "public interface Call {}");
    plant("dev.registrysdk.oci", "final class Planted { retrofit2.Call call; }");
    plant("dev.registrysdk.http", "final class Allowed { retrofit2.Call call; }");

    assertThat(complaints(compiled()))
        .containsExactly(
            "dev.registrysdk.oci.Planted uses retrofit2.Call: room oci sees only the libraries"
                + " moshi; wrap it in a room that does, and use that room's own words");
  }

  @Test
  void aLibraryThatNobodyMaySeeIsFound() {
    assertThat(HousePlan.complaint(new Arrow("dev.registrysdk.error.A", "com.google.gson.Gson")))
        .contains(
            "dev.registrysdk.error.A uses com.google.gson.Gson: room error sees no such library;"
                + " wrap it in a room that does, and use that room's own words");
  }

  @Test
  void aRoomWithoutARowIsFound() {
    assertThat(HousePlan.complaint(new Arrow("dev.registrysdk.util.A", "java.lang.Object")))
        .contains(
            "dev.registrysdk.util.A is in a room without a row in HousePlan; add the row, or move"
                + " the class");
  }

  @ParameterizedTest
  @CsvSource({
    "dev.registrysdk.RegistryClient, dev.registrysdk.mirror.MirrorPlan",
    "dev.registrysdk.icr.Namespaces, dev.registrysdk.icr.model.Namespace",
    "dev.registrysdk.build.Layers, org.apache.commons.compress.archivers.tar.TarFile",
    "dev.registrysdk.store.Blob, java.io.InputStream",
    "dev.registrysdk.store.Blob, okio.Buffer",
    "dev.registrysdk.store.Blob, dev.registrysdk.store.VerifyingStream"
  })
  void whatThePlanAllowsIsNoReasonToComplain(String from, String to) {
    assertThat(HousePlan.complaint(new Arrow(from, to))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dev.registrysdk.icr.model.Namespace, dev.registrysdk.icr.Namespaces",
    "dev.registrysdk.mirror.MirrorPlan, dev.registrysdk.RegistryClient",
    "dev.registrysdk.copy.Copier, dev.registrysdk.distribution.RemoteRegistry",
    "dev.registrysdk.copy.Copier, okhttp3.Response",
    "dev.registrysdk.build.Layers, com.squareup.moshi.Moshi"
  })
  void whatThePlanDoesNotAllowIsFound(String from, String to) {
    assertThat(HousePlan.complaint(new Arrow(from, to))).isPresent();
  }

  @Test
  void aCircleOfPackagesIsFound() {
    List<Arrow> arrows = new ArrayList<>();
    arrows.add(new Arrow("dev.registrysdk.a.A", "dev.registrysdk.b.B"));
    arrows.add(new Arrow("dev.registrysdk.b.B", "dev.registrysdk.c.C"));
    assertThat(HouseArrows.circle(arrows)).isEmpty();

    arrows.add(new Arrow("dev.registrysdk.c.D", "dev.registrysdk.b.E"));

    assertThat(HouseArrows.circle(arrows))
        .contains(List.of("dev.registrysdk.b", "dev.registrysdk.c", "dev.registrysdk.b"));
  }

  @Test
  void aLongFileIsFound() throws IOException {
    plant("a", "final class Long {" + "\n".repeat(500) + "}");

    assertThat(HouseRules.longFiles(sources()))
        .containsExactly(
            "Long.java has 501 lines, the limit is 500; give one of its subjects a class of its"
                + " own");
    assertThat(HouseRules.fileSizes(sources())).hasSize(2);
  }

  @Test
  void aLongMethodIsFoundByTheLinesOfItsBody() throws IOException {
    plant("a", "final class M {\n void fits() {" + "\n".repeat(59) + "}\n}");
    plant("b", "final class N {\n void grows() {" + "\n".repeat(60) + "}\n}");

    assertThat(HouseRules.longMethods(sources()))
        .containsExactly("N.java:2 grows has more than 60 lines; name its steps as methods");
  }

  @Test
  void tooFewHiddenTypesAreFound() throws IOException {
    plant("a", "public final class A {}");
    plant("b", "public final class B {} final class C { public static final class D {} }");

    assertThat(HouseRules.hiddenTypes(sources()))
        .containsExactly(
            "1 of 3 top-level types are hidden, at least 45 % should be; make package-private what"
                + " no other room needs");
  }

  @Test
  void aPackageWithoutItsMarkIsFound() throws IOException {
    plant("a", "final class A {}");
    plant("b", "final class B {}");
    write("b", "package-info", "package b;");
    plant("c", "final class C {}");
    write("c", "package-info", "@org.jspecify.annotations.NullMarked package c;");

    assertThat(HouseRules.packagesWithoutDescription(sources()))
        .containsExactly(
            "module a has no package-info.java with @NullMarked; write its one sentence",
            "module b has no package-info.java with @NullMarked; write its one sentence");
  }

  @Test
  void classesThatCanBeExtendedAreFound() throws IOException {
    plant("a", "class A {\n static class Inner {}\n final Object o = new Object() {};\n}");
    plant("b", "abstract class B {}");
    plant("c", "sealed class C permits C.D { static final class D extends C {} }");
    plant("d", "interface D { enum E {} record F() {} @interface G {} }");

    assertThat(HouseRules.openClasses(sources()))
        .containsExactlyInAnyOrder(
            "A.java:1 class A can be extended; make it final, or sealed if its heirs are known",
            "A.java:2 class Inner can be extended; make it final, or sealed if its heirs are known",
            "B.java:1 class B can be extended; make it final, or sealed if its heirs are known");
  }

  @Test
  void staticStateIsFound() throws IOException {
    plant("a", "final class A { static int count; static final int LIMIT = 1; int own; }");
    plant("b", "interface B { int LIMIT = 1; }");

    assertThat(HouseRules.staticState(sources()))
        .containsExactly(
            "A.java:1 field count is static state that changes; keep it in an object that has an"
                + " owner");
  }

  @Test
  void aMentionInCodeIsFoundAndOneInACommentOrStringIsNot() throws IOException {
    plant("a", "final class A { void f() { System.out.println(1); } }");
    plant("b", "/** Not {@link System#out}. */ final class B { String s = \"System.out\"; }");
    plant(
        "c", "final class C { void f(C System) { System.out(); java.lang.System.out.flush(); } }");
    plant("d", "import static java.lang.System.out;\nfinal class D {}");

    assertThat(HouseRules.mentions(sources(), "System.out", "throw"))
        .containsExactly(
            "A.java:1 mentions System.out; throw",
            "C.java:1 mentions System.out; throw",
            "D.java:1 mentions System.out; throw");
  }

  @Test
  void aTypeThatIsOnlyImportedIsFound() throws IOException {
    plant("a", "import okhttp3.OkHttpClient;\nfinal class A { OkHttpClient.Builder builder; }");

    assertThat(HouseRules.mentions(sources(), "OkHttpClient", "no"))
        .containsExactly(
            "A.java:1 mentions OkHttpClient; no", "A.java:2 mentions OkHttpClient; no");
  }

  /** Puts a source into the module; it is named after its first type. */
  private void plant(String packageName, String source) throws IOException {
    String type = source.replaceAll("(?s).*?(?:class|interface) (\\w+).*", "$1");
    write(packageName, type, "package " + packageName + "; " + source);
  }

  private void write(String packageName, String name, String source) throws IOException {
    Path file =
        directory
            .resolve("module/src/main/java")
            .resolve(packageName.replace('.', '/'))
            .resolve(name + ".java");
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, source);
  }

  private HouseSources sources() throws IOException {
    return HouseSources.in(directory);
  }

  private List<Arrow> compiled() throws IOException {
    Path classes = directory.resolve("classes");
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
    sources().files().forEach(file -> arguments.add(file.path().toString()));
    assertThat(HouseArrows.run("javac", arguments.toArray(String[]::new))).isEmpty();
    return HouseArrows.in(classes, directory.resolve("scratch"));
  }

  private static List<String> complaints(List<Arrow> arrows) {
    return arrows.stream().flatMap(arrow -> HousePlan.complaint(arrow).stream()).toList();
  }
}

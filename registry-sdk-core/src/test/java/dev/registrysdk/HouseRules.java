package dev.registrysdk;

import dev.registrysdk.HouseSources.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules of the house for sources. Each answers with its complaints: culprit, rule, advice. */
final class HouseRules {
  static final int LONGEST_FILE = 500;
  static final int MEDIAN_FILE = 90;
  static final int NINETIETH_FILE = 250;
  static final int LONGEST_METHOD = 60;
  static final int HIDDEN_PERCENT = 45;

  private HouseRules() {}

  static List<String> longFiles(HouseSources sources) {
    return sources.files().stream()
        .filter(file -> file.lines().size() > LONGEST_FILE)
        .map(
            file ->
                file.name()
                    + " has "
                    + file.lines().size()
                    + " lines, the limit is "
                    + LONGEST_FILE
                    + "; give one of its subjects a class of its own")
        .toList();
  }

  static List<String> fileSizes(HouseSources sources) {
    List<Integer> sizes =
        sources.code().files().stream().map(file -> file.lines().size()).sorted().toList();
    List<String> complaints = new ArrayList<>();
    for (int[] limit : new int[][] {{50, MEDIAN_FILE}, {90, NINETIETH_FILE}}) {
      int size = sizes.isEmpty() ? 0 : sizes.get((sizes.size() - 1) * limit[0] / 100);
      if (size > limit[1]) {
        complaints.add(
            limit[0]
                + " % of the files may have more than "
                + size
                + " lines, the limit is "
                + limit[1]
                + "; split the larger ones by subject");
      }
    }
    return complaints;
  }

  static List<String> longMethods(HouseSources sources) {
    return parts(sources, "METHOD")
        .filter(method -> method.parts("body").stream().anyMatch(HouseRules::tooLong))
        .map(
            method ->
                method.place()
                    + " "
                    + method.text("name")
                    + " has more than "
                    + LONGEST_METHOD
                    + " lines; name its steps as methods")
        .toList();
  }

  private static boolean tooLong(JavaTree body) {
    return body.lines() > LONGEST_METHOD;
  }

  static List<String> hiddenTypes(HouseSources sources) {
    List<JavaTree> types =
        sources.code().files().stream()
            .flatMap(file -> file.tree().parts("typeDecls").stream())
            .toList();
    long hidden = types.stream().filter(type -> !type.modifiers().contains("public")).count();
    return hidden * 100 >= (long) HIDDEN_PERCENT * types.size()
        ? List.of()
        : List.of(
            hidden
                + " of "
                + types.size()
                + " top-level types are hidden, at least "
                + HIDDEN_PERCENT
                + " % should be; make package-private what no other room needs");
  }

  static List<String> packagesWithoutDescription(HouseSources sources) {
    Set<String> described = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (Source file : sources.files()) {
      String place = file.module() + " " + file.packageName();
      used.add(place);
      boolean marked =
          file.tree().parts("packageAnnotations").stream()
              .anyMatch(annotation -> annotation.text("annotationType").endsWith("NullMarked"));
      if (file.describesPackage() && marked) {
        described.add(place);
      }
    }
    used.removeAll(described);
    return used.stream()
        .map(place -> place + " has no package-info.java with @NullMarked; write its one sentence")
        .toList();
  }

  static List<String> openClasses(HouseSources sources) {
    return sources.files().stream()
        .flatMap(file -> file.types().stream())
        .filter(type -> type.is("CLASS"))
        .filter(type -> !type.modifiers().contains("final"))
        .filter(type -> !type.modifiers().contains("sealed"))
        .map(
            type ->
                type.place()
                    + " class "
                    + type.text("simpleName")
                    + " can be extended; make it final, or sealed if its heirs are known")
        .toList();
  }

  static List<String> staticState(HouseSources sources) {
    return sources.files().stream()
        .flatMap(file -> file.types().stream())
        .flatMap(type -> type.parts("members").stream())
        .filter(member -> member.is("VARIABLE"))
        .filter(field -> field.modifiers().contains("static"))
        .filter(field -> !field.modifiers().contains("final"))
        .map(
            field ->
                field.place()
                    + " field "
                    + field.text("name")
                    + " is static state that changes; keep it in an object that has an owner")
        .toList();
  }

  /** Complains wherever code, not a comment, names something. */
  static List<String> mentions(HouseSources sources, String name, String advice) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return parts(sources, "IDENTIFIER", "MEMBER_SELECT")
        .filter(part -> part.text("name").equals(last) || part.text("identifier").equals(last))
        .filter(part -> part.toString().equals(name) || part.toString().endsWith("." + name))
        .map(part -> part.place() + " mentions " + name + "; " + advice)
        .distinct()
        .toList();
  }

  private static Stream<JavaTree> parts(HouseSources sources, String... kinds) {
    return sources.files().stream()
        .flatMap(file -> file.parts().stream())
        .filter(part -> part.is(kinds));
  }
}

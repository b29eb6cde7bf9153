package dev.registrysdk;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** The rules of the house for sources. Each answers with its complaints: culprit, rule, advice. */
final class HouseRules {
  static final int LONGEST_FILE = 500;
  static final int MEDIAN_FILE = 90;
  static final int NINETIETH_FILE = 250;
  static final int LONGEST_METHOD = 60;
  static final int HIDDEN_PERCENT = 45;

  private HouseRules() {}

  static List<String> longFiles(HouseSources sources) {
    String complaint =
        "%s has %s lines, the limit is %s; give one of its subjects a class of its own";
    return sources.files().stream()
        .filter(file -> file.size() > LONGEST_FILE)
        .map(file -> complaint.formatted(file.name(), file.size(), LONGEST_FILE))
        .toList();
  }

  static List<String> fileSizes(HouseSources sources) {
    List<Integer> sizes =
        sources.only(file -> !file.describesPackage()).files().stream()
            .map(JavaFile::size)
            .sorted()
            .toList();
    String complaint =
        "%s %% of the files may have more than %s lines, the limit is %s;"
            + " split the larger ones by subject";
    List<String> complaints = new ArrayList<>();
    for (int[] limit : new int[][] {{50, MEDIAN_FILE}, {90, NINETIETH_FILE}}) {
      int size = sizes.isEmpty() ? 0 : sizes.get((sizes.size() - 1) * limit[0] / 100);
      if (size > limit[1]) {
        complaints.add(complaint.formatted(limit[0], size, limit[1]));
      }
    }
    return complaints;
  }

  static List<String> longMethods(HouseSources sources) {
    String complaint = "%s %s has more than %s lines; name its steps as methods";
    return sources
        .parts(MethodTree.class)
        .filter(method -> method.tree().getBody() != null)
        .filter(method -> method.file().lines(method.tree().getBody()) > LONGEST_METHOD)
        .map(method -> complaint.formatted(method.place(), method.tree().getName(), LONGEST_METHOD))
        .toList();
  }

  static List<String> hiddenTypes(HouseSources sources) {
    List<ClassTree> types =
        sources.files().stream()
            .flatMap(file -> file.tree().getTypeDecls().stream())
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .toList();
    long hidden = types.stream().filter(type -> !is(type.getModifiers(), Modifier.PUBLIC)).count();
    String complaint =
        "%s of %s top-level types are hidden, at least %s %% should be;"
            + " make package-private what no other room needs";
    return hidden * 100 >= (long) HIDDEN_PERCENT * types.size()
        ? List.of()
        : List.of(complaint.formatted(hidden, types.size(), HIDDEN_PERCENT));
  }

  static List<String> packagesWithoutDescription(HouseSources sources) {
    Set<String> packages = new TreeSet<>();
    sources.files().forEach(file -> packages.add(file.module() + " " + file.packageName()));
    sources.files().stream()
        .filter(file -> file.describesPackage() && nullMarked(file))
        .forEach(file -> packages.remove(file.module() + " " + file.packageName()));
    return packages.stream()
        .map(place -> place + " has no package-info.java with @NullMarked; write its one sentence")
        .toList();
  }

  private static boolean nullMarked(JavaFile file) {
    return file.tree().getPackageAnnotations().stream()
        .anyMatch(mark -> mark.getAnnotationType().toString().endsWith("NullMarked"));
  }

  static List<String> openClasses(HouseSources sources) {
    String complaint =
        "%s class %s can be extended; make it final, or sealed if its heirs are known";
    return sources
        .parts(ClassTree.class)
        .filter(type -> type.tree().getKind() == Tree.Kind.CLASS)
        .filter(type -> !type.tree().getSimpleName().isEmpty()) // an anonymous class has no heirs
        .filter(type -> !is(type.tree().getModifiers(), Modifier.FINAL))
        .filter(type -> !is(type.tree().getModifiers(), Modifier.SEALED))
        .map(type -> complaint.formatted(type.place(), type.tree().getSimpleName()))
        .toList();
  }

  static List<String> staticState(HouseSources sources) {
    String complaint =
        "%s field %s is static state that changes; keep it in an object that has an owner";
    return sources
        .parts(VariableTree.class)
        .filter(field -> is(field.tree().getModifiers(), Modifier.STATIC))
        .filter(field -> !is(field.tree().getModifiers(), Modifier.FINAL))
        .map(field -> complaint.formatted(field.place(), field.tree().getName()))
        .toList();
  }

  private static boolean is(ModifiersTree modifiers, Modifier modifier) {
    return modifiers.getFlags().contains(modifier);
  }

  /** Complains wherever code, not a comment, names something. */
  static List<String> mentions(HouseSources sources, String name, String advice) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return sources
        .parts(ExpressionTree.class)
        .filter(part -> lastName(part.tree()).equals(last))
        .filter(part -> ("." + part.tree()).replace("::", ".").endsWith("." + name))
        .map(part -> part.place() + " mentions " + name + "; " + advice)
        .distinct()
        .toList();
  }

  private static String lastName(ExpressionTree part) {
    return part instanceof IdentifierTree name
        ? name.getName().toString()
        : part instanceof MemberSelectTree member
            ? member.getIdentifier().toString()
            : part instanceof MemberReferenceTree method ? method.getName().toString() : "";
  }
}

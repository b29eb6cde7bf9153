package dev.registrysdk;

import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a Java source as the JDK's own compiler parses it ({@code com.sun.source.tree}): its
 * kind, its parts by name, and its lines.
 *
 * <p>The compiler is reached by reflection, because tests are compiled as a part of their module
 * and that module does not read {@code jdk.compiler}.
 */
final class JavaTree {
  private static final Class<?> TREE = type("com.sun.source.tree.Tree");

  /** The public methods of each type; asking for them takes longer than calling them. */
  private static final ClassValue<List<Method>> METHODS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return List.of(type.getMethods());
        }
      };

  private final Unit unit;
  private final Object tree;
  private final String kind;
  private final List<Method> accessors;

  private JavaTree(Unit unit, Object tree) {
    this.unit = unit;
    this.tree = tree;
    Enum<?> kindOfTree = (Enum<?>) get(TREE, tree, "getKind");
    this.kind = kindOfTree.name();
    this.accessors =
        METHODS
            .get((Class<?>) get(kindOfTree.getDeclaringClass(), kindOfTree, "asInterface"))
            .stream()
            .filter(method -> method.getName().startsWith("get"))
            .filter(method -> method.getParameterCount() == 0)
            .toList();
  }

  /** What the parts of one file share. */
  private record Unit(Path file, Object root, Object positions) {}

  /** Parses files; nothing is resolved and nothing is compiled. */
  static List<JavaTree> parse(List<Path> files) {
    Class<?> javac = type("javax.tools.JavaCompiler");
    Object compiler = get(type("javax.tools.ToolProvider"), null, "getSystemJavaCompiler");
    Object manager = get(javac, compiler, "getStandardFileManager", null, null, null);
    Object sources =
        get(
            type("javax.tools.StandardJavaFileManager"),
            manager,
            "getJavaFileObjectsFromFiles",
            files.stream().map(Path::toFile).toList());
    Object task =
        get(javac, compiler, "getTask", null, manager, null, List.of("-proc:none"), null, sources);
    Class<?> trees = type("com.sun.source.util.Trees");
    Object positions = get(trees, get(trees, null, "instance", task), "getSourcePositions");
    List<JavaTree> parsed = new ArrayList<>();
    for (Object root : (Iterable<?>) get(type("com.sun.source.util.JavacTask"), task, "parse")) {
      Object source = get(type("com.sun.source.tree.CompilationUnitTree"), root, "getSourceFile");
      URI uri = (URI) get(type("javax.tools.FileObject"), source, "toUri");
      parsed.add(new JavaTree(new Unit(Path.of(uri), root, positions), root));
    }
    return parsed;
  }

  Path file() {
    return unit.file();
  }

  /** Whether this is of one of the kinds of {@code com.sun.source.tree.Tree.Kind}. */
  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }

  /** The text of an attribute: {@code text("simpleName")} is what {@code getSimpleName} answers. */
  String text(String attribute) {
    return accessors.stream()
        .filter(accessor -> named(accessor, attribute))
        .map(accessor -> String.valueOf(invoke(accessor, tree)))
        .findFirst()
        .orElse("");
  }

  /** The parts an attribute consists of: none, one, or the items of a list. */
  List<JavaTree> parts(String attribute) {
    return accessors.stream()
        .filter(accessor -> named(accessor, attribute))
        .flatMap(accessor -> children(accessor).stream())
        .toList();
  }

  /** The modifiers of a declaration, as they are written. */
  Set<String> modifiers() {
    return parts("modifiers").stream()
        .flatMap(part -> Arrays.stream(part.text("flags").split("[\\[\\], ]+", -1)))
        .collect(Collectors.toSet());
  }

  /** This part and everything in it. */
  List<JavaTree> everything() {
    List<JavaTree> found = new ArrayList<>();
    collect(found);
    return found;
  }

  private void collect(List<JavaTree> found) {
    found.add(this);
    accessors.forEach(accessor -> children(accessor).forEach(child -> child.collect(found)));
  }

  /** The file and line of this part. */
  String place() {
    return unit.file().getFileName() + ":" + line("getStartPosition");
  }

  /** How many lines this part takes, the first and the last included. */
  long lines() {
    return line("getEndPosition") - line("getStartPosition") + 1;
  }

  @Override
  public String toString() {
    return tree.toString();
  }

  private List<JavaTree> children(Method accessor) {
    Object value = invoke(accessor, tree);
    List<?> values =
        value instanceof List<?> list ? list : Optional.ofNullable(value).stream().toList();
    return values.stream().filter(TREE::isInstance).map(item -> new JavaTree(unit, item)).toList();
  }

  private long line(String end) {
    Class<?> sourcePositions = type("com.sun.source.util.SourcePositions");
    Object position = get(sourcePositions, unit.positions(), end, unit.root(), tree);
    Object map = get(type("com.sun.source.tree.CompilationUnitTree"), unit.root(), "getLineMap");
    return (Long) get(type("com.sun.source.tree.LineMap"), map, "getLineNumber", position);
  }

  private static boolean named(Method accessor, String attribute) {
    return accessor.getName().substring("get".length()).equalsIgnoreCase(attribute);
  }

  private static Object get(
      Class<?> type, @Nullable Object target, String method, @Nullable Object... arguments) {
    Object answer =
        METHODS.get(type).stream()
            .filter(candidate -> candidate.getName().equals(method))
            .filter(candidate -> takes(candidate, arguments))
            .map(candidate -> invoke(candidate, target, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + " has no " + method));
    return Optional.ofNullable(answer).orElseThrow();
  }

  private static boolean takes(Method method, @Nullable Object... arguments) {
    Class<?>[] types = method.getParameterTypes();
    return types.length == arguments.length
        && IntStream.range(0, types.length)
            .allMatch(
                i ->
                    arguments[i] == null
                        || types[i].isPrimitive()
                        || types[i].isInstance(arguments[i]));
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object target, @Nullable Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method + " failed", e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("This test needs a JDK with its compiler", e);
    }
  }
}

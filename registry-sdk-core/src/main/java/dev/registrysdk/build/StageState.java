package dev.registrysdk.build;

import dev.registrysdk.oci.ConfigEditor;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stage while its instructions are carried out: what its image has become so far. */
final class StageState {
  /** Who made the steps, for readers of the history. */
  private static final String COMMENT = "Registry SDK";

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Platform platform;
  private final @Nullable OpenImage base;
  private final List<BuildStep> steps = new ArrayList<>();
  private final List<Supplier<LayerIndex>> layers = new ArrayList<>();
  private List<String> shell = List.of();
  private List<String> triggers = List.of();
  private String user = "";
  private String workdir = "/";
  private boolean cmdSet;

  private StageState(Platform platform, @Nullable OpenImage base) {
    this.platform = platform;
    this.base = base;
  }

  static StageState scratch(Platform platform) {
    StageState state = new StageState(platform, null);
    state.edit(config -> config.env("PATH", PATH).workingDir("/"));
    return state;
  }

  static StageState of(OpenImage base, LayerFiles files) {
    ImageConfig config = base.config();
    StageState state = new StageState(config.platform(), base);
    state.layers.addAll(files.layers(base));
    state.shell = config.shell();
    state.user = config.user().orElse("");
    state.workdir = config.workingDir().filter(path -> !path.isEmpty()).orElse("/");
    if (!config.onBuild().isEmpty()) {
      state.edit(editor -> editor.onBuild(List.of()));
    }
    if (config.env().stream().noneMatch(variable -> variable.startsWith("PATH="))) {
      state.edit(editor -> editor.env("PATH", PATH));
    }
    return state;
  }

  static StageState of(StageState earlier) {
    StageState state = new StageState(earlier.platform, earlier.base);
    state.steps.addAll(earlier.steps);
    state.layers.addAll(earlier.layers);
    state.shell = earlier.shell;
    state.user = earlier.user;
    state.workdir = earlier.workdir;
    if (!earlier.triggers.isEmpty()) {
      state.edit(editor -> editor.onBuild(List.of()));
    }
    return state;
  }

  /** The environment of an image; one without PATH gets the usual one. */
  static Map<String, String> environment(List<String> variables) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String variable : variables) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    environment.putIfAbsent("PATH", PATH);
    return environment;
  }

  /** What there is now. */
  ImageFiles files() {
    return new ImageFiles(layers);
  }

  /** What there is now, with a layer on top that is being made. */
  ImageFiles files(LayerIndex top) {
    List<Supplier<LayerIndex>> all = new ArrayList<>(layers);
    all.add(() -> top);
    return new ImageFiles(all);
  }

  void edit(Consumer<ConfigEditor> change) {
    steps.add(new BuildStep.Edit(change));
  }

  void history(String createdBy) {
    steps.add(new BuildStep.AddHistory(entry(createdBy)));
  }

  void layer(Layer layer, LayerIndex index, String createdBy) {
    steps.add(new BuildStep.AddLayer(layer, entry(createdBy)));
    layers.add(() -> index);
  }

  private static HistoryEntry entry(String createdBy) {
    return HistoryEntry.builder().createdBy(createdBy).comment(COMMENT).build();
  }

  /** What the image is for so far. */
  Platform platform() {
    return platform;
  }

  String user() {
    return user;
  }

  void user(String value) {
    user = value;
    edit(config -> config.user(value));
  }

  /** The working directory, an absolute path. */
  String workdir() {
    return workdir;
  }

  void workdir(String path) {
    workdir = path;
    edit(config -> config.workingDir(path));
  }

  /** What runs commands of the shell form. */
  List<String> shell() {
    return shell.isEmpty() ? List.of("/bin/sh", "-c") : shell;
  }

  void shell(List<String> words) {
    shell = words;
    edit(config -> config.shell(words));
  }

  void trigger(String text) {
    List<String> more = new ArrayList<>(triggers);
    more.add(text);
    triggers = List.copyOf(more);
    edit(config -> config.onBuild(more));
  }

  void cmd(List<String> words) {
    cmdSet = true;
    edit(config -> config.cmd(words));
  }

  /** The arguments of an entry point of the base mean nothing to another one. */
  void entrypoint(List<String> words) {
    boolean keep = cmdSet;
    edit(config -> (keep ? config : config.cmd(List.of())).entrypoint(words));
  }

  /** The way to the image of this stage. */
  ImagePlan plan() {
    return new ImagePlan(platform, base, steps);
  }
}

package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Command;

/** The instructions that change nothing but the configuration. */
final class ConfigSteps {
  private ConfigSteps() {}

  static void apply(StageState state, Command command) {
    if (command instanceof Command.Env env) {
      env.variables().forEach(pair -> state.edit(config -> config.env(pair.name(), pair.value())));
    } else if (command instanceof Command.Label label) {
      label.labels().forEach(pair -> state.edit(config -> config.label(pair.name(), pair.value())));
    } else if (command instanceof Command.Cmd cmd) {
      state.cmd(CreatedBy.words(cmd.line(), state.shell()));
    } else if (command instanceof Command.Entrypoint entrypoint) {
      state.entrypoint(CreatedBy.words(entrypoint.line(), state.shell()));
    } else if (command instanceof Command.Shell shell) {
      state.shell(shell.words());
    } else if (command instanceof Command.User user) {
      state.user(user.user());
    } else if (command instanceof Command.Onbuild onbuild) {
      state.trigger(onbuild.trigger());
    } else {
      applyOther(state, command);
    }
  }

  private static void applyOther(StageState state, Command command) {
    if (command instanceof Command.Expose expose) {
      expose.ports().forEach(port -> state.edit(config -> config.exposePort(port)));
    } else if (command instanceof Command.Volume volume) {
      volume.paths().forEach(path -> state.edit(config -> config.volume(path)));
    } else if (command instanceof Command.Stopsignal signal) {
      state.edit(config -> config.stopSignal(signal.signal()));
    } else if (command instanceof Command.Healthcheck health) {
      state.edit(config -> config.healthcheck(health.test()));
    } else if (command instanceof Command.Maintainer maintainer) {
      state.edit(config -> config.author(maintainer.author()));
    } else if (!(command instanceof Command.Arg)) {
      throw new IllegalStateException("not planned: " + command.keyword());
    }
  }
}

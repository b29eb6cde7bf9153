package dev.registrysdk.examples.interop;

/** How a program ended, and what it said. */
record Outcome(String command, int status, String output, String errors) {
  /** What it said on its standard output; a failure of the test if the program failed. */
  String succeeded() {
    if (status != 0) {
      throw new AssertionError("Failed: " + this);
    }
    return output;
  }

  /** What it said on its standard error; a failure of the test if the program did not fail. */
  String failed() {
    if (status == 0) {
      throw new AssertionError("Did not fail: " + this);
    }
    return errors;
  }

  @Override
  public String toString() {
    return command + " ended with status " + status + "\n" + output + errors;
  }
}

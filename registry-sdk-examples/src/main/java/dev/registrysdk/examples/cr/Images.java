package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.Repository;

/** A repository: many images under one name. */
record Images(String text, Repository repository) implements Named {
  static Images parse(String text) {
    Userinfo.refuse(text);
    return new Images(text, Repository.parse(text));
  }

  @Override
  public String registry() {
    return repository.registry();
  }

  @Override
  public String toString() {
    return repository.toString();
  }
}

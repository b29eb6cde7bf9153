package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.Repository;

/** A repository: many images under one name. */
record Images(String text, Repository repository) implements Named {
  static Images parse(String text) {
    Userinfo.refuse(text);
    return new Images(text, Repository.parse(text));
  }

  @Override
  public Repository inRepository() {
    return repository;
  }

  @Override
  public String toString() {
    return repository.toString();
  }
}

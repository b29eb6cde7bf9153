package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.http.CallSpec;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.http.Operation;
import dev.registrysdk.http.Scope;
import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.List;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;

/**
 * The calls of one operation on one repository: they share a retry budget, end together, and ask
 * for the same permission, so that one token serves them all.
 */
final class Session implements AutoCloseable {
  private final DistributionApi api;
  private final Operation operation;
  private final Repository repository;
  private final TransferOptions options;
  private final String[] actions;

  Session(
      HttpPipeline pipeline, Repository repository, TransferOptions options, String... actions) {
    this.api = pipeline.service(DistributionApi.class, repository.registry());
    this.operation = pipeline.operation();
    this.repository = repository;
    this.options = options;
    this.actions = actions;
  }

  DistributionApi api() {
    return api;
  }

  Repository repository() {
    return repository;
  }

  String path() {
    return repository.path();
  }

  TransferOptions options() {
    return options;
  }

  Operation operation() {
    return operation;
  }

  CallSpec spec(String what, Scope... more) {
    List<Scope> scopes = new ArrayList<>();
    scopes.add(Scope.repository(repository.path(), actions));
    scopes.addAll(List.of(more));
    return operation.call(what, scopes.toArray(Scope[]::new));
  }

  /** A call whose answer is in its status and headers; the body is read away. */
  <T> Response<T> execute(Call<T> call) {
    Response<T> response = operation.execute(call);
    discard(response);
    return response;
  }

  /** A call that may be answered with any status; a body is left to the caller. */
  <T> Response<T> send(Call<T> call) {
    return operation.send(call);
  }

  RegistryException failure(Response<?> response) {
    return operation.failure(response);
  }

  /** Reads a small body whole. */
  byte[] read(String what, Response<ResponseBody> response, int limit) {
    return operation.read(what, response, limit);
  }

  static void discard(Response<?> response) {
    if (response.body() instanceof ResponseBody body) {
      body.close();
    }
  }

  @Override
  public void close() {
    operation.close();
  }
}

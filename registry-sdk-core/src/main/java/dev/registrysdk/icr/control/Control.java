package dev.registrysdk.icr.control;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.http.CallSpec;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import retrofit2.Call;

/**
 * A part of the control plane at one host, as one account sees it. Immutable and safe for use by
 * several threads.
 *
 * @param <A> the Retrofit interface of the part
 */
public final class Control<A> {
  private final HttpPipeline pipeline;
  private final Class<A> type;
  private final Account account;
  private final JsonService<A> service;

  private Control(HttpPipeline pipeline, Class<A> type, String host, Account account) {
    this.pipeline = pipeline;
    this.type = type;
    this.account = account;
    this.service = new JsonService<>(pipeline, type, AuthTarget.control(host));
  }

  /**
   * Opens a part of the control plane. Nothing is sent yet.
   *
   * @param pipeline makes the requests
   * @param type the Retrofit interface of the part
   * @param host the registry
   * @param credentials the credentials that the pipeline was made with: asked for the account
   * @param account the id of the account; found from the credentials if empty
   * @param <A> the Retrofit interface of the part
   * @return the part
   */
  public static <A> Control<A> of(
      HttpPipeline pipeline,
      Class<A> type,
      String host,
      CredentialProvider credentials,
      Optional<String> account) {
    return new Control<>(
        pipeline.decodingWith(new IcrErrorDecoder()),
        type,
        host,
        new Account(account, credentials));
  }

  /**
   * The same part at another registry of the service, for the same account.
   *
   * @param otherHost the registry
   * @return the part there
   */
  public Control<A> at(String otherHost) {
    return otherHost.equals(host()) ? this : new Control<>(pipeline, type, otherHost, account);
  }

  /**
   * Another part of the control plane at the same registry, for the same account.
   *
   * @param otherType the Retrofit interface of the part
   * @param <B> the Retrofit interface of the part
   * @return the part
   */
  public <B> Control<B> part(Class<B> otherType) {
    return new Control<>(pipeline, otherType, host(), account);
  }

  /**
   * A call that names the account.
   *
   * @param <A> the interface
   */
  @FunctionalInterface
  public interface Request<A> {
    /**
     * Makes it.
     *
     * @param api the interface
     * @param spec to be passed on
     * @param account the id of the account, for the header of this name
     * @return the call, not sent yet
     */
    Call<ResponseBody> make(A api, CallSpec spec, String account);
  }

  /**
   * The registry.
   *
   * @return its host, with {@code :port} if there is one
   */
  public String host() {
    return service.host();
  }

  /**
   * Makes a call whose answer counts by its status only.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   */
  public void tell(String what, Request<A> request) {
    service.tell(what, named(what, request));
  }

  /**
   * Makes a call and reads its answer whole.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param type how the answer is read
   * @param <T> what it is read as
   * @return the answer
   */
  public <T> T ask(String what, Request<A> request, JsonType<T> type) {
    return service.ask(what, named(what, request), type);
  }

  /**
   * Makes a call and hands its answer to a reader, for answers that are not plain JSON.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param reader reads the answer
   * @param <T> what it is read as
   * @return the answer
   */
  public <T> T ask(String what, Request<A> request, JsonService.Reader<T> reader) {
    return service.ask(what, named(what, request), reader);
  }

  /**
   * Makes a call and reads the elements of its answer, a long array, all of them.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param element how an element is read
   * @param <T> what it is read as
   * @return the elements
   */
  public <T> List<T> list(String what, Request<A> request, JsonType<T> element) {
    return service.list(what, named(what, request), element);
  }

  /**
   * Makes a call and reads the elements of its answer, an array, as they are asked for.
   *
   * @param what what cannot be done if it fails; a clause without a full stop
   * @param request the call
   * @param element how an element is read
   * @param <T> what it is read as
   * @return the elements, to be closed unless read to the end
   */
  public <T> Stream<T> stream(String what, Request<A> request, JsonType<T> element) {
    return service.stream(what, named(what, request), element);
  }

  /**
   * The calls that need no account.
   *
   * @return the service
   */
  public JsonService<A> service() {
    return service;
  }

  /**
   * The refresh token behind the access token that calls are made with.
   *
   * @return the token; empty if the credentials have none
   */
  public Optional<String> refreshToken() {
    return account.refreshToken(host());
  }

  private JsonService.Request<A> named(String what, Request<A> request) {
    String id = account.id(what, host());
    return (api, spec) -> request.make(api, spec, id);
  }
}
